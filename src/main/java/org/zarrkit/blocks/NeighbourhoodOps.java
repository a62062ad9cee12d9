package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.NEIGHBOURHOOD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.zarrkit.codec.DataType;

/** The operations that compute a pixel from those around it. */
final class NeighbourhoodOps {

    static final List<OpKind> KINDS = List.of(
            kind("gaussian", "gaussian sigma=2", "Gaussian smoothing; sigma in pixels.", Gaussian::parse),
            kind("mean", "mean radius=2", "The mean of a box.", Mean::parse),
            kind("variance", "variance radius=2", "The variance of a box.", Variance::parse),
            rank(Rank.Kind.MEDIAN, "The median of a box."),
            rank(Rank.Kind.MINIMUM, "The smallest value of a box."),
            rank(Rank.Kind.MAXIMUM, "The largest value of a box."),
            kind(
                    "percentile",
                    "percentile radius=1 percent=25",
                    "A percentile of a box.",
                    (a, image) -> Rank.parse(Rank.Kind.PERCENTILE, a, image)),
            rank(Rank.Kind.ERODE, "Erosion of grey images and masks by a box."),
            rank(Rank.Kind.DILATE, "Dilation of grey images and masks by a box."),
            kind(
                    "open",
                    "open radius=1",
                    "Erosion, then dilation: removes what is smaller than the box.",
                    NeighbourhoodOps::open),
            kind(
                    "close",
                    "close radius=1",
                    "Dilation, then erosion: fills what is smaller than the box.",
                    NeighbourhoodOps::close),
            kind("tophat", "tophat radius=5", "What opening removes: small bright things.", NeighbourhoodOps::topHat),
            kind(
                    "laplacian",
                    "laplacian sigma=2",
                    "The sum of second derivatives after Gaussian smoothing; sigma=0 for plain differences.",
                    (a, image) -> Derivatives.parse(Derivatives.Kind.LAPLACIAN, a, image)),
            kind(
                    "gradient",
                    "gradient sigma=2",
                    "The length of the gradient after Gaussian smoothing.",
                    (a, image) -> Derivatives.parse(Derivatives.Kind.GRADIENT, a, image)),
            kind(
                    "dog",
                    "dog sigma=1 sigma2=2",
                    "The difference of two Gaussians.",
                    NeighbourhoodOps::differenceOfGaussians),
            kind(
                    "unsharp",
                    "unsharp sigma=2 weight=0.6",
                    "Sharpens: adds what smoothing removes.",
                    NeighbourhoodOps::unsharp),
            kind(
                    "local_threshold",
                    "local_threshold radius=7 offset=0",
                    "A mask, 255 where a pixel is larger than the mean of the box around it, less an offset.",
                    NeighbourhoodOps::localThreshold));

    private NeighbourhoodOps() {}

    private static OpKind rank(Rank.Kind kind, String summary) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind(name, name + " radius=1", summary, (a, image) -> Rank.parse(kind, a, image));
    }

    private static OpKind kind(
            String name, String usage, String summary, BiFunction<Arguments, ImageSpec, BlockOp> parser) {
        return new OpKind(name, NEIGHBOURHOOD, usage, summary, parser);
    }

    private static BlockOp open(Arguments arguments, ImageSpec image) {
        Rank erode = Rank.parse(Rank.Kind.ERODE, arguments, image);
        return Combined.of("open", erode.parameters(), erode, Rank.parse(Rank.Kind.DILATE, arguments, image));
    }

    private static BlockOp close(Arguments arguments, ImageSpec image) {
        Rank dilate = Rank.parse(Rank.Kind.DILATE, arguments, image);
        return Combined.of("close", dilate.parameters(), dilate, Rank.parse(Rank.Kind.ERODE, arguments, image));
    }

    private static BlockOp topHat(Arguments arguments, ImageSpec image) {
        Rank erode = Rank.parse(Rank.Kind.ERODE, arguments, image);
        return Combined.of("tophat", erode.parameters(), erode, Rank.parse(Rank.Kind.DILATE, arguments, image))
                .with("a - b");
    }

    private static BlockOp differenceOfGaussians(Arguments arguments, ImageSpec image) {
        Gaussian wide = new Gaussian(arguments.perAxis("sigma2", image, 0), Border.parse(arguments));
        Gaussian narrow = Gaussian.parse(arguments, image);
        Map<String, String> parameters = new LinkedHashMap<>(narrow.parameters());
        parameters.put("sigma2", OpText.numbers(wide.sigmas()));
        ConvertType doubles = new ConvertType(DataType.FLOAT64);
        return Combined.of("dog", parameters, doubles, narrow)
                .minus(doubles, wide)
                .as(DataType.FLOAT32);
    }

    private static BlockOp unsharp(Arguments arguments, ImageSpec image) {
        Gaussian smooth = Gaussian.parse(arguments, image);
        double weight = arguments.number("weight", 0.6);
        Map<String, String> parameters = new LinkedHashMap<>(smooth.parameters());
        parameters.put("weight", OpText.number(weight));
        return Combined.of("unsharp", parameters, new ConvertType(DataType.FLOAT64), smooth)
                .with("a + " + weight + " * (a - b)");
    }

    private static BlockOp localThreshold(Arguments arguments, ImageSpec image) {
        Mean mean = Mean.parse(arguments, image);
        double offset = arguments.number("offset", 0);
        Map<String, String> parameters = new LinkedHashMap<>(mean.parameters());
        parameters.put("offset", OpText.number(offset));
        return Combined.of("local_threshold", parameters, new ConvertType(DataType.FLOAT64), mean)
                .with("255 * (a > b - " + offset + ")")
                .as(DataType.UINT8);
    }
}
