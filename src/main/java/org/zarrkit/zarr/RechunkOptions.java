package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.codec.DataType;

/**
 * How arrays are stored anew; what is not said stays as it is.
 *
 * @param format 2 or 3
 * @param chunks edges of chunks along the last axes; 1 along those before them
 * @param shards edges of shards along the last axes, rounded up to whole chunks; none if the list is empty
 * @param codec such as {@code blosc:zstd:1}, {@code zstd:3}, {@code gzip:6}, {@code raw}
 */
public record RechunkOptions(
        Optional<Integer> format,
        Optional<List<Integer>> chunks,
        Optional<List<Integer>> shards,
        Optional<String> codec) {

    private static final int LARGEST_EDGE = (1 << 30) - 1;

    public RechunkOptions {
        if (format.isPresent() && format.get() != 2 && format.get() != 3)
            throw new IllegalArgumentException("Zarr format " + format.get() + "; expected 2 or 3");
        chunks = chunks.map(List::copyOf);
        shards = shards.map(List::copyOf);
        if (chunks.isPresent() && chunks.get().isEmpty())
            throw new IllegalArgumentException("no edges of chunks; expected such as 64,64,64");
        for (Optional<List<Integer>> edges : List.of(chunks, shards))
            if (edges.isPresent() && edges.get().stream().anyMatch(edge -> edge < 1 || edge > LARGEST_EDGE))
                throw new IllegalArgumentException("edges " + edges.get() + "; expected 1 to " + LARGEST_EDGE);
        if (format.orElse(3) == 2 && shards.isPresent() && !shards.get().isEmpty())
            throw new IllegalArgumentException("Zarr 2 has no shards; choose Zarr 3, or none");
    }

    /** Another format, and nothing else. */
    public static RechunkOptions ofFormat(int format) {
        return new RechunkOptions(Optional.of(format), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same array as these options store it, with the attributes and names that it has. */
    ArrayMetadata applyTo(ZarrArray source) {
        ArrayMetadata metadata = source.metadata();
        int newFormat = format.orElse(metadata.zarrFormat());
        boolean unsharding = newFormat == 2 && source.metadata().isSharded();
        boolean sameLayout = chunks.isEmpty() && shards.isEmpty() && codec.isEmpty() && !unsharding;
        if (sameLayout && newFormat == metadata.zarrFormat()) return metadata;
        ArrayMetadata changed = sameLayout
                ? metadata.withLayout(newFormat, metadata.chunkShape(), completed(metadata.codecs(), newFormat))
                : laidOut(source, newFormat);
        if (newFormat == 2) V2Documents.document(changed); // throws if Zarr 2 has no words for it
        return changed;
    }

    private ArrayMetadata laidOut(ZarrArray source, int newFormat) {
        ArrayMetadata metadata = source.metadata();
        DataType type = source.chunkSpec().type();
        List<Integer> chunk = chunks.map(edges -> fitted(edges, metadata))
                .orElse(source.grid().chunkShape());
        List<CodecDescription> codecs = codec.map(text -> Compression.codecs(text, type))
                .orElseGet(() -> completed(codecsOfChunks(metadata.codecs()), newFormat));
        List<Integer> shard = newFormat == 2
                ? List.of()
                : shards.map(edges -> edges.isEmpty() ? edges : fitted(edges, metadata))
                        .orElse(metadata.isSharded() ? metadata.chunkShape() : List.of());
        if (shard.isEmpty()) return metadata.withLayout(newFormat, chunk, codecs);
        List<Integer> whole = new ArrayList<>();
        for (int d = 0; d < chunk.size(); d++)
            whole.add(Math.multiplyExact(chunk.get(d), -Math.floorDiv(-shard.get(d), chunk.get(d))));
        return metadata.withLayout(newFormat, whole, Compression.sharded(chunk, codecs));
    }

    private static List<Integer> fitted(List<Integer> edges, ArrayMetadata array) {
        List<Integer> fitted = new ArrayList<>();
        for (int d = 0; d < array.rank(); d++) {
            int given = d + edges.size() - array.rank();
            fitted.add(given < 0 ? 1 : edges.get(given));
        }
        return fitted;
    }

    private static List<CodecDescription> completed(List<CodecDescription> codecs, int format) {
        return format == 2 ? codecs : FormatConversion.inZarr3(codecs);
    }

    /** The codecs of the innermost chunks; transposes of whole shards are an order of storing, and left out. */
    private static List<CodecDescription> codecsOfChunks(List<CodecDescription> codecs) {
        for (CodecDescription codec : codecs)
            if (codec.name().equals(ArrayMetadata.SHARDING)) {
                JsonNode inner = Json.of(codec.configuration()).path("codecs");
                return codecsOfChunks(new Member("codecs", inner).list(CodecDescription::parse));
            }
        return codecs;
    }
}
