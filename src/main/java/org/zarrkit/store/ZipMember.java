package org.zarrkit.store;

import java.util.Map;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * What the central directory of a zip archive says of one value (APPNOTE.TXT 4.3.12).
 *
 * @param flags general purpose bit flag
 * @param unixMode type and permissions of the file that was packed; 0 if not given
 * @param crc CRC-32 of the value
 * @param storedSize in bytes, in the archive
 * @param size in bytes, of the value
 * @param headerOffset of the local header, from the start of the archive
 */
record ZipMember(
        int index,
        String name,
        int flags,
        int method,
        int unixMode,
        int crc,
        long storedSize,
        long size,
        long headerOffset) {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int ENCRYPTED = 1;
    private static final int UNIX_TYPE = 0xf000;
    private static final int UNIX_LINK = 0xa000;

    private static final Map<Integer, String> METHODS = Map.of(
            1,
            "Shrink",
            6,
            "Implode",
            9,
            "Deflate64",
            12,
            "bzip2",
            14,
            "LZMA",
            93,
            "Zstandard",
            95,
            "xz",
            98,
            "PPMd",
            99,
            "AES encryption");

    /**
     * This, if its value can be read.
     *
     * @throws UnsupportedFeatureException if it is encrypted, a link, or compressed in a way other than Deflate
     */
    ZipMember requireReadable(String archive) {
        String place = archive + ", '" + name + "'";
        if (isEncrypted())
            throw new UnsupportedFeatureException(place + " is encrypted; unpack the archive with its password first");
        if ((unixMode & UNIX_TYPE) == UNIX_LINK)
            throw new UnsupportedFeatureException(place + " is a link; pack what it leads to instead");
        if (method != STORED && method != DEFLATED)
            throw new UnsupportedFeatureException(place + " is compressed by method " + method + " ("
                    + METHODS.getOrDefault(method, "unknown") + "); pack it uncompressed ('zip -0') or unpack it");
        return this;
    }

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }
}
