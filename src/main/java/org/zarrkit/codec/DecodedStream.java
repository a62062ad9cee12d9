package org.zarrkit.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.zarrkit.error.CorruptChunkException;

/** Reads what a decompressing stream yields, never more than expected. */
final class DecodedStream {

    /** Makes a decompressing stream of one of compressed bytes. */
    interface Opener {
        InputStream open(InputStream encoded) throws IOException;
    }

    private static final Scratch SCRATCH = new Scratch();

    private final String codec;
    private final Opener opener;

    DecodedStream(String codec, Opener opener) {
        this.codec = codec;
        this.opener = opener;
    }

    /** All decoded bytes; the buffer grows with what has been met, so that a small input can't claim a lot of memory. */
    ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        int most = (int) Math.min(maxDecodedSize, Integer.MAX_VALUE - 64);
        byte[] bytes = new byte[(int) Math.min(most, 8L * encoded.remaining() + 1024)];
        int size = 0;
        try (InputStream in = open(encoded)) {
            while (true) {
                size += in.readNBytes(bytes, size, bytes.length - size);
                int next = size < bytes.length ? -1 : in.read();
                if (next < 0) return ByteBuffer.wrap(bytes, 0, size);
                if (size == most) throw tooLong(most);
                bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * size + 1));
                bytes[size++] = (byte) next;
            }
        } catch (IOException | RuntimeException e) {
            throw corrupt(e);
        }
    }

    /** As {@link BytesToBytes#decodeElements}. */
    void decodeElements(ByteBuffer encoded, Object out) {
        int size = Math.toIntExact(BytesCodec.sizeInBytes(out));
        byte[] bytes = out instanceof byte[] a ? a : SCRATCH.atLeast(size);
        try (InputStream in = open(encoded)) {
            int met = in.readNBytes(bytes, 0, size);
            if (met < size)
                throw new CorruptChunkException(
                        "codec '" + codec + "': " + size + " decoded bytes expected, " + met + " found");
            if (in.read() >= 0) throw tooLong(size);
        } catch (IOException | RuntimeException e) {
            throw corrupt(e);
        }
        if (bytes != out)
            Elements.get(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), out, 0, Elements.length(out));
    }

    private InputStream open(ByteBuffer encoded) throws IOException {
        return opener.open(new ByteArrayInputStream(
                encoded.array(), encoded.arrayOffset() + encoded.position(), encoded.remaining()));
    }

    private CorruptChunkException tooLong(int expected) {
        return new CorruptChunkException(
                "codec '" + codec + "': more than the expected " + expected + " decoded bytes");
    }

    /** Decompressors meet damage with unchecked exceptions as well as checked ones. */
    private RuntimeException corrupt(Exception e) {
        return e instanceof CorruptChunkException corrupt
                ? corrupt
                : new CorruptChunkException(
                        "codec '" + codec + "': the compressed data are damaged: " + e.getMessage(), e);
    }
}
