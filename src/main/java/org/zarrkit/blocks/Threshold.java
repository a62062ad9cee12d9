package org.zarrkit.blocks;

import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/** A mask: 255 where the value is at least {@code min}, 0 elsewhere (and where it is NaN); type uint8. */
public record Threshold(double min) implements BlockOp {

    static final Window MASK_WINDOW = Window.of(0, 255, 0, 255);

    private static final byte FOREGROUND = (byte) 255;

    public Threshold {
        if (Double.isNaN(min)) throw new IllegalArgumentException("min=NaN; expected a number");
    }

    static BlockOp parse(OpText.Arguments arguments) {
        if (arguments.has("method")) return AutoThreshold.of(arguments.string("method"));
        return new Threshold(arguments.number("min"));
    }

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public Map<String, String> parameters() {
        boolean whole = min == Math.rint(min) && Math.abs(min) < 1e15;
        return Map.of("min", whole ? Long.toString((long) min) : Double.toString(min));
    }

    @Override
    public DataType outputType(DataType input) {
        return DataType.UINT8;
    }

    @Override
    public Window window(Window input) {
        return MASK_WINDOW;
    }

    @Override
    public void apply(Block input, Block output) {
        byte[] mask = (byte[]) output.pixels();
        Object pixels = input.pixels();
        if (pixels instanceof byte[] a) maskBytes(a, input.type(), mask);
        else if (pixels instanceof short[] a) maskShorts(a, input.type(), mask);
        else
            for (int i = 0; i < mask.length; i++)
                if (Numbers.number(pixels, input.type(), i) >= min) mask[i] = FOREGROUND;
    }

    private void maskBytes(byte[] pixels, DataType type, byte[] mask) {
        int least = least();
        if (type.isUnsigned())
            for (int i = 0; i < mask.length; i++) mask[i] = (pixels[i] & 0xff) >= least ? FOREGROUND : 0;
        else for (int i = 0; i < mask.length; i++) mask[i] = pixels[i] >= least ? FOREGROUND : 0;
    }

    private void maskShorts(short[] pixels, DataType type, byte[] mask) {
        int least = least();
        if (type.isUnsigned())
            for (int i = 0; i < mask.length; i++) mask[i] = (pixels[i] & 0xffff) >= least ? FOREGROUND : 0;
        else for (int i = 0; i < mask.length; i++) mask[i] = pixels[i] >= least ? FOREGROUND : 0;
    }

    /** The smallest integer that is foreground; the cast clamps. */
    private int least() {
        return (int) Math.ceil(min);
    }
}
