package org.zarrkit.store;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * A zip archive, such as an .ozx (OME-NGFF RFC-9), for reading. Opening reads its central directory; nothing is
 * unpacked. A value that is stored is read in parts; a deflated one is inflated as a whole and checked for each part.
 * No file is open between calls, and the archive must not change meanwhile.
 */
public final class ZipStore implements Store {

    private static final int LOCAL_SIGNATURE = 0x04034b50;

    private final ZipBytes file;
    private final ZipEnd end;
    private final NavigableMap<String, ZipMember> members;
    private final SortedKeys keys;
    private final AtomicLongArray dataOffsets;

    private ZipStore(ZipBytes file) {
        this.file = file;
        this.end = ZipEnd.read(file);
        this.members = ZipDirectory.read(file, end);
        this.keys = new SortedKeys(members.navigableKeySet());
        this.dataOffsets = new AtomicLongArray(members.size());
    }

    /**
     * The store of an archive in a folder of this computer.
     *
     * @throws NotFoundException if there is no such file
     * @throws StoreException if it is no zip archive, damaged, or has names that occur twice or lead out of it
     * @throws UnsupportedFeatureException if it is split
     */
    public static ZipStore open(Path archive) {
        try {
            // A link to an archive is as good as the archive; a folder's store would not let it lead out.
            Path real = archive.toRealPath();
            return open(LocalStore.of(real.getParent()), real.getFileName().toString());
        } catch (NoSuchFileException e) {
            throw new NotFoundException(archive + " does not exist; check the path", e);
        } catch (IOException e) {
            throw new StoreException(archive + " can't be read: " + e, e);
        }
    }

    /** The store of an archive that is a value of another store; fails as {@link #open(Path)} does. */
    public static ZipStore open(Store container, String key) {
        return new ZipStore(ZipBytes.of(container, key));
    }

    /** What is written behind the directory; in an .ozx a JSON document. */
    public String comment() {
        return end.comment();
    }

    /** What the directory says of the values, by key. */
    NavigableMap<String, ZipMember> members() {
        return members;
    }

    /** Whether the archive is in the form that may be larger than 4 GiB. */
    public boolean isZip64() {
        return end.zip64();
    }

    /** Whether a value's own header is in the form for values of any size (ZIP64), as some programs always write it. */
    public boolean isZip64(String key) {
        return member(key).filter(this::hasZip64Header).isPresent();
    }

    private boolean hasZip64Header(ZipMember member) {
        dataOffset(member); // checks that the header is there
        ByteBuffer header = file.read(member.headerOffset(), ZipDirectory.LOCAL_HEADER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN);
        int nameLength = header.getShort(26) & 0xffff;
        ByteBuffer extra = file.read(
                        member.headerOffset() + ZipDirectory.LOCAL_HEADER_LENGTH + nameLength,
                        header.getShort(28) & 0xffff)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int at = extra.position(); at + 4 <= extra.limit(); at += 4 + (extra.getShort(at + 2) & 0xffff))
            if (extra.getShort(at) == ZipDirectory.ZIP64_EXTRA) return true;
        return false;
    }

    /** Its values, sorted by name; folders are left out. */
    public Stream<ArchiveEntry> entries() {
        return members.values().stream()
                .map(member -> new ArchiveEntry(member.name(), member.index(), member.method() != ZipMember.STORED));
    }

    @Override
    public URI uri() {
        return file.uri();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        return member(key)
                .map(member -> member.requireReadable(file.toString()))
                .map(member -> member.method() == ZipMember.STORED
                        ? stored(member, range)
                        : new ZipInflation(file, member, dataOffset(member)).read(range));
    }

    private ByteBuffer stored(ZipMember member, ByteRange range) {
        if (member.size() != member.storedSize())
            throw file.damaged("'" + member.name() + "' is stored, but said to be " + member.size() + " and "
                    + member.storedSize() + " bytes long");
        long start = range.startIn(member.size());
        ByteBuffer bytes = file.read(dataOffset(member) + start, range.lengthIn(member.size()));
        if (bytes.remaining() == member.size()) {
            CRC32 crc = new CRC32();
            crc.update(bytes.duplicate());
            if ((int) crc.getValue() != member.crc())
                throw file.damaged("the CRC-32 of '" + member.name() + "' is " + Long.toHexString(crc.getValue())
                        + ", not " + Integer.toHexString(member.crc()));
        }
        return bytes;
    }

    /** Where the value begins: its local header may have another extra field than the directory. */
    long dataOffset(ZipMember member) {
        long known = dataOffsets.get(member.index());
        if (known != 0) return known;
        ByteBuffer header = file.read(member.headerOffset(), ZipDirectory.LOCAL_HEADER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != LOCAL_SIGNATURE || (header.getShort(8) & 0xffff) != member.method())
            throw file.damaged("'" + member.name() + "' is not at byte " + member.headerOffset()
                    + ", where its directory says it is");
        long offset = member.headerOffset()
                + ZipDirectory.LOCAL_HEADER_LENGTH
                + (header.getShort(26) & 0xffff)
                + (header.getShort(28) & 0xffff);
        if (offset > end.offset() - member.storedSize())
            throw file.damaged("'" + member.name() + "' reaches into the directory");
        dataOffsets.set(member.index(), offset);
        return offset;
    }

    @Override
    public Optional<Long> size(String key) {
        return member(key).map(ZipMember::size);
    }

    private Optional<ZipMember> member(String key) {
        return Optional.ofNullable(members.get(Keys.check(key)));
    }

    /**
     * The folder that holds everything in the archive, if there is one. Hidden and Apple's files don't count, but
     * {@code .zgroup} and the like do: the root is where they are.
     */
    Optional<String> onlyFolder() {
        List<String> names = children("")
                .filter(name -> !name.matches("\\.(?!z).*|__MACOSX"))
                .limit(2)
                .toList();
        return names.size() == 1 && !members.containsKey(names.get(0)) ? Optional.of(names.get(0)) : Optional.empty();
    }

    /** Whether there is a value or a folder at a path. */
    boolean has(String path) {
        return path.isEmpty()
                || members.containsKey(path)
                || keys.list(path).findAny().isPresent();
    }

    @Override
    public Stream<String> children(String prefix) {
        return keys.children(prefix);
    }

    @Override
    public Stream<String> list(String prefix) {
        return keys.list(prefix);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
