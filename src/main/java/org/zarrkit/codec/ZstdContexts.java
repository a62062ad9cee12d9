package org.zarrkit.codec;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.lang.ref.Cleaner;

/** A Zstandard context per thread, if the library is there: its native memory is freed after the thread has ended. */
final class ZstdContexts {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final ThreadLocal<ZstdContexts> OF_THREAD = ThreadLocal.withInitial(ZstdContexts::new);

    private final ZstdDecompressCtx decompress = new ZstdDecompressCtx();
    private final ZstdCompressCtx compress = new ZstdCompressCtx();

    private ZstdContexts() {
        // The action must not hold this object itself.
        ZstdDecompressCtx first = decompress;
        ZstdCompressCtx second = compress;
        CLEANER.register(this, () -> {
            first.close();
            second.close();
        });
    }

    static ZstdDecompressCtx decompress() {
        Natives.requireZstd();
        return OF_THREAD.get().decompress;
    }

    static ZstdCompressCtx compress(int level, boolean checksum) {
        Natives.requireZstd();
        return OF_THREAD.get().compress.setLevel(level).setChecksum(checksum);
    }
}
