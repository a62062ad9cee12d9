package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the pixels where another image is not 0 and sets all others to {@code outside}. */
record Mask(Operand image, double outside) implements PointOp {

    static Mask parse(Arguments arguments) {
        return new Mask(arguments.image("image"), arguments.number("outside", 0));
    }

    @Override
    public String name() {
        return "mask";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("image", image.location());
        if (outside != 0) parameters.put("outside", OpText.number(outside));
        return parameters;
    }

    @Override
    public List<Operand> operands() {
        return List.of(image);
    }

    @Override
    public void apply(double[] row, List<double[]> operands, int length) {
        double[] mask = operands.get(0);
        for (int i = 0; i < length; i++) row[i] = mask[i] != 0 ? row[i] : outside;
    }
}
