package org.zarrkit.codec;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;

/**
 * {@code scale_offset} (zarr-extensions): stores {@code (x - offset) * scale} in the arithmetic of the type; what it can't
 * hold exactly, of integers, is an error.
 *
 * @param offset a scalar as in JSON, Number or String
 * @param scale likewise
 */
public record ScaleOffsetCodec(Object offset, Object scale) implements ArrayToArray {

    static ScaleOffsetCodec of(Configuration configuration) {
        return new ScaleOffsetCodec(
                configuration.has("offset") ? configuration.required("offset") : 0,
                configuration.has("scale") ? configuration.required("scale") : 1);
    }

    @Override
    public String name() {
        return "scale_offset";
    }

    @Override
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        if (!offset.equals(0)) configuration.put("offset", offset);
        if (!scale.equals(1)) configuration.put("scale", scale);
        return configuration;
    }

    /** zarr-extensions, scale_offset: the fill value is encoded like the elements. */
    @Override
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        if (decoded.type() == DataType.BOOL)
            throw new InvalidMetadataException("codec 'scale_offset': it is for numbers; the array is of type bool");
        if (!decoded.type().isFloat() && integer(scale, decoded.type()).signum() == 0)
            throw new InvalidMetadataException("codec 'scale_offset': its 'scale' is 0; nothing could be decoded");
        Object fill = decoded.type().newArray(1);
        Elements.fill(fill, decoded.fillBits());
        try {
            encodeElements(fill, decoded.type());
        } catch (CorruptChunkException e) {
            throw new InvalidMetadataException(e.getMessage() + "; that is the fill value", e);
        }
        return new ChunkSpec(decoded.type(), decoded.shape(), Elements.bits(fill, 0));
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        Object encoded = decoded.newArray();
        System.arraycopy(decodedArray, 0, encoded, 0, Elements.length(encoded));
        encodeElements(encoded, decoded.type());
        return encoded;
    }

    private void encodeElements(Object elements, DataType type) {
        if (type.isFloat()) {
            double start = floating(offset, type);
            double factor = floating(scale, type);
            for (int i = 0; i < Elements.length(elements); i++) {
                double x = ElementCast.rounded(ElementCast.toDouble(elements, type, i) - start, type);
                ElementCast.setDouble(elements, type, i, ElementCast.rounded(x * factor, type));
            }
            return;
        }
        BigInteger start = integer(offset, type);
        BigInteger factor = integer(scale, type);
        replace(elements, type, x -> x.subtract(start).multiply(factor));
    }

    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        DataType type = decoded.type();
        System.arraycopy(encodedArray, 0, out, 0, Elements.length(out));
        if (type.isFloat()) {
            double start = floating(offset, type);
            double factor = floating(scale, type);
            for (int i = 0; i < Elements.length(out); i++) {
                double x = ElementCast.rounded(ElementCast.toDouble(out, type, i) / factor, type);
                ElementCast.setDouble(out, type, i, ElementCast.rounded(x + start, type));
            }
            return;
        }
        BigInteger start = integer(offset, type);
        BigInteger factor = integer(scale, type);
        replace(out, type, x -> quotient(x, factor).add(start));
    }

    private static BigInteger quotient(BigInteger x, BigInteger factor) {
        BigInteger[] parts = x.divideAndRemainder(factor);
        if (parts[1].signum() != 0)
            throw new CorruptChunkException(
                    "codec 'scale_offset': " + x + " found; expected: a multiple of the scale " + factor);
        return parts[0];
    }

    private static void replace(Object elements, DataType type, UnaryOperator<BigInteger> by) {
        BigInteger least = Scalar.least(type);
        BigInteger most = Scalar.most(type);
        for (int i = 0; i < Elements.length(elements); i++) {
            BigInteger x = ElementCast.toBigInteger(elements, type, i);
            BigInteger y = by.apply(x);
            if (y.compareTo(least) < 0 || y.compareTo(most) > 0)
                throw new CorruptChunkException("codec 'scale_offset': " + x + " becomes " + y + ", which is no "
                        + type.zarrName() + "; the chunk or the configuration is wrong");
            ElementCast.setBits(elements, i, y.longValue());
        }
    }

    private static double floating(Object scalar, DataType type) {
        return Scalar.floating(bits(scalar, type), type);
    }

    private static BigInteger integer(Object scalar, DataType type) {
        bits(scalar, type); // checks it
        return new java.math.BigDecimal(scalar.toString()).toBigInteger();
    }

    private static long bits(Object scalar, DataType type) {
        return Scalar.bits(scalar, type)
                .orElseThrow(() -> new InvalidMetadataException(
                        "codec 'scale_offset': found " + scalar + "; expected: " + Scalar.expected(type)));
    }
}
