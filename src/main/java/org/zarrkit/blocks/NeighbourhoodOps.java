package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.NEIGHBOURHOOD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.zarrkit.codec.DataType;

/** The operations that compute a pixel from those around it. */
final class NeighbourhoodOps {

    static final List<OpKind> KINDS = List.of(
            kind("gaussian sigma=2 | border=reflect", "Gaussian smoothing; sigma in pixels.", Gaussian::parse),
            kind("mean radius=2 | border=reflect", "The mean of a box.", Mean::parse),
            kind("variance radius=2 | border=reflect", "The variance of a box.", Variance::parse),
            rank(Rank.Kind.MEDIAN, "The median of a box or ball."),
            rank(Rank.Kind.MINIMUM, "The smallest value of a box or ball."),
            rank(Rank.Kind.MAXIMUM, "The largest value of a box or ball."),
            kind(
                    "percentile radius=1 percent=25 | shape=box border=reflect",
                    "A percentile of a box or ball.",
                    (a, image) -> Rank.parse(Rank.Kind.PERCENTILE, a, image)),
            rank(Rank.Kind.ERODE, "Erosion of grey images and masks by a box or ball."),
            rank(Rank.Kind.DILATE, "Dilation of grey images and masks by a box or ball."),
            kind(
                    "open radius=1 | shape=box border=reflect",
                    "Erosion, then dilation: removes what is smaller than the box or ball.",
                    NeighbourhoodOps::open),
            kind(
                    "close radius=1 | shape=box border=reflect",
                    "Dilation, then erosion: fills what is smaller than the box or ball.",
                    NeighbourhoodOps::close),
            kind(
                    "tophat radius=5 | kind=white shape=box border=reflect",
                    "What opening removes: small bright things; kind=black: what closing fills, small dark things.",
                    NeighbourhoodOps::topHat),
            kind(
                    "subtract_background radius=50 | light=false smooth=true",
                    "Subtracts the background that a rolling ball finds in each plane, as ImageJ does.",
                    (a, image) -> SubtractBackground.parse(a)),
            kind(
                    "laplacian sigma=2 | border=reflect",
                    "Laplacian of Gaussian (LoG): the sum of second derivatives; sigma=0 for plain differences.",
                    (a, image) -> Derivatives.parse(Derivatives.Kind.LAPLACIAN, a, image)),
            kind(
                    "gradient sigma=2 | border=reflect",
                    "The length of the gradient after Gaussian smoothing.",
                    (a, image) -> Derivatives.parse(Derivatives.Kind.GRADIENT, a, image)),
            kind(
                    "dog sigma=1 sigma2=2 | border=reflect",
                    "The difference of two Gaussians.",
                    NeighbourhoodOps::differenceOfGaussians),
            kind(
                    "unsharp sigma=2 weight=0.6 | border=reflect",
                    "Sharpens: adds what smoothing removes.",
                    NeighbourhoodOps::unsharp),
            kind(
                    "local_threshold method=mean radius=7 | offset=0 k=0.2 border=reflect",
                    "A mask, 255 where a pixel is larger than what the box around it gives: method=mean, median, midgrey,"
                            + " niblack, sauvola, phansalkar, bernsen or contrast.",
                    LocalThreshold::parse),
            kind(
                    "distance reach=20 | units=pixels",
                    "The distance to the nearest pixel that is 0, up to the reach; units=pixels or physical.",
                    (a, image) -> Distance.parse(a)));

    private NeighbourhoodOps() {}

    private static OpKind rank(Rank.Kind kind, String summary) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind(name + " radius=1 | shape=box border=reflect", summary, (a, image) -> Rank.parse(kind, a, image));
    }

    private static OpKind kind(String syntax, String summary, BiFunction<Arguments, ImageSpec, BlockOp> parser) {
        return OpKind.of(NEIGHBOURHOOD, syntax, summary, parser);
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
        boolean black = arguments.choice("kind", TopHat.class, TopHat.WHITE) == TopHat.BLACK;
        Combined opened = (Combined) (black ? close(arguments, image) : open(arguments, image));
        Map<String, String> parameters = new LinkedHashMap<>(opened.parameters());
        if (black) parameters.put("kind", "black");
        return new Combined("tophat", parameters, opened.steps(), List.of(), Optional.empty(), Optional.empty())
                .with(black ? "b - a" : "a - b");
    }

    private enum TopHat {
        WHITE,
        BLACK
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
}
