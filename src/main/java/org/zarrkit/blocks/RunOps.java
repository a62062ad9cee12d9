package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.zarrkit.codec.DataType;

/** The operations that run code from outside on blocks. */
public final class RunOps {

    static final List<OpKind> KINDS = List.of(
            OpKind.of(
                    OpKind.Group.BLOCKS,
                    "run command=[Median...] options=[radius=2] halo=2 | macro=FILE stack=false type=uint16",
                    "A command of ImageJ, or a macro, on each plane of each block with halo pixels around it; stack=true for"
                            + " volumes, type= of the result.",
                    RunOps::parse),
            OpKind.of(
                    OpKind.Group.BLOCKS,
                    "color_by_chunk | edges=64,64,16 masked=false",
                    "The number of the chunk of each pixel, 1 to 255 and again; with masked=true pixels that are 0 stay 0.",
                    ColorByChunk::parse));

    private RunOps() {}

    /**
     * A function on each block. It can't be written down: where the operation stands in a pipeline, others see that there
     * was one.
     *
     * @param type of the result, such as {@code float32}
     * @param depth of the halo: none, one number for all axes of space, or one for each axis, x first
     */
    public static BlockOp function(BlockFunction function, String type, int[] depth, ImageSpec image) {
        double[] pixels = Arrays.stream(depth).asDoubleStream().toArray();
        List<Integer> halo = pixels.length == 0
                ? filled(List.of(), image)
                : Arguments.perAxis(pixels, image, 0).stream()
                        .map(Double::intValue)
                        .toList();
        DataType result = ConvertType.typeNamed(type);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (depth.length > 0) parameters.put("halo", OpText.numbers(halo));
        if (result != image.type()) parameters.put("type", type);
        return new OnBlocks("function", parameters, new FunctionTask(function), halo, result);
    }

    private static BlockOp parse(Arguments arguments, ImageSpec image) {
        boolean stack = arguments.truth("stack", false);
        List<Integer> halo = arguments.has("halo") ? Radius.parse(arguments, "halo", image) : List.of();
        DataType type = arguments.has("type") ? ConvertType.typeNamed(arguments.string("type")) : image.type();
        RunInImageJ.requireImageJType(image.type());
        RunInImageJ.requireImageJType(type);
        Map<String, String> parameters = new LinkedHashMap<>();
        ImageJCode code = code(arguments, parameters);
        if (!halo.isEmpty()) parameters.put("halo", OpText.numbers(halo));
        if (stack) parameters.put("stack", "true");
        if (type != image.type()) parameters.put("type", type.zarrName());
        List<Integer> reach = stack ? filled(halo, image) : inPlanes(filled(halo, image));
        return new OnBlocks("run", parameters, new RunInImageJ(code, stack), reach, type);
    }

    private static ImageJCode code(Arguments arguments, Map<String, String> parameters) {
        if (arguments.has("command") == arguments.has("macro"))
            throw new IllegalArgumentException("run needs command=[LABEL OF A MENU ENTRY], or macro=FILE");
        String key = arguments.has("macro") ? "macro" : "command";
        String value = arguments.string(key);
        parameters.put(key, value);
        if (key.equals("macro")) return ImageJCode.macro(value);
        String options = arguments.string("options", "");
        if (!options.isEmpty()) parameters.put("options", options);
        return ImageJCode.command(value, options);
    }

    /** A plane by itself needs none of the others. */
    private static List<Integer> inPlanes(List<Integer> halo) {
        return IntStream.range(0, halo.size())
                .mapToObj(d -> d < 2 ? halo.get(d) : 0)
                .toList();
    }

    private static List<Integer> filled(List<Integer> halo, ImageSpec image) {
        return halo.isEmpty() ? Collections.nCopies(image.rank(), 0) : halo;
    }
}
