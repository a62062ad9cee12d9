package org.zarrkit.zarr;

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
    private static final Set<String> SAME_NAME = Set.of("blosc", "gzip", "zstd", "crc32c", "bitround");

    private static final Set<String> COMPRESSORS = Set.of("blosc", "bz2", "gzip", "lz4", "lzma", "zlib", "zstd");

    /** Members of the configurations of filters that name a type: what it decodes to, then what it encodes to. */
    private static final List<String> DECODED_TYPES = List.of("dtype", "decode_dtype");

    private static final List<String> ENCODED_TYPES = List.of("astype", "encode_dtype");

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
            boolean elementwise = ELEMENTWISE.contains(filter.get("id").string());
            // Zarr 3 has all array codecs first; another order must not be changed in silence.
            if (elementwise && !bytes.isEmpty())
                throw new UnsupportedFeatureException(filter.place() + ": the filter '"
                        + filter.get("id").string() + "' behind the filter on bytes '"
                        + bytes.get(0).name()
                        + "' is not supported; filters on elements may only stand before those");
            (elementwise ? elements : bytes).add(codec(filter, type));
            if (elementwise) bigEndian = encodedOrder(filter, bigEndian);
        }
        Member compressor = document.get("compressor");
        if (!compressor.isAbsent()) bytes.add(codec(compressor, type));
        elements.add(new CodecDescription("bytes", Map.of("endian", bigEndian ? "big" : "little")));
        elements.addAll(bytes);
        return elements;
    }

    /** The byte order that a filter on elements encodes to; what it decodes to must have that of the step before. */
    private static boolean encodedOrder(Member filter, boolean bigEndian) {
        for (String key : DECODED_TYPES)
            if (order(filter.get(key), bigEndian) != bigEndian)
                throw new UnsupportedFeatureException(filter.get(key).place() + ": found "
                        + filter.get(key).string() + "; a byte order other than that of the elements, "
                        + (bigEndian ? "big" : "little") + "-endian, is not supported");
        boolean encoded = bigEndian;
        for (String key : ENCODED_TYPES) encoded = order(filter.get(key), encoded);
        return encoded;
    }

    /** Whether the type that is named is big-endian; types of one byte, and absent ones, have any order. */
    private static boolean order(Member type, boolean otherwise) {
        if (type.isAbsent() || !type.value().isTextual()) return otherwise;
        String name = type.string();
        if (name.startsWith("|") || name.endsWith("1")) return otherwise;
        return name.startsWith(">");
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
        char byteOrder = V2Type.dtype(array).charAt(0);
        ArrayNode filters = Json.array();
        rest.forEach(codec -> filters.add(zarr2(codec, byteOrder == '>' ? ">" : "<")));
        // Zarr 2 calls what stands last and compresses the compressor; a last filter or checksum stays a filter.
        boolean compresses = !filters.isEmpty()
                && COMPRESSORS.contains(
                        filters.get(filters.size() - 1).get("id").textValue());
        document.set("compressor", compresses ? filters.remove(filters.size() - 1) : null);
        document.set("filters", filters.isEmpty() ? null : filters);
    }

    private static ObjectNode zarr2(CodecDescription codec, String byteOrder) {
        String id = codec.name().replaceFirst("^numcodecs\\.", "");
        if (id.equals(codec.name()) && !SAME_NAME.contains(id))
            throw new UnsupportedFeatureException("Zarr 2 has no codec '" + id + "'; choose Zarr 3 or another codec");
        Map<String, Object> configuration = new LinkedHashMap<>(codec.configuration());
        if (id.equals("blosc")) {
            configuration.remove("typesize");
            // Zarr 3 has names, but 'numcodecs.blosc' has Zarr 2's numbers.
            configuration.computeIfPresent(
                    "shuffle", (k, shuffle) -> shuffle instanceof String ? BLOSC_SHUFFLES.indexOf(shuffle) : shuffle);
            configuration.putIfAbsent("blocksize", 0);
        }
        // The byte order of the array is that of 'bytes': all types on the way have it, so that they fit together.
        for (List<String> keys : List.of(DECODED_TYPES, ENCODED_TYPES))
            for (String key : keys)
                configuration.computeIfPresent(
                        key, (k, name) -> name instanceof String text ? V2Type.withOrder(text, byteOrder) : name);
        return Json.object().put("id", id).setAll((ObjectNode) Json.of(configuration));
    }
}
