package org.zarrkit.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.zarrkit.error.CorruptChunkException;

/** {@code zstd}: RFC 8878, one or more frames, with or without their content size and a checksum. */
public record ZstdCodec(int level, boolean checksum) implements BytesToBytes {

    /** For several frames and for frames that don't say how much they hold. */
    private static final DecodedStream STREAM = new DecodedStream("zstd", ZstdInputStreamNoFinalizer::new);

    private static final Scratch SCRATCH = new Scratch();
    private static final Scratch FRAME = new Scratch();
    private static final int MIN_LEVEL = -131072;

    static ZstdCodec of(Configuration configuration) {
        // numcodecs passes any level on; the library takes those beyond its maximum for the maximum.
        int level = configuration.isOfNumcodecs() && !configuration.has("level")
                ? 0
                : configuration.integer("level", MIN_LEVEL, Integer.MAX_VALUE);
        return new ZstdCodec(level, configuration.flag("checksum", false));
    }

    @Override
    public String name() {
        return "zstd";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("level", level, "checksum", checksum);
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return Scratch.copyOf(encodeForNext(decoded, typeSize));
    }

    @Override
    public ByteBuffer encodeForNext(ByteBuffer decoded, int typeSize) {
        Natives.requireZstd();
        byte[] encoded = FRAME.atLeast(Math.toIntExact(Zstd.compressBound(decoded.remaining())));
        int known = Math.min(level, Zstd.maxCompressionLevel());
        int size = ZstdContexts.compress(known, checksum)
                .compressByteArray(encoded, 0, encoded.length, decoded.array(), start(decoded), decoded.remaining());
        return ByteBuffer.wrap(encoded, 0, size);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        long declared = declaredSize(encoded);
        if (declared < 0) return STREAM.decode(encoded, maxDecodedSize);
        if (declared > maxDecodedSize) throw tooLong(declared, maxDecodedSize);
        byte[] decoded = new byte[Math.toIntExact(declared)];
        decode(encoded, decoded, decoded.length);
        return ByteBuffer.wrap(decoded);
    }

    @Override
    public void decodeElements(ByteBuffer encoded, Object out) {
        long declared = declaredSize(encoded);
        int size = Math.toIntExact(BytesCodec.sizeInBytes(out));
        if (declared < 0) {
            STREAM.decodeElements(encoded, out);
            return;
        }
        if (declared != size) throw tooLong(declared, size);
        byte[] bytes = out instanceof byte[] a ? a : SCRATCH.atLeast(size);
        decode(encoded, bytes, size);
        if (bytes != out)
            Elements.get(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), out, 0, Elements.length(out));
    }

    /** A block of Zstandard has 128 KiB at most, and three bytes at least. */
    @Override
    public long leastEncodedSize(long decodedSize) {
        return decodedSize >> 16;
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return Deflating.maxSize(decodedSize);
    }

    /** The content size, if there is one frame only and it declares it; else negative. */
    private static long declaredSize(ByteBuffer encoded) {
        Natives.requireZstd();
        if (!encoded.hasRemaining()) return -1;
        byte[] bytes = encoded.array();
        try {
            long frame = Zstd.findFrameCompressedSize(bytes, start(encoded), encoded.remaining());
            return frame == encoded.remaining() ? Zstd.getFrameContentSize(bytes, start(encoded), (int) frame) : -1;
        } catch (ZstdException unknownOrDamaged) {
            // The library throws for both; reading the frame as a stream tells which it is.
            return -1;
        }
    }

    private static void decode(ByteBuffer encoded, byte[] decoded, int size) {
        try {
            int met = ZstdContexts.decompress()
                    .decompressByteArray(decoded, 0, size, encoded.array(), start(encoded), encoded.remaining());
            if (met != size) throw tooLong(met, size);
        } catch (ZstdException e) {
            throw new CorruptChunkException("codec 'zstd': the compressed data are damaged: " + e.getMessage(), e);
        }
    }

    private static int start(ByteBuffer buffer) {
        return buffer.arrayOffset() + buffer.position();
    }

    private static CorruptChunkException tooLong(long found, long expected) {
        return new CorruptChunkException("codec 'zstd': " + found + " decoded bytes found, " + expected + " expected");
    }
}
