package org.zarrkit.codec;

/** An array per thread for a chunk of which only a part is wanted; valid until the same thread asks again. */
final class ElementScratch {

    /** As for {@link Scratch}: larger ones must not stay with every thread for ever. */
    private static final long LARGEST_KEPT = 8 << 20;

    private static final ThreadLocal<Object> KEPT = ThreadLocal.withInitial(() -> new byte[0]);

    private ElementScratch() {}

    /** An array of the specification, of undefined content. */
    static Object of(ChunkSpec spec) {
        Object kept = KEPT.get();
        if (spec.fits(kept)) return kept;
        Object made = spec.newArray();
        if (spec.sizeInBytes() <= LARGEST_KEPT) KEPT.set(made);
        return made;
    }
}
