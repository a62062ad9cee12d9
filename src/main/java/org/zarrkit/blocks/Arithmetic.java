package org.zarrkit.blocks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.Window;

/**
 * A number, or the pixel of another image at the same place, combined with each pixel. The type stays: integers are
 * rounded to nearest (halves up) and clamped, as ImageJ does; convert to float32 first to keep fractions. A division of
 * integers by 0 gives the type's largest number, 0 / 0 gives 0.
 */
record Arithmetic(Kind kind, double value, Optional<Operand> image) implements PointOp {

    /** What is computed of a pixel {@code a} and the number {@code b}. */
    enum Kind {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER,
        MIN,
        MAX
    }

    Arithmetic {
        if (Double.isNaN(value)) throw new IllegalArgumentException("value=NaN; expected a number");
    }

    static Arithmetic parse(Kind kind, Arguments arguments) {
        if (arguments.has("image")) return new Arithmetic(kind, 0, Optional.of(arguments.image("image")));
        return new Arithmetic(kind, arguments.number("value"), Optional.empty());
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> parameters() {
        return image.map(other -> Map.of("image", other.location()))
                .orElseGet(() -> Map.of("value", OpText.number(value)));
    }

    @Override
    public List<Operand> operands() {
        return image.stream().toList();
    }

    @Override
    public Window window(Window input) {
        return image.isPresent() ? input : Windows.mapped(input, this::of);
    }

    private double of(double a) {
        double[] row = {a};
        apply(row, List.of(), 1);
        return row[0];
    }

    @Override
    public void apply(double[] row, List<double[]> operands, int length) {
        if (operands.isEmpty()) withNumber(row, length);
        else withImage(row, operands.get(0), length);
    }

    private void withNumber(double[] a, int n) {
        double b = value;
        switch (kind) {
            case ADD -> {
                for (int i = 0; i < n; i++) a[i] += b;
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) a[i] -= b;
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) a[i] *= b;
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) a[i] /= b;
            }
            case POWER -> {
                for (int i = 0; i < n; i++) a[i] = Math.pow(a[i], b);
            }
            case MIN -> {
                for (int i = 0; i < n; i++) a[i] = Math.min(a[i], b);
            }
            case MAX -> {
                for (int i = 0; i < n; i++) a[i] = Math.max(a[i], b);
            }
        }
    }

    private void withImage(double[] a, double[] b, int n) {
        switch (kind) {
            case ADD -> {
                for (int i = 0; i < n; i++) a[i] += b[i];
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) a[i] -= b[i];
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) a[i] *= b[i];
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) a[i] /= b[i];
            }
            case POWER -> {
                for (int i = 0; i < n; i++) a[i] = Math.pow(a[i], b[i]);
            }
            case MIN -> {
                for (int i = 0; i < n; i++) a[i] = Math.min(a[i], b[i]);
            }
            case MAX -> {
                for (int i = 0; i < n; i++) a[i] = Math.max(a[i], b[i]);
            }
        }
    }
}
