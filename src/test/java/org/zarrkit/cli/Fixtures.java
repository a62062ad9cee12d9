package org.zarrkit.cli;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the fixtures are, and the checksums that say what they hold. */
final class Fixtures {

    static final Path FOLDER = Path.of("src/test/resources/fixtures");

    private Fixtures() {}

    static String path(String id) {
        return FOLDER.resolve(id).toString();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
