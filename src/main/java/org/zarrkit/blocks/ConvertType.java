package org.zarrkit.blocks;

import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.PixelType;

/** Converts to another element type: to integers rounded to nearest (halves up) and clamped to the type's range. */
public record ConvertType(DataType type) implements BlockOp {

    public ConvertType {
        if (PixelType.inMemory(type) != type)
            throw new IllegalArgumentException("type=" + type.zarrName() + " is none that images have in memory");
    }

    static ConvertType parse(OpText.Arguments arguments) {
        String name = arguments.string("type");
        return new ConvertType(DataType.named(name)
                .orElseThrow(() -> new IllegalArgumentException("type=" + name
                        + " is not known; expected int8, uint8, ..., int64, uint64, float32 or float64")));
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
    public void apply(Block input, Block output) {
        int n = output.size();
        if (input.type() == type) System.arraycopy(input.pixels(), 0, output.pixels(), 0, n);
        else if (type.isFloat() || input.type().isFloat()) Numbers.store(Numbers.load(input), output);
        else Numbers.convertIntegers(input, output);
    }
}
