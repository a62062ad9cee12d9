package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.PixelType;

/** Converts to another element type: to integers rounded to nearest (halves up), then as the overflow says. */
public record ConvertType(DataType type, Overflow overflow) implements PointOp {

    /** What becomes of whole numbers that a type does not have. */
    public enum Overflow {
        /** The nearest number that it has; NaN becomes 0. */
        CLAMP,
        /** The lowest bits, as a cast in C and NumPy; what is not finite becomes 0. For types of up to 32 bits. */
        WRAP
    }

    public ConvertType {
        if (PixelType.inMemory(type) != type)
            throw new IllegalArgumentException("type=" + type.zarrName() + " is none that images have in memory");
        if (overflow == Overflow.WRAP && (type.isFloat() || type.sizeInBytes() == 8))
            throw new IllegalArgumentException(
                    "overflow=wrap with type=" + type.zarrName() + "; expected an integer type of up to 32 bits");
    }

    /** With {@link Overflow#CLAMP}. */
    public ConvertType(DataType type) {
        this(type, Overflow.CLAMP);
    }

    static ConvertType parse(Arguments arguments) {
        return new ConvertType(
                typeNamed(arguments.string("type")), arguments.choice("overflow", Overflow.class, Overflow.CLAMP));
    }

    static DataType typeNamed(String name) {
        return DataType.named(name)
                .filter(type -> PixelType.inMemory(type) == type)
                .orElseThrow(() -> new IllegalArgumentException("type=" + name
                        + " is none that images have in memory; expected int8, uint8, ..., int64, uint64, float32 or"
                        + " float64"));
    }

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("type", type.zarrName());
        if (overflow != Overflow.CLAMP)
            parameters.put("overflow", overflow.name().toLowerCase(Locale.ROOT));
        return parameters;
    }

    @Override
    public DataType outputType(DataType input) {
        return type;
    }

    @Override
    public boolean computesItself() {
        return true;
    }

    @Override
    public void apply(double[] row, List<double[]> operands, int length) {
        // when clamped the values stay; what computes them rounds and clamps them to the type
        if (overflow == Overflow.WRAP) wrap(row, length);
    }

    private void wrap(double[] row, int length) {
        double span = Math.scalb(1.0, 8 * type.sizeInBytes());
        double least = Numbers.least(type);
        for (int i = 0; i < length; i++) {
            double rounded = Math.floor(row[i] + 0.5) - least;
            row[i] = Double.isFinite(rounded) ? rounded - Math.floor(rounded / span) * span + least : 0;
        }
    }

    /** By itself it converts 64 bit integers too, exactly. */
    @Override
    public void apply(BlockSource input, Block output) {
        apply(input.read(output.interval()), output);
    }

    void apply(Block input, Block output) {
        int n = output.size();
        if (input.type() == type) System.arraycopy(input.pixels(), 0, output.pixels(), 0, n);
        else if (!type.isFloat() && !input.type().isFloat() && overflow == Overflow.WRAP)
            Numbers.wrapIntegers(input, output);
        else if (!type.isFloat() && !input.type().isFloat()) Numbers.convertIntegers(input, output);
        else {
            double[] numbers = Numbers.load(input);
            if (overflow == Overflow.WRAP) wrap(numbers, n);
            Numbers.store(numbers, output);
        }
    }
}
