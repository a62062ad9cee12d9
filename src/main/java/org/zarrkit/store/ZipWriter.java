package org.zarrkit.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a zip archive to a stream, values stored as they are (APPNOTE.TXT 4.3). ZIP64 is used where numbers need it,
 * or everywhere if asked for, as RFC-9 recommends. Not safe for several threads; names are the caller's to check.
 */
final class ZipWriter {

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int NAME_IS_UTF8 = 1 << 11;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int VERSION_ZIP64 = 45;
    private static final int MADE_BY_UNIX = ZipDirectory.UNIX << 8 | VERSION_ZIP64;
    private static final int READABLE_FILE = 0100644;
    private static final int FIRST_OF_1980 = 1 << 5 | 1;
    private static final long MAX_32 = 0xffffffffL;
    private static final int MAX_16 = 0xffff;

    private final OutputStream out;
    private final boolean always64;
    private final List<ZipMember> members = new ArrayList<>();
    private long offset;

    /** @param offset of the stream's next byte in the archive: 0, unless something stands in front */
    ZipWriter(OutputStream out, long offset, boolean always64) {
        this.out = out;
        this.offset = offset;
        this.always64 = always64;
    }

    /** Appends a value; returns what the directory will say of it. */
    ZipMember add(String name, ByteBuffer value) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(value.duplicate());
        int size = value.remaining();
        ZipMember member = new ZipMember(
                members.size(),
                name,
                NAME_IS_UTF8,
                ZipMember.STORED,
                READABLE_FILE,
                (int) crc.getValue(),
                size,
                size,
                offset);
        writeHeader(member);
        write(value.duplicate());
        return member;
    }

    /** Puts another value of the same size in the place of one that was added; returns the bytes that must stand there. */
    ByteBuffer exchange(ZipMember old, ByteBuffer value) {
        CRC32 crc = new CRC32();
        crc.update(value.duplicate());
        ZipMember member = new ZipMember(
                old.index(),
                old.name(),
                old.flags(),
                old.method(),
                old.unixMode(),
                (int) crc.getValue(),
                old.storedSize(),
                old.size(),
                old.headerOffset());
        members.set(members.indexOf(old), member);
        byte[] header = localHeader(member);
        return buffer(header.length + value.remaining())
                .put(header)
                .put(value.duplicate())
                .flip();
    }

    /** Leaves a value out of the directory; returns what must stand in its place, so that nobody takes it for one. */
    ByteBuffer drop(ZipMember member) {
        members.remove(member);
        return buffer(Integer.BYTES);
    }

    /** What the directory will say of a value. */
    ZipMember member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Begins a value that is taken over from another archive as it is stored there, compressed or not; its
     * {@link ZipMember#storedSize} bytes must be written to the stream next.
     */
    void addStored(ZipMember other) throws IOException {
        int flags = other.flags() & ~SIZES_FOLLOW | NAME_IS_UTF8;
        writeHeader(new ZipMember(
                members.size(),
                other.name(),
                flags,
                other.method(),
                other.unixMode() == 0 ? READABLE_FILE : other.unixMode(),
                other.crc(),
                other.storedSize(),
                other.size(),
                offset));
    }

    private void writeHeader(ZipMember member) throws IOException {
        byte[] header = localHeader(member);
        out.write(header);
        offset += header.length + member.storedSize();
        members.add(member);
    }

    /** Where the value of a member begins in the archive. */
    long dataOffset(ZipMember member) {
        return member.headerOffset() + localHeader(member).length;
    }

    private void write(ByteBuffer value) throws IOException {
        if (value.hasArray()) {
            out.write(value.array(), value.arrayOffset() + value.position(), value.remaining());
            return;
        }
        byte[] piece = new byte[Math.min(1 << 16, value.remaining())];
        while (value.hasRemaining()) {
            int length = Math.min(piece.length, value.remaining());
            value.get(piece, 0, length);
            out.write(piece, 0, length);
        }
    }

    private byte[] localHeader(ZipMember member) {
        byte[] name = nameBytes(member);
        boolean zip64 = always64 || isLarge(member);
        int extra = zip64 ? 20 : 0;
        ByteBuffer header = buffer(ZipDirectory.LOCAL_HEADER_LENGTH + name.length + extra);
        header.putInt(LOCAL_SIGNATURE).putShort((short) (zip64 ? VERSION_ZIP64 : 20));
        putCommon(header, member, zip64);
        header.putShort((short) name.length).putShort((short) extra).put(name);
        if (zip64)
            header.putShort((short) ZipDirectory.ZIP64_EXTRA)
                    .putShort((short) 16)
                    .putLong(member.size())
                    .putLong(member.storedSize());
        return header.array();
    }

    private static boolean isLarge(ZipMember member) {
        return member.size() >= MAX_32 || member.storedSize() >= MAX_32;
    }

    /** Flags, method, time, CRC and sizes, which stand alike in both headers. */
    private static void putCommon(ByteBuffer header, ZipMember member, boolean sizesInExtra) {
        header.putShort((short) member.flags()).putShort((short) member.method());
        header.putShort((short) 0).putShort((short) FIRST_OF_1980).putInt(member.crc());
        header.putInt(sizesInExtra ? -1 : (int) member.storedSize()).putInt(sizesInExtra ? -1 : (int) member.size());
    }

    /**
     * Writes the directory; nothing can be added afterwards. The stream stays open.
     *
     * @param comment for the end of the archive
     * @param order of the directory, by name; that of the values in the archive does not change
     */
    void finish(String comment, Comparator<? super String> order) throws IOException {
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_16) throw new IllegalArgumentException("a comment of " + text.length + " bytes");
        long start = offset;
        List<ZipMember> sorted = new ArrayList<>(members);
        sorted.sort(Comparator.comparing(ZipMember::name, order));
        for (ZipMember member : sorted) {
            byte[] header = directoryHeader(member);
            out.write(header);
            offset += header.length;
        }
        long size = offset - start;
        if (always64 || members.size() >= MAX_16 || start >= MAX_32 || size >= MAX_32) out.write(end64(start, size));
        ByteBuffer end =
                buffer(ZipEnd.LENGTH + text.length).putInt(ZipEnd.SIGNATURE).putInt(0);
        short count = (short) Math.min(MAX_16, members.size());
        end.putShort(count).putShort(count);
        end.putInt((int) Math.min(MAX_32, size)).putInt((int) Math.min(MAX_32, start));
        out.write(end.putShort((short) text.length).put(text).array());
    }

    private byte[] directoryHeader(ZipMember member) {
        byte[] name = nameBytes(member);
        boolean large = isLarge(member);
        boolean far = member.headerOffset() >= MAX_32;
        int numbers = (large ? 16 : 0) + (far ? 8 : 0);
        int extra = numbers > 0 ? 4 + numbers : 0;
        ByteBuffer header = buffer(ZipDirectory.HEADER_LENGTH + name.length + extra);
        header.putInt(ZipDirectory.SIGNATURE).putShort((short) MADE_BY_UNIX);
        header.putShort((short) (always64 || numbers > 0 ? VERSION_ZIP64 : 20));
        putCommon(header, member, large);
        header.putShort((short) name.length).putShort((short) extra).putShort((short) 0);
        header.putInt(0).putShort((short) 0).putShort((short) member.unixMode());
        header.putInt((int) Math.min(MAX_32, member.headerOffset())).put(name);
        if (extra > 0) header.putShort((short) ZipDirectory.ZIP64_EXTRA).putShort((short) numbers);
        if (large) header.putLong(member.size()).putLong(member.storedSize());
        if (far) header.putLong(member.headerOffset());
        return header.array();
    }

    private byte[] end64(long start, long size) {
        ByteBuffer end = buffer(ZipEnd.LENGTH_64 + ZipEnd.LOCATOR_LENGTH_64);
        end.putInt(ZipEnd.SIGNATURE_64).putLong(ZipEnd.LENGTH_64 - 12);
        end.putShort((short) MADE_BY_UNIX)
                .putShort((short) VERSION_ZIP64)
                .putInt(0)
                .putInt(0);
        end.putLong(members.size()).putLong(members.size()).putLong(size).putLong(start);
        end.putInt(ZipEnd.LOCATOR_SIGNATURE_64).putInt(0).putLong(start + size).putInt(1);
        return end.array();
    }

    private static byte[] nameBytes(ZipMember member) {
        byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
        if (name.length > MAX_16) throw new IllegalArgumentException("a name of " + name.length + " bytes");
        return name;
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
