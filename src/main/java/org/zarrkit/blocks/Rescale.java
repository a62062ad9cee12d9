package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * Maps the values from {@code low} to {@code high} evenly to those from {@code toLow} to {@code toHigh}; values outside
 * end at the nearer end.
 *
 * @param type of the result; empty for that of the input
 */
record Rescale(double low, double high, double toLow, double toHigh, Optional<DataType> type) implements PointOp {

    Rescale {
        if (!(low < high) || Double.isInfinite(high - low))
            throw new IllegalArgumentException("low=" + low + " high=" + high + "; expected low < high");
        if (!Double.isFinite(toLow) || !Double.isFinite(toHigh))
            throw new IllegalArgumentException("to=" + toLow + "," + toHigh + "; expected finite numbers");
    }

    static Rescale parse(Arguments arguments) {
        double[] from = arguments.numbers("from");
        double[] to = arguments.numbers("to");
        if (from.length != 2 || to.length != 2)
            throw new IllegalArgumentException("rescale needs from=LOW,HIGH and to=LOW,HIGH");
        Optional<DataType> type =
                arguments.has("type") ? Optional.of(ConvertType.typeNamed(arguments.string("type"))) : Optional.empty();
        return new Rescale(from[0], from[1], to[0], to[1], type);
    }

    @Override
    public String name() {
        return "rescale";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("from", OpText.numbers(List.of(low, high)));
        parameters.put("to", OpText.numbers(List.of(toLow, toHigh)));
        type.ifPresent(t -> parameters.put("type", t.zarrName()));
        return parameters;
    }

    @Override
    public DataType outputType(DataType input) {
        return type.orElse(input);
    }

    @Override
    public Window window(Window input) {
        double least = Math.min(toLow, toHigh);
        double most = Math.max(toLow, toHigh);
        return least == most ? input : Window.of(least, most, least, most);
    }

    /** Values outside end at the nearer end. */
    @Override
    public void apply(double[] row, List<double[]> operands, int length) {
        double factor = (toHigh - toLow) / (high - low);
        for (int i = 0; i < length; i++) {
            double inside = Math.max(low, Math.min(high, row[i]));
            row[i] = toLow + (inside - low) * factor;
        }
    }
}
