package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.PIXELS;

import java.util.List;
import java.util.function.BiFunction;

/** The operations on each pixel by itself. */
final class PointOps {

    static final List<OpKind> KINDS = List.of(
            arithmetic(Arithmetic.Kind.ADD, "Adds a number or another image."),
            arithmetic(Arithmetic.Kind.SUBTRACT, "Subtracts a number or another image."),
            arithmetic(Arithmetic.Kind.MULTIPLY, "Multiplies by a number or another image."),
            arithmetic(Arithmetic.Kind.DIVIDE, "Divides by a number or another image."),
            arithmetic(Arithmetic.Kind.POWER, "Raises to a power."),
            arithmetic(Arithmetic.Kind.MIN, "The smaller of a pixel and a number, or the pixel of another image."),
            arithmetic(Arithmetic.Kind.MAX, "The larger of a pixel and a number, or the pixel of another image."),
            function(PointFunction.Kind.ABS, "The absolute value."),
            function(PointFunction.Kind.SQRT, "The square root."),
            function(PointFunction.Kind.SQUARE, "The square."),
            function(PointFunction.Kind.LOG, "The natural logarithm."),
            function(PointFunction.Kind.EXP, "The exponential function."),
            function(PointFunction.Kind.ROUND, "The nearest whole number, halves up."),
            function(PointFunction.Kind.FLOOR, "The largest whole number that is not larger."),
            kind(
                    "expression formula=[a*0.5 + 3 > min(a, 100)] | b=PATH c=PATH type=float32",
                    "A formula of the pixel a, and of other images as b=PATH, c=PATH; a comparison gives a mask.",
                    Expression::parse),
            kind("invert", "Bright becomes dark.", (a, image) -> Invert.of(image.type())),
            kind("clip min=100 max=4000", "Limits the values to a range.", (a, image) -> Clip.parse(a)),
            kind(
                    "rescale from=100,4000 to=0,255 type=uint8",
                    "Maps a range of values to another.",
                    (a, image) -> Rescale.parse(a)),
            kind(
                    "convert type=float32 | overflow=clamp",
                    "Converts to another type; to integers rounded, and clamped or, with overflow=wrap, cut to their bits.",
                    (a, image) -> ConvertType.parse(a)),
            kind(
                    "threshold method=Otsu | min=100",
                    "A mask, 255 from a value on: min=100, or one of ImageJ's methods on the histogram of the whole.",
                    (a, image) -> Threshold.parse(a)),
            kind(
                    "mask image=mask.zarr | outside=0",
                    "Keeps the pixels where another image is not 0.",
                    (a, image) -> Mask.parse(a)));

    private PointOps() {}

    private static OpKind arithmetic(Arithmetic.Kind kind, String summary) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        return kind(name + " value=2 | image=PATH", summary, (a, image) -> Arithmetic.parse(kind, a));
    }

    private static OpKind function(PointFunction.Kind kind, String summary) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        return kind(name, summary, (a, image) -> new PointFunction(kind));
    }

    private static OpKind kind(String syntax, String summary, BiFunction<Arguments, ImageSpec, BlockOp> parser) {
        return OpKind.of(PIXELS, syntax, summary, parser);
    }
}
