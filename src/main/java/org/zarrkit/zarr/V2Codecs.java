package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.zarrkit.codec.Codec;
import org.zarrkit.codec.Codecs;
import org.zarrkit.codec.FilterOnBytes;
import org.zarrkit.error.UnsupportedFeatureException;

/** The members {@code order}, {@code filters} and {@code compressor} of Zarr 2 as Zarr 3 codecs, and back. */
final class V2Codecs {

    private static final Set<String> COMPRESSORS = Set.of("blosc", "bz2", "gzip", "lz4", "lzma", "zlib", "zstd");

    private V2Codecs() {}

    /** Encoding in Zarr 2: the elements in {@code order}, then the filters in turn, then the compressor. */
    static List<CodecDescription> toZarr3(Member document, V2Type type, int rank) {
        V2Pipeline pipeline = new V2Pipeline(type);
        if (isFortran(document.get("order")) && rank > 1) pipeline.transpose(reversal(rank));
        Member filters = document.get("filters");
        if (!filters.isAbsent()) filters.list(m -> m).forEach(pipeline::filter);
        Member compressor = document.get("compressor");
        if (!compressor.isAbsent()) pipeline.compressor(compressor);
        return pipeline.codecs();
    }

    private static boolean isFortran(Member order) {
        if (order.isAbsent() || order.string().equals("C")) return false;
        if (order.string().equals("F")) return true;
        throw order.expected("\"C\" or \"F\"");
    }

    private static CodecDescription reversal(int rank) {
        return new CodecDescription(
                "transpose",
                Map.of(
                        "order",
                        IntStream.range(0, rank).map(d -> rank - 1 - d).boxed().toList()));
    }

    /** The codecs; filters on elements behind {@code bytes} take bytes for elements. */
    static List<Codec> toCodecs(List<CodecDescription> descriptions) {
        List<Codec> codecs = new ArrayList<>();
        for (int i = 0; i < descriptions.size(); i++) {
            CodecDescription description = descriptions.get(i);
            codecs.add(
                    isOnBytes(descriptions, i)
                            ? FilterOnBytes.of(description.name(), description.configuration())
                            : Codecs.of(description.name(), description.configuration()));
        }
        return codecs;
    }

    /** Whether a codec works on elements and stands behind the one that turns them into bytes, which Zarr 3 has not. */
    static boolean isOnBytes(List<CodecDescription> codecs, int index) {
        return V2Pipeline.isElementwise(codecs.get(index).name())
                && codecs.subList(0, index).stream().anyMatch(V2Codecs::isBytes);
    }

    private static boolean isBytes(CodecDescription codec) {
        return codec.name().equals("bytes");
    }

    /** Puts {@code order}, {@code filters} and {@code compressor} into a Zarr 2 document. */
    static void putZarr2(ObjectNode document, ArrayMetadata array) {
        List<CodecDescription> codecs = array.codecs();
        // Only the first codec: in Zarr 2 the filters see the elements in the order that they are stored in.
        boolean fortran = !codecs.isEmpty() && codecs.get(0).isSameAs(reversal(array.rank()));
        document.put("order", fortran ? "F" : "C");
        if (codecs.stream().noneMatch(V2Codecs::isBytes))
            throw new UnsupportedFeatureException("Zarr 2 has no codecs " + codecs);
        String byteOrder = V2Type.dtype(array).startsWith(">") ? ">" : "<";
        ArrayNode filters = Json.array();
        for (int i = fortran ? 1 : 0; i < codecs.size(); i++) {
            if (isBytes(codecs.get(i))) continue;
            // A filter before 'bytes' sees elements, whose byte order is that of 'bytes'; one behind it states its own.
            filters.add(zarr2(codecs.get(i), isOnBytes(codecs, i) ? "" : byteOrder));
        }
        // Zarr 2 calls what stands last and compresses the compressor; a last filter or checksum stays a filter.
        boolean compresses = !filters.isEmpty()
                && COMPRESSORS.contains(
                        filters.get(filters.size() - 1).get("id").textValue());
        document.set("compressor", compresses ? filters.remove(filters.size() - 1) : null);
        document.set("filters", filters.isEmpty() ? null : filters);
    }

    private static ObjectNode zarr2(CodecDescription codec, String byteOrder) {
        String id = codec.name().replaceFirst("^numcodecs\\.", "");
        if (id.equals(codec.name()) && !V2Pipeline.SAME_NAME.contains(id))
            throw new UnsupportedFeatureException("Zarr 2 has no codec '" + id + "'; choose Zarr 3 or another codec");
        Map<String, Object> configuration = new LinkedHashMap<>(codec.configuration());
        if (id.equals("blosc")) {
            configuration.remove("typesize");
            // Zarr 3 has names, but 'numcodecs.blosc' has Zarr 2's numbers.
            configuration.computeIfPresent(
                    "shuffle",
                    (k, shuffle) -> shuffle instanceof String ? V2Pipeline.BLOSC_SHUFFLES.indexOf(shuffle) : shuffle);
            configuration.putIfAbsent("blocksize", 0);
        }
        // numcodecs before 0.13 and tensorstore refuse to open an array that states it.
        if (id.equals("zstd")) configuration.remove("checksum", false);
        if (!byteOrder.isEmpty())
            for (List<String> keys : List.of(V2Pipeline.DECODED_TYPES, V2Pipeline.ENCODED_TYPES))
                for (String key : keys)
                    configuration.computeIfPresent(
                            key, (k, name) -> name instanceof String text ? V2Type.withOrder(text, byteOrder) : name);
        return Json.object().put("id", id).setAll((ObjectNode) Json.of(configuration));
    }
}
