package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;

/** The members {@code order}, {@code filters} and {@code compressor} of Zarr 2 as Zarr 3 codecs, and back. */
final class V2Codecs {

    /** Codecs with the same bytes and nearly the same configuration under the same name in Zarr 3. */
    private static final Set<String> SAME_NAME = Set.of("blosc", "gzip", "zstd", "crc32c");

    private static final List<String> BLOSC_SHUFFLES = List.of("noshuffle", "shuffle", "bitshuffle");

    /** Filters that turn elements into elements; all others turn bytes into bytes. */
    private static final Set<String> ELEMENTWISE =
            Set.of("delta", "fixedscaleoffset", "astype", "packbits", "quantize", "bitround");

    private V2Codecs() {}

    /** Encoding in Zarr 2: the elements in {@code order}, then the filters in turn, then the compressor. */
    static List<CodecDescription> toZarr3(Member document, V2Type type, int rank) {
        List<CodecDescription> elements = new ArrayList<>();
        List<CodecDescription> bytes = new ArrayList<>();
        if (isFortran(document.get("order")) && rank > 1) elements.add(reversal(rank));
        boolean bigEndian = type.bigEndian();
        for (Member filter : filters(document.get("filters"))) {
            CodecDescription codec = codec(filter, type);
            boolean elementwise = ELEMENTWISE.contains(filter.get("id").string());
            (elementwise ? elements : bytes).add(codec);
            Object astype = codec.configuration().get("astype");
            if (elementwise && astype instanceof String encoded) bigEndian = encoded.startsWith(">");
        }
        Member compressor = document.get("compressor");
        if (!compressor.isAbsent()) bytes.add(codec(compressor, type));
        elements.add(new CodecDescription("bytes", Map.of("endian", bigEndian ? "big" : "little")));
        elements.addAll(bytes);
        return elements;
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

    private static List<Member> filters(Member filters) {
        return filters.isAbsent() ? List.of() : filters.list(m -> m);
    }

    private static CodecDescription codec(Member member, V2Type type) {
        member.object();
        String id = member.get("id").string();
        Map<String, Object> configuration = new HashMap<>(member.plainMap());
        configuration.remove("id");
        configuration.values().removeIf(java.util.Objects::isNull);
        if (!SAME_NAME.contains(id)) return new CodecDescription("numcodecs." + id, configuration);
        if (id.equals("blosc")) nameShuffle(configuration, member, type);
        return new CodecDescription(id, configuration);
    }

    /** Zarr 2 has numbers for the shuffles, with -1 for "bits if an element has one byte, else bytes". */
    private static void nameShuffle(Map<String, Object> configuration, Member blosc, V2Type type) {
        int size = DataType.named(type.zarr3Name()).map(DataType::sizeInBytes).orElse(1);
        Member member = blosc.get("shuffle");
        long shuffle = member.isAbsent() ? 1 : member.integer(-1);
        if (shuffle > 2) throw member.expected("-1, 0, 1 or 2");
        if (shuffle < 0) shuffle = size == 1 ? 2 : 1;
        configuration.put("shuffle", BLOSC_SHUFFLES.get((int) shuffle));
        configuration.put("typesize", size);
    }

    /** Puts {@code order}, {@code filters} and {@code compressor} into a Zarr 2 document. */
    static void putZarr2(ObjectNode document, ArrayMetadata array) {
        List<CodecDescription> rest = new ArrayList<>(array.codecs());
        // Only the first codec: in Zarr 2 the filters see the elements in the order that they are stored in.
        boolean fortran = !rest.isEmpty() && rest.get(0).isSameAs(reversal(array.rank()));
        if (fortran) rest.remove(0);
        document.put("order", fortran ? "F" : "C");
        if (rest.stream().noneMatch(c -> c.name().equals("bytes")))
            throw new UnsupportedFeatureException("Zarr 2 has no codecs " + array.codecs());
        rest.removeIf(c -> c.name().equals("bytes"));
        ArrayNode filters = Json.array();
        rest.forEach(codec -> filters.add(zarr2(codec)));
        JsonNode compressor = filters.isEmpty() ? null : filters.remove(filters.size() - 1);
        document.set("compressor", compressor);
        document.set("filters", filters.isEmpty() ? null : filters);
    }

    private static ObjectNode zarr2(CodecDescription codec) {
        String id = codec.name().replaceFirst("^numcodecs\\.", "");
        if (id.equals(codec.name()) && !SAME_NAME.contains(id))
            throw new UnsupportedFeatureException("Zarr 2 has no codec '" + id + "'; choose Zarr 3 or another codec");
        Map<String, Object> configuration = new LinkedHashMap<>(codec.configuration());
        if (id.equals("blosc")) {
            configuration.remove("typesize");
            configuration.computeIfPresent("shuffle", (k, name) -> BLOSC_SHUFFLES.indexOf(name));
            configuration.putIfAbsent("blocksize", 0);
        }
        return Json.object().put("id", id).setAll((ObjectNode) Json.of(configuration));
    }
}
