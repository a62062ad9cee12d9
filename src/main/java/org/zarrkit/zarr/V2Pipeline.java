package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.codec.DataType;

/**
 * The filters and the compressor of a Zarr 2 array, put into Zarr 3 terms one after the other. A filter on elements that
 * finds elements of its own type and byte order stands before {@code bytes}, any other behind: it takes bytes for
 * elements.
 */
final class V2Pipeline {

    /** Codecs with the same bytes and nearly the same configuration under the same name in Zarr 3. */
    static final Set<String> SAME_NAME = Set.of("blosc", "gzip", "zstd", "crc32c", "bitround");

    static final List<String> BLOSC_SHUFFLES = List.of("noshuffle", "shuffle", "bitshuffle");

    /** Members of the configurations of filters that name a type: what it decodes to, then what it encodes to. */
    static final List<String> DECODED_TYPES = List.of("dtype", "decode_dtype");

    static final List<String> ENCODED_TYPES = List.of("astype", "encode_dtype");

    /** Filters that turn elements into elements; all others turn bytes into bytes. */
    private static final Set<String> ELEMENTWISE =
            Set.of("delta", "fixedscaleoffset", "astype", "packbits", "quantize", "bitround");

    /** What numcodecs takes where a configuration leaves an option out that Zarr 3 asks for. */
    private static final Map<String, Map<String, Object>> DEFAULTS =
            Map.of("gzip", Map.of("level", 1), "zstd", Map.of("level", 0), "shuffle", Map.of("elementsize", 4));

    private final List<CodecDescription> elements = new ArrayList<>();
    private final List<CodecDescription> bytes = new ArrayList<>();
    private Optional<DataType> type;
    private boolean bigEndian;

    V2Pipeline(V2Type type) {
        this.type = DataType.named(type.zarr3Name());
        this.bigEndian = type.bigEndian();
    }

    /** Whether a codec, by its Zarr 3 name, works on elements. */
    static boolean isElementwise(String name) {
        return ELEMENTWISE.contains(name.replaceFirst("^numcodecs\\.", ""));
    }

    void transpose(CodecDescription codec) {
        elements.add(codec);
    }

    void filter(Member filter) {
        String id = filter.get("id").string();
        if (!ELEMENTWISE.contains(id) || !bytes.isEmpty() || !finds(filter, id)) {
            bytes.add(codec(filter));
            return;
        }
        elements.add(codec(filter));
        if (id.equals("packbits")) type = Optional.of(DataType.UINT8);
        for (String key : ENCODED_TYPES) {
            Member encoded = filter.get(key);
            if (encoded.isAbsent()) continue;
            bigEndian = V2Type.isBigEndian(encoded.string(), bigEndian);
            type = V2Type.named(encoded.string());
        }
    }

    /** Whether the elements so far are what the filter takes; it is not judged by types that are none of pixels. */
    private boolean finds(Member filter, String id) {
        if (type.isEmpty()) return true;
        if (id.equals("packbits")) return type.get() == DataType.BOOL;
        if (id.equals("bitround")) return true;
        for (String key : DECODED_TYPES) {
            Member stated = filter.get(key);
            if (stated.isAbsent()) continue;
            Optional<DataType> wanted = V2Type.named(stated.string());
            if (wanted.isPresent() && !isLike(wanted.get(), type.get())) return false;
            if (V2Type.isBigEndian(stated.string(), bigEndian) != bigEndian) return false;
        }
        return true;
    }

    private static boolean isLike(DataType a, DataType b) {
        return a.sizeInBytes() == b.sizeInBytes() && a.isFloat() == b.isFloat();
    }

    void compressor(Member compressor) {
        bytes.add(codec(compressor));
    }

    List<CodecDescription> codecs() {
        List<CodecDescription> codecs = new ArrayList<>(elements);
        codecs.add(new CodecDescription("bytes", Map.of("endian", bigEndian ? "big" : "little")));
        codecs.addAll(bytes);
        return codecs;
    }

    private CodecDescription codec(Member member) {
        member.object();
        String id = member.get("id").string();
        Map<String, Object> configuration = new HashMap<>(member.plainMap());
        configuration.remove("id");
        configuration.values().removeIf(java.util.Objects::isNull);
        DEFAULTS.getOrDefault(id, Map.of()).forEach(configuration::putIfAbsent);
        // Zarr 3 has the checksum at the end alone.
        boolean sameName = SAME_NAME.contains(id) && !configuration.containsKey("location");
        if (!sameName) return new CodecDescription("numcodecs." + id, configuration);
        if (id.equals("blosc")) nameShuffle(configuration, member);
        return new CodecDescription(id, configuration);
    }

    /** Zarr 2 has numbers for the shuffles, with -1 for "bits if an element has one byte, else bytes". */
    private void nameShuffle(Map<String, Object> configuration, Member blosc) {
        int size = type.map(DataType::sizeInBytes).orElse(1);
        Member member = blosc.get("shuffle");
        long shuffle = member.isAbsent() ? 1 : member.integer(-1);
        if (shuffle > 2) throw member.expected("-1, 0, 1 or 2");
        if (shuffle < 0) shuffle = size == 1 ? 2 : 1;
        configuration.put("shuffle", BLOSC_SHUFFLES.get((int) shuffle));
        configuration.put("typesize", size);
    }
}
