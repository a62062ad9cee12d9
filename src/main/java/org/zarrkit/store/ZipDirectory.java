package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * Reads the central directory of a zip archive (APPNOTE.TXT 4.3.12), and nothing else of it. What is kept is in
 * proportion to the directory's bytes; every offset and size is within the archive.
 */
final class ZipDirectory {

    static final int SIGNATURE = 0x02014b50;
    static final int HEADER_LENGTH = 46;
    static final int LOCAL_HEADER_LENGTH = 30;
    static final int ZIP64_EXTRA = 1;
    static final int UNIX = 3;

    private static final int WINDOW = 1 << 20;
    private static final int DIGITAL_SIGNATURE = 0x05054b50;
    private static final int NAME_IS_UTF8 = 1 << 11;
    private static final long IN_ZIP64_EXTRA = 0xffffffffL;

    private final ZipBytes file;
    private final ZipEnd end;
    private final NavigableMap<String, ZipMember> members = new TreeMap<>();
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowEnd;
    private long count;

    private ZipDirectory(ZipBytes file, ZipEnd end) {
        this.file = file;
        this.end = end;
        this.windowEnd = end.offset();
    }

    /**
     * The values of an archive by key; folders are left out.
     *
     * @throws StoreException if a name occurs twice or is no key, or the directory contradicts itself
     * @throws UnsupportedFeatureException if the archive is split
     */
    static NavigableMap<String, ZipMember> read(ZipBytes file, ZipEnd end) {
        ZipDirectory directory = new ZipDirectory(file, end);
        while (directory.hasNext()) directory.next();
        if (!end.agreesWith(directory.count))
            throw file.damaged("its directory has " + directory.count + " entries and not " + end.count());
        return directory.members;
    }

    private boolean hasNext() {
        if (left() == 0) return false;
        int signature = left() < HEADER_LENGTH ? 0 : peek(HEADER_LENGTH).getInt(window.position());
        if (signature == DIGITAL_SIGNATURE) return false;
        if (signature != SIGNATURE) throw file.damaged("no directory entry at byte " + position());
        return true;
    }

    private void next() {
        int at = window.position();
        int nameLength = unsigned(at + 28);
        int extraLength = unsigned(at + 30);
        int length = HEADER_LENGTH + nameLength + extraLength + unsigned(at + 32);
        if (length > left()) throw file.damaged("the directory entry at byte " + position() + " is cut off");
        peek(length);
        at = window.position();
        byte[] name = new byte[nameLength];
        window.get(at + HEADER_LENGTH, name);
        count++;
        add(decode(name, unsigned(at + 8)), at, at + HEADER_LENGTH + nameLength, extraLength);
        window.position(at + length);
    }

    private void add(String name, int at, int extra, int extraLength) {
        if (!checkName(name)) return;
        Zip64 large = new Zip64(name, extra, extra + extraLength);
        long size = large.orElse(unsignedInt(at + 24));
        long storedSize = large.orElse(unsignedInt(at + 20));
        long offset = large.orElse(unsignedInt(at + 42));
        int disk = unsigned(at + 34);
        if (disk != 0 && disk != 0xffff)
            throw new UnsupportedFeatureException(file + ", '" + name + "' is in another part of a split archive");
        if (offset < 0 || storedSize < 0 || size < 0 || offset > end.offset() - LOCAL_HEADER_LENGTH - storedSize)
            throw file.damaged(
                    "'" + name + "' is said to be " + storedSize + " bytes at byte " + offset + ", beyond the values");
        int unixMode = window.get(at + 5) == UNIX ? unsigned(at + 40) : 0;
        ZipMember member = new ZipMember(
                members.size(),
                name,
                unsigned(at + 8),
                unsigned(at + 10),
                unixMode,
                window.getInt(at + 16),
                storedSize,
                size,
                offset);
        if (members.putIfAbsent(name, member) != null)
            throw file.damaged("it has two values named '" + name + "', and readers would differ in which they take");
    }

    /** Checks that the name stays within the archive; false if it is that of a folder. */
    private boolean checkName(String name) {
        boolean folder = name.endsWith("/");
        try {
            Keys.check(folder ? name.substring(0, name.length() - 1) : name);
        } catch (IllegalArgumentException e) {
            throw new StoreException(file + " is refused: it has a name that is no key: " + e.getMessage(), e);
        }
        return !folder;
    }

    /** The ZIP64 extra field (APPNOTE.TXT 4.5.3): eight bytes for each number that does not fit its place, in order. */
    private final class Zip64 {
        private final String name;
        private int at;
        private int fieldEnd;

        Zip64(String name, int start, int end) {
            this.name = name;
            for (int field = start; field + 4 <= end; field += 4 + unsigned(field + 2)) {
                if (unsigned(field) != ZIP64_EXTRA) continue;
                at = field + 4;
                fieldEnd = Math.min(end, at + unsigned(field + 2));
                return;
            }
        }

        long orElse(long value) {
            if (value != IN_ZIP64_EXTRA || fieldEnd == 0) return value;
            if (at + 8 > fieldEnd) throw file.damaged("the ZIP64 field of '" + name + "' is too short");
            at += 8;
            return window.getLong(at - 8);
        }
    }

    /** Names are UTF-8 where they say so, and mostly where they do not; what can't be is the IBM PC's code page. */
    private static String decode(byte[] name, int flags) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            boolean ibm = (flags & NAME_IS_UTF8) == 0 && Charset.isSupported("IBM437");
            return new String(name, ibm ? Charset.forName("IBM437") : StandardCharsets.UTF_8);
        }
    }

    private long position() {
        return windowEnd - window.remaining();
    }

    private long left() {
        return end.offset() + end.size() - position();
    }

    /** The window with at least that many bytes remaining, all of them of the directory. */
    private ByteBuffer peek(int length) {
        if (window.remaining() < length) {
            long start = position();
            long bytes = Math.min(WINDOW, left());
            window = file.read(start, bytes).order(ByteOrder.LITTLE_ENDIAN);
            windowEnd = start + bytes;
        }
        return window;
    }

    private int unsigned(int at) {
        return window.getShort(at) & 0xffff;
    }

    private long unsignedInt(int at) {
        return window.getInt(at) & 0xffffffffL;
    }
}
