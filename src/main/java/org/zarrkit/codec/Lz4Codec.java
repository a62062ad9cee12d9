package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.zarrkit.error.CorruptChunkException;

/**
 * {@code numcodecs.lz4}: the decoded size in four bytes, little-endian, then one LZ4 block.
 * The acceleration is kept, but this encoder has one speed only.
 */
public record Lz4Codec(int acceleration) implements BytesToBytes {

    private static final LZ4Factory FACTORY = Natives.lz4();
    private static final Scratch FRAME = new Scratch();
    private static final Scratch DECODED = new Scratch();

    static Lz4Codec of(Configuration configuration) {
        return new Lz4Codec(configuration.integer("acceleration", Integer.MIN_VALUE, Integer.MAX_VALUE, 1));
    }

    @Override
    public String name() {
        return "numcodecs.lz4";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("acceleration", acceleration);
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return Scratch.copyOf(encodeForNext(decoded, typeSize));
    }

    @Override
    public ByteBuffer encodeForNext(ByteBuffer decoded, int typeSize) {
        LZ4Compressor compressor = FACTORY.fastCompressor();
        int size = decoded.remaining();
        byte[] encoded = FRAME.atLeast(4 + compressor.maxCompressedLength(size));
        int start = decoded.arrayOffset() + decoded.position();
        int met = compressor.compress(decoded.array(), start, size, encoded, 4, encoded.length - 4);
        return ByteBuffer.wrap(encoded, 0, 4 + met)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, size);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        int size = decodedSize(encoded);
        if (size < 0 || size > maxDecodedSize)
            throw corrupt("a decoded size of " + size + " by its header; expected: at most " + maxDecodedSize, null);
        byte[] decoded = new byte[size];
        decode(encoded, decoded, size);
        return ByteBuffer.wrap(decoded);
    }

    @Override
    public void decodeElements(ByteBuffer encoded, Object out) {
        int size = Math.toIntExact(BytesCodec.sizeInBytes(out));
        int declared = decodedSize(encoded);
        if (declared != size)
            throw corrupt("a decoded size of " + declared + " by its header; expected: " + size, null);
        byte[] bytes = out instanceof byte[] a ? a : DECODED.atLeast(size);
        decode(encoded, bytes, size);
        if (bytes != out)
            Elements.get(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), out, 0, Elements.length(out));
    }

    private static int decodedSize(ByteBuffer encoded) {
        if (encoded.remaining() < 4) throw corrupt(encoded.remaining() + " bytes; the size alone has 4", null);
        return encoded.slice().order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static void decode(ByteBuffer encoded, byte[] decoded, int size) {
        int start = encoded.arrayOffset() + encoded.position() + 4;
        try {
            int met = FACTORY.safeDecompressor()
                    .decompress(encoded.array(), start, encoded.remaining() - 4, decoded, 0, size);
            if (met != size) throw corrupt(met + " decoded bytes found, " + size + " by its header", null);
        } catch (LZ4Exception e) {
            throw corrupt("the compressed data are damaged: " + e.getMessage(), e);
        }
    }

    /** A further byte of a length stands for 255 bytes at most. */
    @Override
    public long leastEncodedSize(long decodedSize) {
        return decodedSize / 255;
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return Deflating.maxSize(decodedSize);
    }

    private static CorruptChunkException corrupt(String found, Exception cause) {
        return new CorruptChunkException("codec 'numcodecs.lz4': " + found, cause);
    }
}
