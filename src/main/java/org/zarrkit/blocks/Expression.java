package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * A formula for each pixel, {@code a}, and the pixels {@code b}, {@code c} … of other images at the same place. A
 * comparison gives a mask of 0 and 255; other results are float32, or of the type that is asked for.
 */
record Expression(Formula formula, List<Operand> operands, Optional<DataType> type) implements PointOp {

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    Expression {
        operands = List.copyOf(operands);
    }

    static Expression parse(Arguments arguments, ImageSpec image) {
        List<Operand> operands = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("a"));
        for (String name : NAMES.subList(1, NAMES.size())) {
            if (!arguments.has(name)) break;
            operands.add(arguments.image(name));
            names.add(name);
        }
        Optional<DataType> type =
                arguments.has("type") ? Optional.of(ConvertType.typeNamed(arguments.string("type"))) : Optional.empty();
        return new Expression(Formula.of(arguments.string("formula"), names), operands, type);
    }

    @Override
    public String name() {
        return "expression";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("formula", formula.text());
        for (int i = 0; i < operands.size(); i++)
            parameters.put(NAMES.get(i + 1), operands.get(i).location());
        type.ifPresent(t -> parameters.put("type", t.zarrName()));
        return parameters;
    }

    @Override
    public DataType outputType(DataType input) {
        return type.orElse(formula.isLogical() ? DataType.UINT8 : DataType.FLOAT32);
    }

    @Override
    public Window window(Window input) {
        return isMask() ? Threshold.MASK_WINDOW : Window.NONE;
    }

    private boolean isMask() {
        return formula.isLogical() && type.isEmpty();
    }

    @Override
    public void apply(double[] row, List<double[]> others, int length) {
        List<double[]> rows = new ArrayList<>();
        rows.add(row);
        rows.addAll(others);
        double[] values = formula.values(rows, length);
        double factor = isMask() ? 255 : 1;
        for (int i = 0; i < length; i++) row[i] = factor * values[i];
    }
}
