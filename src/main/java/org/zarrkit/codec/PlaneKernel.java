package org.zarrkit.codec;

/**
 * Merges a plane of low and one of high bytes into elements of two bytes, and splits these. Implementations are safe for
 * many threads, differ in speed alone, and are tested against {@link ByteShuffle}'s plain loops.
 */
interface PlaneKernel {

    /** With the Vector API where the JVM was started with {@code --add-modules jdk.incubator.vector}, else without. */
    PlaneKernel FASTEST = fastest();

    /** Merges planes that begin at these places. */
    void merge(byte[] low, int lowStart, byte[] high, int highStart, short[] out, int start, int elements);

    /** As the other, into the little-endian bytes of the elements. */
    void merge(byte[] low, int lowStart, byte[] high, int highStart, byte[] out, int start, int elements);

    /** Splits little-endian elements into planes that begin at these places of {@code to}. */
    void split(byte[] from, int start, int elements, byte[] to, int lowStart, int highStart);

    private static PlaneKernel fastest() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) return new CharsetKernel();
        try {
            // By name: without the module the class can't even be linked.
            return (PlaneKernel) Class.forName("org.zarrkit.codec.VectorKernel")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError noVectorsOfUse) {
            return new CharsetKernel();
        }
    }
}
