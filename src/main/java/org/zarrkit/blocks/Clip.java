package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values below {@code min} become {@code min}, those above {@code max} become {@code max}; NaN stays. */
record Clip(double min, double max) implements PointOp {

    Clip {
        if (!(min <= max)) throw new IllegalArgumentException("min=" + min + " max=" + max + "; expected min <= max");
    }

    static Clip parse(Arguments arguments) {
        return new Clip(
                arguments.number("min", Double.NEGATIVE_INFINITY), arguments.number("max", Double.POSITIVE_INFINITY));
    }

    @Override
    public String name() {
        return "clip";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (min != Double.NEGATIVE_INFINITY) parameters.put("min", OpText.number(min));
        if (max != Double.POSITIVE_INFINITY) parameters.put("max", OpText.number(max));
        return parameters;
    }

    @Override
    public void apply(double[] row, List<double[]> operands, int length) {
        for (int i = 0; i < length; i++) row[i] = Math.max(min, Math.min(max, row[i]));
    }
}
