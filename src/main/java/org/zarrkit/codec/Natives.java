package org.zarrkit.codec;

import java.util.Optional;
import net.jpountz.lz4.LZ4Factory;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * The compiled libraries of LZ4 and Zstandard, where there are some for this platform. The system property
 * {@code zarrkit.natives=false} does without them: LZ4 is then plain Java, and Zstandard is not supported.
 */
final class Natives {

    private static final boolean WANTED = !"false".equals(System.getProperty("zarrkit.natives"));
    private static final LZ4Factory LZ4 = loadLz4();
    private static final Optional<String> WHY_NO_ZSTD = loadZstd();

    private Natives() {}

    static LZ4Factory lz4() {
        return LZ4;
    }

    /** To be called before any class of zstd-jni is used: without its library they fail with errors of the VM. */
    static void requireZstd() {
        if (WHY_NO_ZSTD.isPresent())
            throw new UnsupportedFeatureException(
                    "Zstandard (codec 'zstd', or 'blosc' with cname 'zstd') needs a native"
                            + " library, which is missing here (" + WHY_NO_ZSTD.get()
                            + "); use another platform, or data that"
                            + " are compressed otherwise");
    }

    /** LZ4Factory.fastestInstance() would take plain Java wherever another class loader has loaded it, as in Fiji. */
    private static LZ4Factory loadLz4() {
        if (!WANTED) return LZ4Factory.fastestJavaInstance();
        try {
            return LZ4Factory.nativeInstance();
        } catch (LinkageError | RuntimeException noneForThisPlatform) {
            return LZ4Factory.fastestJavaInstance();
        }
    }

    private static Optional<String> loadZstd() {
        if (!WANTED) return Optional.of("switched off by zarrkit.natives=false");
        try {
            com.github.luben.zstd.util.Native.load();
            return Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            return Optional.of(System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": " + e);
        }
    }
}
