package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.zarrkit.error.StoreException;

/** Inflates one value of a zip archive, once. Memory grows with what comes out, not with what is declared. */
final class ZipInflation {

    /** Deflate can't do better: 258 bytes from two bits (zlib, "Technical Details"). */
    private static final int MAX_RATIO = 1032;

    private static final int PIECE = 1 << 24;

    private final ZipBytes file;
    private final ZipMember member;
    private final long dataOffset;
    private final byte[] buffer = new byte[1 << 16];
    private final CRC32 crc = new CRC32();
    private long inflated;
    private long start;
    private int length;
    private byte[] result;
    private int filled;

    ZipInflation(ZipBytes file, ZipMember member, long dataOffset) {
        this.file = file;
        this.member = member;
        this.dataOffset = dataOffset;
    }

    /**
     * The bytes of a range.
     *
     * @throws StoreException if the whole value does not have the size and CRC-32 that the directory says, or the
     *     range is too large for the memory that Java has
     */
    ByteBuffer read(ByteRange range) {
        checkSize(range);
        Inflater inflater = new Inflater(true);
        try {
            long fed = 0;
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    long piece = Math.min(PIECE, member.storedSize() - fed);
                    if (piece == 0) throw wrong("its data end early");
                    inflater.setInput(file.read(dataOffset + fed, piece));
                    fed += piece;
                }
                accept(inflater.inflate(buffer), inflater);
            }
        } catch (DataFormatException e) {
            throw new StoreException(wrong("it can't be inflated").getMessage() + " (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
        if (inflated != member.size()) throw wrong("it is " + inflated + " bytes, not " + member.size());
        if ((int) crc.getValue() != member.crc()) throw wrong("its CRC-32 is wrong");
        return ByteBuffer.wrap(filled == result.length ? result : Arrays.copyOf(result, filled));
    }

    private void checkSize(ByteRange range) {
        if (member.size() > member.storedSize() * (double) MAX_RATIO)
            throw wrong(member.storedSize() + " bytes can't be inflated to " + member.size());
        start = range.startIn(member.size());
        long wanted = range.lengthIn(member.size());
        long limit = Math.min(Integer.MAX_VALUE - 64, Runtime.getRuntime().maxMemory() / 4);
        if (wanted > limit)
            throw new StoreException(file + ", '" + member.name() + "': " + wanted
                    + " bytes are too many to inflate at once; give Java more memory, or unpack the archive");
        length = (int) wanted;
        result = new byte[(int) Math.min(length, Math.max(buffer.length, 4 * member.storedSize()))];
    }

    private void accept(int count, Inflater inflater) {
        if (count == 0 && inflater.needsDictionary()) throw wrong("it needs a dictionary");
        if (inflated + count > member.size()) throw wrong("it is longer than " + member.size() + " bytes");
        crc.update(buffer, 0, count);
        int from = (int) Math.max(0, Math.min(count, start - inflated));
        int kept = Math.min(count - from, length - filled);
        if (filled + kept > result.length)
            result = Arrays.copyOf(result, (int) Math.min(length, Math.max(filled + kept, 2L * result.length)));
        System.arraycopy(buffer, from, result, filled, kept);
        filled += kept;
        inflated += count;
    }

    private StoreException wrong(String how) {
        return file.damaged("'" + member.name() + "' does not inflate to what the directory says: " + how);
    }
}
