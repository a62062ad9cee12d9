package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.PixelType;

/** Converts to another element type: to integers rounded to nearest (halves up) and clamped to the type's range. */
public record ConvertType(DataType type) implements PointOp {

    public ConvertType {
        if (PixelType.inMemory(type) != type)
            throw new IllegalArgumentException("type=" + type.zarrName() + " is none that images have in memory");
    }

    static ConvertType parse(Arguments arguments) {
        return new ConvertType(typeNamed(arguments.string("type")));
    }

    static DataType typeNamed(String name) {
        return DataType.named(name)
                .orElseThrow(() -> new IllegalArgumentException("type=" + name
                        + " is not known; expected int8, uint8, ..., int64, uint64, float32 or float64"));
    }

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("type", type.zarrName());
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
        // the values stay; what computes them rounds and clamps them to the type
    }

    /** By itself it converts 64 bit integers too, exactly. */
    @Override
    public void apply(BlockSource input, Block output) {
        apply(input.read(output.interval()), output);
    }

    void apply(Block input, Block output) {
        int n = output.size();
        if (input.type() == type) System.arraycopy(input.pixels(), 0, output.pixels(), 0, n);
        else if (type.isFloat() || input.type().isFloat()) Numbers.store(Numbers.load(input), output);
        else Numbers.convertIntegers(input, output);
    }
}
