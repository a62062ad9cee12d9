package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/** A mask: 255 where the value is at least {@code min}, 0 elsewhere (and where it is NaN); type uint8. */
public record Threshold(double min) implements PointOp {

    static final Window MASK_WINDOW = Window.of(0, 255, 0, 255);

    private static final byte FOREGROUND = (byte) 255;

    public Threshold {
        if (Double.isNaN(min)) throw new IllegalArgumentException("min=NaN; expected a number");
    }

    static BlockOp parse(Arguments arguments) {
        if (arguments.has("method")) return AutoThreshold.of(arguments.string("method"));
        return new Threshold(arguments.number("min"));
    }

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("min", OpText.number(min));
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
    public boolean computesItself() {
        return true;
    }

    @Override
    public void apply(double[] row, List<double[]> operands, int length) {
        for (int i = 0; i < length; i++) row[i] = row[i] >= min ? 255 : 0;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        apply(input.read(output.interval()), output);
    }

    /** A comparison for each pixel is faster than a look into a table. */
    void apply(Block input, Block output) {
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
