package org.zarrkit.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip archives by the JDK, and ways to damage them. */
final class Archives {

    private Archives() {}

    /** Values as they are; only their local headers have an extra field. */
    static Path stored(Path file, Map<String, byte[]> values) throws IOException {
        return write(file, values, ZipEntry.STORED);
    }

    static Path deflated(Path file, Map<String, byte[]> values) throws IOException {
        return write(file, values, ZipEntry.DEFLATED);
    }

    private static Path write(Path file, Map<String, byte[]> values, int method) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<String, byte[]> value : values.entrySet()) {
                ZipEntry entry = new ZipEntry(value.getKey());
                entry.setMethod(method);
                CRC32 crc = new CRC32();
                crc.update(value.getValue());
                entry.setCrc(crc.getValue());
                entry.setSize(value.getValue().length);
                entry.setExtra(new byte[] {0x34, 0x12, 3, 0, 1, 2, 3});
                out.putNextEntry(entry);
                entry.setExtra(new byte[0]);
                out.write(value.getValue());
            }
        }
        return file;
    }

    /** An archive by {@link ZipWriter}, which does not check names. */
    static byte[] written(Map<String, byte[]> values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipWriter writer = new ZipWriter(out, 0, false);
        for (Map.Entry<String, byte[]> value : values.entrySet())
            writer.add(value.getKey(), ByteBuffer.wrap(value.getValue()));
        writer.finish("", String::compareTo);
        return out.toByteArray();
    }

    /** The position of the first directory entry. */
    static int directory(byte[] archive) {
        for (int i = 0; i < archive.length - 4; i++)
            if (littleEndian(archive).getInt(i) == ZipDirectory.SIGNATURE) return i;
        throw new AssertionError("no directory");
    }

    static ByteBuffer littleEndian(byte[] archive) {
        return ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    }
}
