package org.zarrkit.codec;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** With the Vector API, for JVMs that were started with it: no other class may refer to this one. */
final class VectorKernel implements PlaneKernel {

    private static final VectorSpecies<Short> ELEMENTS = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(ELEMENTS.vectorBitSize() / 2));
    private static final VectorSpecies<Byte> ELEMENT_BYTES = VectorSpecies.of(byte.class, ELEMENTS.vectorShape());
    private static final int LANES = ELEMENTS.length();
    private static final short LOW = 0xFF;

    VectorKernel() {}

    @Override
    public void merge(byte[] low, int lowStart, byte[] high, int highStart, short[] out, int start, int elements) {
        int i = 0;
        for (; i <= elements - LANES; i += LANES)
            merged(low, lowStart + i, high, highStart + i).intoArray(out, start + i);
        for (; i < elements; i++) out[start + i] = (short) (low[lowStart + i] & LOW | high[highStart + i] << 8);
    }

    @Override
    public void merge(byte[] low, int lowStart, byte[] high, int highStart, byte[] out, int start, int elements) {
        int i = 0;
        for (; i <= elements - LANES; i += LANES)
            merged(low, lowStart + i, high, highStart + i).reinterpretAsBytes().intoArray(out, start + 2 * i);
        for (; i < elements; i++) {
            out[start + 2 * i] = low[lowStart + i];
            out[start + 2 * i + 1] = high[highStart + i];
        }
    }

    private static ShortVector merged(byte[] low, int lowStart, byte[] high, int highStart) {
        // Not ZERO_EXTEND_B2S, which throws on Java 17.
        ShortVector lows =
                (ShortVector) ByteVector.fromArray(BYTES, low, lowStart).convertShape(VectorOperators.B2S, ELEMENTS, 0);
        ShortVector highs = (ShortVector)
                ByteVector.fromArray(BYTES, high, highStart).convertShape(VectorOperators.B2S, ELEMENTS, 0);
        return lows.and(LOW).or(highs.lanewise(VectorOperators.LSHL, 8));
    }

    @Override
    public void split(byte[] from, int start, int elements, byte[] to, int lowStart, int highStart) {
        int i = 0;
        for (; i <= elements - LANES; i += LANES) {
            ShortVector part =
                    ByteVector.fromArray(ELEMENT_BYTES, from, start + 2 * i).reinterpretAsShorts();
            narrowed(part).intoArray(to, lowStart + i);
            narrowed(part.lanewise(VectorOperators.LSHR, 8)).intoArray(to, highStart + i);
        }
        for (; i < elements; i++) {
            to[lowStart + i] = from[start + 2 * i];
            to[highStart + i] = from[start + 2 * i + 1];
        }
    }

    private static ByteVector narrowed(ShortVector elements) {
        return (ByteVector) elements.convertShape(VectorOperators.S2B, BYTES, 0);
    }
}
