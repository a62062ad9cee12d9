package org.zarrkit.blocks;

import net.imglib2.FinalInterval;
import org.zarrkit.codec.DataType;

/** A function of 8 or 16 bit integers as an array of its values, indexed by the bits of the argument. */
final class ValueTable {

    private ValueTable() {}

    /** Every value of a type, in the order of their bits. */
    static Block allValues(DataType type) {
        Block block = Block.of(new FinalInterval(1L << 8 * type.sizeInBytes()), type);
        if (block.pixels() instanceof byte[] a) for (int i = 0; i < a.length; i++) a[i] = (byte) i;
        else {
            short[] a = (short[]) block.pixels();
            for (int i = 0; i < a.length; i++) a[i] = (short) i;
        }
        return block;
    }

    /** Looks each pixel up. */
    static void look(Block input, Object table, Block output) {
        if (input.pixels() instanceof byte[] pixels) lookBytes(pixels, table, output.pixels());
        else lookShorts((short[]) input.pixels(), table, output.pixels());
    }

    private static void lookBytes(byte[] in, Object table, Object result) {
        if (table instanceof byte[] t) {
            byte[] out = (byte[]) result;
            for (int i = 0; i < out.length; i++) out[i] = t[in[i] & 0xff];
        } else if (table instanceof short[] t) {
            short[] out = (short[]) result;
            for (int i = 0; i < out.length; i++) out[i] = t[in[i] & 0xff];
        } else if (table instanceof int[] t) {
            int[] out = (int[]) result;
            for (int i = 0; i < out.length; i++) out[i] = t[in[i] & 0xff];
        } else if (table instanceof float[] t) {
            float[] out = (float[]) result;
            for (int i = 0; i < out.length; i++) out[i] = t[in[i] & 0xff];
        } else for (int i = 0; i < in.length; i++) System.arraycopy(table, in[i] & 0xff, result, i, 1);
    }

    private static void lookShorts(short[] in, Object table, Object result) {
        if (table instanceof byte[] t) {
            byte[] out = (byte[]) result;
            for (int i = 0; i < out.length; i++) out[i] = t[in[i] & 0xffff];
        } else if (table instanceof short[] t) {
            short[] out = (short[]) result;
            for (int i = 0; i < out.length; i++) out[i] = t[in[i] & 0xffff];
        } else if (table instanceof int[] t) {
            int[] out = (int[]) result;
            for (int i = 0; i < out.length; i++) out[i] = t[in[i] & 0xffff];
        } else if (table instanceof float[] t) {
            float[] out = (float[]) result;
            for (int i = 0; i < out.length; i++) out[i] = t[in[i] & 0xffff];
        } else for (int i = 0; i < in.length; i++) System.arraycopy(table, in[i] & 0xffff, result, i, 1);
    }
}
