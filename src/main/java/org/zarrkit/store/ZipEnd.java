package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * Where the central directory of a zip archive is, from the archive's last bytes (APPNOTE.TXT 4.3.14 to 4.3.16).
 *
 * @param count of the entries; modulo 65536 where the archive is not ZIP64
 * @param offset of the directory, from the start of the archive
 * @param size of the directory in bytes
 */
record ZipEnd(long count, boolean zip64, long offset, long size, String comment) {

    static final int SIGNATURE = 0x06054b50;
    static final int SIGNATURE_64 = 0x06064b50;
    static final int LOCATOR_SIGNATURE_64 = 0x07064b50;
    static final int LENGTH = 22;
    static final int LENGTH_64 = 56;
    static final int LOCATOR_LENGTH_64 = 20;

    private static final int MAX_COMMENT = 0xffff;
    private static final int MAX_COUNT = 0xffff;

    static ZipEnd read(ZipBytes file) {
        int tailLength = (int) Math.min(file.size(), LOCATOR_LENGTH_64 + LENGTH + MAX_COMMENT);
        ByteBuffer tail = file.read(file.size() - tailLength, tailLength).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tailLength - LENGTH; at >= 0; at--)
            if (tail.getInt(at) == SIGNATURE && at + LENGTH + unsigned(tail, at + 20) == tailLength)
                return read(file, tail, at).within(file, file.size() - tailLength + at);
        throw new StoreException(file + " is no zip archive, or cut short: it has no end record; copy it again");
    }

    private static ZipEnd read(ZipBytes file, ByteBuffer tail, int at) {
        byte[] comment = new byte[tail.limit() - at - LENGTH];
        tail.get(at + LENGTH, comment);
        String text = new String(comment, StandardCharsets.UTF_8);
        int locator = at - LOCATOR_LENGTH_64;
        if (locator >= 0 && tail.getInt(locator) == LOCATOR_SIGNATURE_64) {
            if (tail.getInt(locator + 4) != 0 || tail.getInt(locator + 16) > 1) throw split(file);
            return read64(file, tail.getLong(locator + 8), text);
        }
        int disk = unsigned(tail, at + 4);
        int count = unsigned(tail, at + 10);
        if (disk != 0 || unsigned(tail, at + 6) != 0 || unsigned(tail, at + 8) != count) throw split(file);
        long size = tail.getInt(at + 12) & 0xffffffffL;
        return new ZipEnd(count, false, tail.getInt(at + 16) & 0xffffffffL, size, text);
    }

    private static ZipEnd read64(ZipBytes file, long offset, String comment) {
        ByteBuffer end = file.read(offset, LENGTH_64).order(ByteOrder.LITTLE_ENDIAN);
        if (end.getInt(0) != SIGNATURE_64)
            throw file.damaged("the ZIP64 end record is not where its locator says, at byte " + offset);
        if (end.getInt(16) != 0 || end.getInt(20) != 0 || end.getLong(24) != end.getLong(32)) throw split(file);
        return new ZipEnd(end.getLong(32), true, end.getLong(48), end.getLong(40), comment);
    }

    /** This, if the directory is in the archive before its end record, and can hold that many entries. */
    private ZipEnd within(ZipBytes file, long endOffset) {
        if (offset < 0 || size < 0 || offset > endOffset - size)
            throw file.damaged("its directory is said to be " + size + " bytes at byte " + offset
                    + ", beyond its end record at byte " + endOffset);
        if (count < 0 || count > size / ZipDirectory.HEADER_LENGTH)
            throw file.damaged("its directory of " + size + " bytes is said to have " + count + " entries");
        return this;
    }

    /** Whether a directory with that many entries is whole. */
    boolean agreesWith(long found) {
        return zip64 ? found == count : (found & MAX_COUNT) == count;
    }

    private static UnsupportedFeatureException split(ZipBytes file) {
        return new UnsupportedFeatureException(
                file + " is one part of a split archive; join the parts ('zip -s 0 parts.zip --out whole.zip')");
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }
}
