package org.zarrkit.codec;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * {@code cast_value} (zarr-extensions): stores numbers as another type. What that can't hold is rounded and brought into
 * range as the configuration says, or an error.
 *
 * @param encoding single elements with an encoded form of their own, as in JSON: pairs of decoded and encoded
 * @param decoding likewise: pairs of encoded and decoded
 */
public record CastValueCodec(
        DataType encodedType, Rounding rounding, OutOfRange outOfRange, List<?> encoding, List<?> decoding)
        implements ArrayToArray {

    /** What becomes of a number that the type holds only roughly. */
    public enum Rounding {
        NEAREST_EVEN(RoundingMode.HALF_EVEN),
        TOWARDS_ZERO(RoundingMode.DOWN),
        TOWARDS_POSITIVE(RoundingMode.CEILING),
        TOWARDS_NEGATIVE(RoundingMode.FLOOR),
        NEAREST_AWAY(RoundingMode.HALF_UP);

        private final RoundingMode mode;

        Rounding(RoundingMode mode) {
            this.mode = mode;
        }

        RoundingMode mode() {
            return mode;
        }
    }

    /** What becomes of a number that is too large for the type. */
    public enum OutOfRange {
        ERROR,
        CLAMP,
        WRAP
    }

    public CastValueCodec {
        encoding = List.copyOf(encoding);
        decoding = List.copyOf(decoding);
        if (encodedType == DataType.BOOL) throw wrong("its 'data_type' is bool; expected: a type of numbers");
        if (outOfRange == OutOfRange.WRAP && encodedType.isFloat())
            throw wrong("its 'out_of_range' is wrap, which integers alone can do");
    }

    static CastValueCodec of(Configuration configuration) {
        Object type = configuration.required("data_type");
        Object name = type instanceof Map<?, ?> extension ? extension.get("name") : type;
        DataType encoded = DataType.named(String.valueOf(name))
                .orElseThrow(() -> new UnsupportedFeatureException(
                        "codec 'cast_value': its 'data_type' is " + type + ", which is not supported"));
        Map<?, ?> map = configuration.has("scalar_map") ? map(configuration.required("scalar_map")) : Map.of();
        return new CastValueCodec(
                encoded,
                configuration.constant("rounding", Rounding.class).orElse(Rounding.NEAREST_EVEN),
                configuration.constant("out_of_range", OutOfRange.class).orElse(OutOfRange.ERROR),
                pairs(map.get("encode")),
                pairs(map.get("decode")));
    }

    private static Map<?, ?> map(Object json) {
        if (json instanceof Map<?, ?> map && Set.of("encode", "decode").containsAll(map.keySet())) return map;
        throw wrong("its 'scalar_map' is " + json + "; expected: an object with 'encode' and 'decode' at most");
    }

    private static List<?> pairs(Object json) {
        if (json == null) return List.of();
        if (json instanceof List<?> list && list.stream().allMatch(p -> p instanceof List<?> pair && pair.size() == 2))
            return list;
        throw wrong("its 'scalar_map' has " + json + "; expected: a list of pairs");
    }

    @Override
    public String name() {
        return "cast_value";
    }

    @Override
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("data_type", encodedType.zarrName());
        if (rounding != Rounding.NEAREST_EVEN) configuration.put("rounding", Configuration.name(rounding));
        if (outOfRange != OutOfRange.ERROR) configuration.put("out_of_range", Configuration.name(outOfRange));
        Map<String, Object> map = new LinkedHashMap<>();
        if (!encoding.isEmpty()) map.put("encode", encoding);
        if (!decoding.isEmpty()) map.put("decode", decoding);
        if (!map.isEmpty()) configuration.put("scalar_map", map);
        return configuration;
    }

    /** zarr-extensions, cast_value: the fill value is cast like the elements. */
    @Override
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        if (decoded.type() == DataType.BOOL) throw wrong("it is for numbers; the array is of type bool");
        Object fill = decoded.type().newArray(1);
        Object encoded = encodedType.newArray(1);
        Elements.fill(fill, decoded.fillBits());
        cast(decoded.type(), encodedType, encoding).cast(fill, encoded);
        return new ChunkSpec(encodedType, decoded.shape(), Elements.bits(encoded, 0));
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        Object encoded = encodedType.newArray(Elements.length(decodedArray));
        try {
            cast(decoded.type(), encodedType, encoding).cast(decodedArray, encoded);
        } catch (CorruptChunkException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return encoded;
    }

    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        cast(encodedType, decoded.type(), decoding).cast(encodedArray, out);
    }

    private ValueCast cast(DataType from, DataType to, List<?> pairs) {
        Map<Object, Long> special = new HashMap<>();
        // Of repeated keys the first counts.
        for (Object pair : pairs)
            special.putIfAbsent(
                    ValueCast.key(bits(((List<?>) pair).get(0), from), from), bits(((List<?>) pair).get(1), to));
        boolean wraps = outOfRange == OutOfRange.WRAP && to.isFloat();
        return new ValueCast(from, to, rounding, wraps ? OutOfRange.ERROR : outOfRange, special);
    }

    private static long bits(Object scalar, DataType type) {
        return Scalar.bits(scalar, type)
                .orElseThrow(() -> wrong("its 'scalar_map' has " + scalar + "; expected: " + Scalar.expected(type)));
    }

    private static InvalidMetadataException wrong(String what) {
        return new InvalidMetadataException("codec 'cast_value': " + what);
    }
}
