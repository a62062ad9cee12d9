package org.zarrkit.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/** The registry of codecs by their Zarr 3 names. */
public final class Codecs {

    private static final Map<String, Function<Configuration, Codec>> BY_NAME = Map.ofEntries(
            Map.entry("bitround", BitroundCodec::of),
            Map.entry("blosc", BloscCodec::of),
            Map.entry("bytes", BytesCodec::of),
            Map.entry("cast_value", CastValueCodec::of),
            Map.entry("crc32c", Crc32cCodec::of),
            // What "bytes" was called in drafts of Zarr 3.
            Map.entry("endian", BytesCodec::of),
            Map.entry("gzip", GzipCodec::of),
            Map.entry("numcodecs.adler32", ChecksumCodec::of),
            Map.entry("numcodecs.astype", AstypeCodec::of),
            Map.entry("numcodecs.base64", Base64Codec::of),
            Map.entry("numcodecs.bitround", BitroundCodec::of),
            Map.entry("numcodecs.blosc", BloscCodec::of),
            Map.entry("numcodecs.bz2", Bz2Codec::of),
            Map.entry("numcodecs.crc32", ChecksumCodec::of),
            Map.entry("numcodecs.crc32c", ChecksumCodec::of),
            Map.entry("numcodecs.delta", DeltaCodec::of),
            Map.entry("numcodecs.fixedscaleoffset", FixedScaleOffsetCodec::of),
            Map.entry("numcodecs.fletcher32", ChecksumCodec::of),
            Map.entry("numcodecs.gzip", GzipCodec::of),
            Map.entry("numcodecs.lz4", Lz4Codec::of),
            Map.entry("numcodecs.lzma", LzmaCodec::of),
            Map.entry("numcodecs.packbits", PackbitsCodec::of),
            Map.entry("numcodecs.quantize", QuantizeCodec::of),
            Map.entry("numcodecs.shuffle", ShuffleCodec::of),
            Map.entry("numcodecs.zlib", ZlibCodec::of),
            Map.entry("numcodecs.zstd", ZstdCodec::of),
            Map.entry("packbits", PackedBitsCodec::of),
            Map.entry("reshape", ReshapeCodec::of),
            Map.entry("scale_offset", ScaleOffsetCodec::of),
            Map.entry("sharding_indexed", ShardingCodec::of),
            Map.entry("transpose", TransposeCodec::of),
            Map.entry("zstd", ZstdCodec::of));

    private static final String NUMCODECS = "numcodecs.";

    private Codecs() {}

    /**
     * The codec of a Zarr 3 name and configuration.
     *
     * @throws UnsupportedFeatureException if there is no codec of this name
     * @throws InvalidMetadataException if the configuration is not one of that codec
     */
    public static Codec of(String name, Map<String, Object> configuration) {
        Function<Configuration, Codec> codec = BY_NAME.get(name);
        if (codec == null)
            throw new UnsupportedFeatureException("codec '" + name + "'" + zarr2Id(name)
                    + " is not supported; supported are " + String.join(", ", names()));
        Configuration read = new Configuration(name, configuration);
        return read.complete(codec.apply(read));
    }

    /** In a Zarr 2 document a reader finds the id alone. */
    private static String zarr2Id(String name) {
        return name.startsWith(NUMCODECS) ? " (in Zarr 2 the id '" + name.substring(NUMCODECS.length()) + "')" : "";
    }

    /** The names of all supported codecs, sorted. */
    public static Set<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    /** The codecs of a JSON list: of objects with {@code name} and {@code configuration}, or of names alone. */
    public static List<Codec> listOf(List<?> json) {
        List<Codec> codecs = new ArrayList<>();
        for (Object item : json) codecs.add(ofJson(item));
        return codecs;
    }

    /** The JSON list of {@link #listOf}, in its long form. */
    public static List<Map<String, Object>> toJson(List<Codec> codecs) {
        List<Map<String, Object>> json = new ArrayList<>();
        for (Codec codec : codecs) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", codec.name());
            if (needsConfiguration(codec.name()) || !codec.configuration().isEmpty())
                object.put("configuration", codec.configuration());
            json.add(object);
        }
        return json;
    }

    /** Whether a configuration is written even if it is empty: zarr-python asks for one of those of numcodecs. */
    public static boolean needsConfiguration(String name) {
        return name.startsWith(NUMCODECS);
    }

    private static Codec ofJson(Object json) {
        if (json instanceof String name) return of(name, Map.of());
        if (json instanceof Map<?, ?> object && object.get("name") instanceof String name) {
            Object configuration = object.get("configuration");
            if (configuration == null) return of(name, Map.of());
            if (configuration instanceof Map<?, ?> map) return of(name, members(map));
        }
        throw new InvalidMetadataException("codec " + json
                + "; expected: an object with \"name\", a string, and \"configuration\", an object, or a name alone");
    }

    private static Map<String, Object> members(Map<?, ?> json) {
        Map<String, Object> members = new LinkedHashMap<>();
        json.forEach((key, value) -> members.put(String.valueOf(key), value));
        return members;
    }
}
