package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zarrkit.codec.DataType;

/**
 * A mask, 255 where a pixel is larger than a threshold that the box around it gives, {@code 2 * radius + 1} wide along each
 * axis; type uint8. With the mean m, standard deviation s (divided by n), median, smallest and largest value of the box, less
 * the offset:
 *
 * <ul>
 *   <li>mean: m; median: the median; midgrey: the middle of smallest and largest;
 *   <li>niblack: m + k s (k = -0.2); sauvola: m (1 + k (s / r - 1)) (k = 0.2);
 *   <li>phansalkar: m (1 + 2 exp(-10 m / R) + k (s / r - 1)) (k = 0.25), where R is the largest value of the type;
 *   <li>bernsen: the middle, where largest less smallest is at least k (15); elsewhere that of the type's range;
 *   <li>contrast: the middle; a pixel at the middle is foreground.
 * </ul>
 *
 * <p>r is half of the range of the type. The range of floats is 0 to 1.
 */
record LocalThreshold(Method method, List<Integer> radius, double offset, double k, Border border)
        implements NeighbourhoodOp {

    /** How a threshold is found, and its standard k. */
    enum Method {
        MEAN(0),
        MEDIAN(0),
        MIDGREY(0),
        NIBLACK(-0.2),
        SAUVOLA(0.2),
        PHANSALKAR(0.25),
        BERNSEN(15),
        CONTRAST(0);

        private final double k;

        Method(double k) {
            this.k = k;
        }
    }

    LocalThreshold {
        radius = Radius.checked(radius);
        if (!Double.isFinite(offset) || !Double.isFinite(k))
            throw new IllegalArgumentException("offset=" + offset + " k=" + k + "; expected finite numbers");
    }

    static LocalThreshold parse(Arguments arguments, ImageSpec image) {
        Method method = arguments.choice("method", Method.class, Method.MEAN);
        return new LocalThreshold(
                method,
                Radius.parse(arguments, image),
                arguments.number("offset", 0),
                arguments.number("k", method.k),
                Border.parse(arguments));
    }

    @Override
    public String name() {
        return "local_threshold";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("method", method.name().toLowerCase(Locale.ROOT));
        parameters.putAll(border.parameters("radius", OpText.numbers(radius)));
        parameters.put("offset", OpText.number(offset));
        parameters.put("k", OpText.number(k));
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return input.withType(DataType.UINT8).withWindows(window -> Threshold.MASK_WINDOW);
    }

    @Override
    public int[] halo(ImageSpec input) {
        return Radius.halo(radius);
    }

    @Override
    public void apply(Block input, Block output) {
        double[] thresholds = thresholds(input, output);
        byte[] mask = (byte[]) output.pixels();
        Block centre = Block.of(output.interval(), input.type());
        Rows.copy(input, centre);
        double[] values = Numbers.load(centre);
        boolean equalIsForeground = method == Method.BERNSEN || method == Method.CONTRAST;
        for (int i = 0; i < mask.length; i++) {
            double threshold = thresholds[i] - offset;
            boolean foreground = equalIsForeground ? values[i] >= threshold : values[i] > threshold;
            if (foreground) mask[i] = (byte) 255;
        }
    }

    private double[] thresholds(Block input, Block output) {
        return switch (method) {
            case MEAN, NIBLACK, SAUVOLA, PHANSALKAR -> ofMoments(input, output);
            case MEDIAN -> rank(Rank.Kind.MEDIAN, input, output);
            case MIDGREY, CONTRAST, BERNSEN -> ofExtremes(input, output);
        };
    }

    private double[] ofMoments(Block input, Block output) {
        LocalMoments moments = LocalMoments.of(radius, input, output.interval());
        double[] thresholds = moments.mean();
        if (method == Method.MEAN) return thresholds;
        double[] deviation = moments.variance();
        double range = mostOf(input.type()) - leastOf(input.type());
        double r = range / 2;
        for (int i = 0; i < thresholds.length; i++) {
            double m = thresholds[i];
            double s = Math.sqrt(deviation[i]);
            thresholds[i] = switch (method) {
                case NIBLACK -> m + k * s;
                case SAUVOLA -> m * (1 + k * (s / r - 1));
                default -> m * (1 + 2 * Math.exp(-10 * m / mostOf(input.type())) + k * (s / r - 1));
            };
        }
        return thresholds;
    }

    private double[] ofExtremes(Block input, Block output) {
        double[] least = rank(Rank.Kind.MINIMUM, input, output);
        double[] most = rank(Rank.Kind.MAXIMUM, input, output);
        double middle = (leastOf(input.type()) + mostOf(input.type())) / 2;
        for (int i = 0; i < least.length; i++) {
            boolean flat = method == Method.BERNSEN && most[i] - least[i] < k;
            double own = (least[i] + most[i]) / 2;
            // In a flat box all is foreground or all background.
            if (flat) least[i] = own >= middle ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            else least[i] = own;
        }
        return least;
    }

    private double[] rank(Rank.Kind kind, Block input, Block output) {
        Block found = Block.of(output.interval(), input.type());
        new Rank(kind, radius, Shape.BOX, 50, border).apply(input, found);
        return Numbers.load(found);
    }

    private static double leastOf(DataType type) {
        return type.isFloat() ? 0 : Numbers.least(type);
    }

    private static double mostOf(DataType type) {
        return type.isFloat() ? 1 : Numbers.most(type);
    }
}
