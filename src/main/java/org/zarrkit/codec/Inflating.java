package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.zarrkit.error.CorruptChunkException;

/** Undoes {@link Deflating}, never yielding more than expected; each thread keeps its inflaters. */
final class Inflating {

    /** A checksum is made of bytes that are still in the cache; and the JVM can't collect garbage during a call. */
    private static final int PIECE = 256 << 10;

    private static final int GZIP_TRAILER = 8;
    private static final ThreadLocal<Inflater> RAW = ThreadLocal.withInitial(() -> new Inflater(true));
    private static final ThreadLocal<Inflater> ZLIB = ThreadLocal.withInitial(Inflater::new);
    private static final ThreadLocal<byte[]> BEYOND = ThreadLocal.withInitial(() -> new byte[1]);
    private static final Scratch DECODED = new Scratch();

    private final String codec;
    private final ByteBuffer in;
    private final int most;
    private byte[] out;
    private int size;

    /** Decodes into {@code out}, which grows up to {@code most} bytes. */
    private Inflating(String codec, ByteBuffer encoded, byte[] out, int most) {
        this.codec = codec;
        this.in = encoded.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.out = out;
        this.most = most;
    }

    /** An inflater of zlib streams, as new; valid until the same thread asks again. */
    static Inflater zlibInflater() {
        Inflater inflater = ZLIB.get();
        inflater.reset();
        return inflater;
    }

    /** All decoded bytes; the buffer grows with what has been met, so that a small input can't claim a lot of memory. */
    static ByteBuffer decode(String codec, ByteBuffer encoded, long maxDecodedSize) {
        int most = (int) Math.min(maxDecodedSize, Integer.MAX_VALUE - 64);
        byte[] first = new byte[(int) Math.min(most, 8L * encoded.remaining() + 1024)];
        Inflating inflating = new Inflating(codec, encoded, first, most);
        inflating.run();
        return ByteBuffer.wrap(inflating.out, 0, inflating.size);
    }

    /** As {@link BytesToBytes#decodeElements}. */
    static void decodeElements(String codec, ByteBuffer encoded, Object elements) {
        int size = Math.toIntExact(BytesCodec.sizeInBytes(elements));
        byte[] bytes = elements instanceof byte[] a ? a : DECODED.atLeast(size);
        Inflating inflating = new Inflating(codec, encoded, bytes, size);
        inflating.run();
        if (inflating.size < size)
            throw inflating.corrupt(size + " decoded bytes expected, " + inflating.size + " found");
        if (bytes != elements)
            Elements.get(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), elements, 0, Elements.length(elements));
    }

    private void run() {
        try {
            if (codec.equals(GzipCodec.NAME)) inflateMembers();
            else inflate(ZLIB.get(), new CRC32());
        } catch (DataFormatException e) {
            throw new CorruptChunkException(
                    "codec '" + codec + "': the compressed data are damaged: " + e.getMessage(), e);
        }
    }

    /** RFC 1952: a file is a series of members. Zeros may follow, as of padded blocks. */
    private void inflateMembers() throws DataFormatException {
        do {
            GzipHeader.skip(in);
            CRC32 crc = new CRC32();
            int before = size;
            inflate(RAW.get(), crc);
            if (in.remaining() < GZIP_TRAILER) throw corrupt("the data are cut off in the trailer");
            int stored = in.getInt();
            if (stored != (int) crc.getValue())
                throw corrupt(String.format("the checksum is %08x, stored is %08x", crc.getValue(), stored));
            int length = in.getInt();
            if (length != size - before)
                throw corrupt("a member of " + (size - before) + " bytes; by its trailer it has " + length);
            while (in.hasRemaining() && in.get(in.position()) == 0) in.get();
        } while (in.hasRemaining());
    }

    /** Inflates one stream and leaves the input behind it. */
    private void inflate(Inflater inflater, CRC32 crc) throws DataFormatException {
        inflater.reset();
        inflater.setInput(in.array(), in.arrayOffset() + in.position(), in.remaining());
        while (true) {
            int room = Math.min(most, out.length) - size;
            boolean full = room == 0;
            byte[] to = full ? BEYOND.get() : out;
            int start = full ? 0 : size;
            int n = inflater.inflate(to, start, full ? 1 : Math.min(PIECE, room));
            if (n > 0 && full) grow(to[0]);
            crc.update(to, start, n);
            size += n;
            if (inflater.finished()) break;
            if (n == 0) throw corrupt("the compressed data are damaged: they are cut off");
        }
        in.position(in.limit() - inflater.getRemaining());
        inflater.reset();
    }

    /** Makes room for a byte that came when there was none, and more. */
    private void grow(byte next) {
        if (size >= most) throw corrupt("more than the expected " + most + " decoded bytes");
        out = Arrays.copyOf(out, (int) Math.min(most, 2L * size + 1));
        out[size] = next;
    }

    private CorruptChunkException corrupt(String found) {
        return new CorruptChunkException("codec '" + codec + "': " + found);
    }
}
