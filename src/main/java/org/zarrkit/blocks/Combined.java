package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * An operation made of others: what they give one after the other or, with a formula, that as {@code b} combined with
 * {@code a}, which is the pixel itself or what other operations make of it.
 *
 * @param name and parameters as they stand in its text
 * @param steps what is applied to the input
 * @param others what gives {@code a}; none for the pixel itself
 * @param formula of {@code a} and {@code b}; empty for {@code b}
 * @param type of the result; empty for that of the input
 */
record Combined(
        String name,
        Map<String, String> parameters,
        List<BlockOp> steps,
        List<BlockOp> others,
        Optional<Formula> formula,
        Optional<DataType> type)
        implements BlockOp {

    private static final List<String> NAMES = List.of("a", "b");

    Combined {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }

    static Combined of(String name, Map<String, String> parameters, BlockOp... steps) {
        return new Combined(name, parameters, List.of(steps), List.of(), Optional.empty(), Optional.empty());
    }

    /** The same with a formula, of the type of the input. */
    Combined with(String text) {
        return new Combined(name, parameters, steps, others, Optional.of(Formula.of(text, NAMES)), type);
    }

    /** What these operations make of the input, less what the others do. */
    Combined minus(BlockOp... subtracted) {
        return new Combined(
                name, parameters, List.of(subtracted), steps, Optional.of(Formula.of("a - b", NAMES)), type);
    }

    /** The same with a result of another type. */
    Combined as(DataType other) {
        return new Combined(name, parameters, steps, others, formula, Optional.of(other));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        ImageSpec last = input;
        for (BlockOp step : steps) last = step.output(last);
        if (type.isEmpty()) return last.withType(formula.isPresent() ? input.type() : last.type());
        Window window = type.get() == DataType.UINT8 ? Threshold.MASK_WINDOW : Window.NONE;
        return last.withType(type.get()).withWindows(w -> window);
    }

    @Override
    public void apply(BlockSource input, Block output) {
        Block result = Steps.chain(input, steps).read(output.interval());
        if (formula.isEmpty()) {
            System.arraycopy(result.pixels(), 0, output.pixels(), 0, output.size());
            return;
        }
        Block itself = Steps.chain(input, others).read(output.interval());
        double[] a = new double[1024];
        double[] b = new double[1024];
        for (int at = 0; at < output.size(); at += a.length) {
            int length = Math.min(a.length, output.size() - at);
            Numbers.load(itself, at, a, length);
            Numbers.load(result, at, b, length);
            double[] values = formula.get().values(List.of(a, b), length);
            Numbers.store(values, length, output.type(), output.pixels(), at);
        }
    }
}
