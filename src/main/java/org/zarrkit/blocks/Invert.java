package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/** Bright becomes dark: the largest and the smallest number of an integer type change places; floats change their sign. */
record Invert(double sum) implements PointOp {

    /** For pixels of a type. */
    static Invert of(DataType type) {
        if (type.isFloat()) return new Invert(0);
        if (type.sizeInBytes() == 8)
            throw new IllegalArgumentException("invert of 64 bit integers is not exact; convert the image first");
        return new Invert((double) Numbers.least(type) + Numbers.most(type));
    }

    @Override
    public String name() {
        return "invert";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public Window window(Window input) {
        return Windows.mapped(input, value -> sum - value);
    }

    @Override
    public void apply(double[] row, List<double[]> operands, int length) {
        for (int i = 0; i < length; i++) row[i] = sum - row[i];
    }
}
