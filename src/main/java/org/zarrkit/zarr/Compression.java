package org.zarrkit.zarr;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zarrkit.codec.Codecs;
import org.zarrkit.codec.DataType;

/** Codecs as a person writes them: {@code blosc:zstd:1}, {@code zstd:3}, {@code gzip:6} or {@code raw}. */
public final class Compression {

    private static final Set<String> BLOSC_NAMES = Set.of("blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd");
    private static final Set<String> SHUFFLES = Set.of("noshuffle", "shuffle", "bitshuffle");

    private Compression() {}

    /**
     * The codecs of a chunk: bytes, then the compressor of the text.
     *
     * @throws IllegalArgumentException if the text names none; the message says what can be written
     */
    public static List<CodecDescription> codecs(String text, DataType type) {
        CodecDescription bytes = type.sizeInBytes() == 1
                ? new CodecDescription("bytes", Map.of())
                : new CodecDescription("bytes", Map.of("endian", "little"));
        return text.equals("raw") ? List.of(bytes) : List.of(bytes, compressor(text, type));
    }

    /** Chunks in shards, the index at the end with a checksum. */
    public static List<CodecDescription> sharded(List<Integer> chunkShape, List<CodecDescription> codecs) {
        List<CodecDescription> index = List.of(
                new CodecDescription("bytes", Map.of("endian", "little")), new CodecDescription("crc32c", Map.of()));
        return List.of(new CodecDescription(
                "sharding_indexed",
                Map.of(
                        "chunk_shape",
                        chunkShape,
                        "codecs",
                        codecs.stream().map(Compression::plain).toList(),
                        "index_codecs",
                        index.stream().map(Compression::plain).toList(),
                        "index_location",
                        "end")));
    }

    private static Map<String, Object> plain(CodecDescription codec) {
        return codec.configuration().isEmpty() && !Codecs.needsConfiguration(codec.name())
                ? Map.of("name", codec.name())
                : Map.of("name", codec.name(), "configuration", codec.configuration());
    }

    private static CodecDescription compressor(String text, DataType type) {
        String[] parts = text.split(":");
        return switch (parts[0]) {
            case "zstd" ->
                new CodecDescription("zstd", Map.of("level", level(parts, 1, 3, -7, 22, text), "checksum", false));
            case "gzip" -> new CodecDescription("gzip", Map.of("level", level(parts, 1, 6, 0, 9, text)));
            case "blosc" -> blosc(parts, type, text);
            default -> throw unknown(text);
        };
    }

    private static CodecDescription blosc(String[] parts, DataType type, String text) {
        String name = parts.length > 1 ? parts[1] : "zstd";
        String shuffle = parts.length > 3 ? parts[3] : type.sizeInBytes() == 1 ? "noshuffle" : "shuffle";
        if (!BLOSC_NAMES.contains(name) || !SHUFFLES.contains(shuffle)) throw unknown(text);
        return new CodecDescription(
                "blosc",
                Map.of(
                        "cname",
                        name,
                        "clevel",
                        level(parts, 2, 1, 0, 9, text),
                        "shuffle",
                        shuffle,
                        "typesize",
                        type.sizeInBytes(),
                        "blocksize",
                        0));
    }

    private static int level(String[] parts, int at, int otherwise, int least, int most, String text) {
        if (parts.length <= at) return otherwise;
        if (!parts[at].matches("-?[0-9]{1,3}")) throw unknown(text);
        int level = Integer.parseInt(parts[at]);
        if (level < least || level > most)
            throw new IllegalArgumentException(
                    "codec '" + text + "': level " + level + ", expected " + least + " to " + most);
        return level;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "codec '" + text + "' is not known; expected raw, gzip:LEVEL, zstd:LEVEL or "
                        + "blosc:CNAME:LEVEL[:SHUFFLE] with CNAME blosclz, lz4, lz4hc, snappy, zlib or zstd "
                        + "and SHUFFLE noshuffle, shuffle or bitshuffle");
    }
}
