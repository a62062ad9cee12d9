package org.zarrkit.blocks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What operations on neighbourhoods are in dask-image. */
final class DaskFilters {

    static final Map<String, DaskRule> RULES = new HashMap<>();

    static {
        put("gaussian", "sigma border", step -> step.rounded(gaussian(step, step.floats(), "sigma")));
        put("mean", "radius border", step -> step.rounded(box(step, "uniform", step.doubles())));
        put(
                "variance",
                "radius border",
                step -> step.rounded("da.maximum(0, %s - %s ** 2)"
                        .formatted(
                                box(step, "uniform", step.doubles() + " ** 2"), box(step, "uniform", step.doubles()))));
        put("median", "radius border", step -> box(step, "median", "image"));
        put("percentile", "radius percent border", step -> "ndfilters.percentile_filter(image, %s, %s)"
                .formatted(step.text("percent"), step.size()));
        put("minimum", "radius border", step -> box(step, "minimum", "image"));
        put("erode", "radius border", step -> box(step, "minimum", "image"));
        put("maximum", "radius border", step -> box(step, "maximum", "image"));
        put("dilate", "radius border", step -> box(step, "maximum", "image"));
        put("open", "radius border", DaskFilters::opened);
        put("close", "radius border", step -> box(step, "minimum", box(step, "maximum", "image")));
        put("tophat", "radius border", step -> step.rounded(step.doubles() + " - " + opened(step)));
        put(
                "dog",
                "sigma sigma2 border",
                step -> step.rounded(
                        gaussian(step, step.doubles(), "sigma") + " - " + gaussian(step, step.doubles(), "sigma2")));
        put(
                "unsharp",
                "sigma weight border",
                step -> step.rounded("%s + %s * (%s - %s)"
                        .formatted(
                                step.doubles(),
                                step.text("weight"),
                                step.doubles(),
                                gaussian(step, step.doubles(), "sigma"))));
        RULES.put("local_threshold", new DaskRule("method radius offset k border", DaskFilters::localThreshold));
        RULES.put("laplacian", new DaskRule("sigma border", step -> derivative(step, "gaussian_laplace")));
        RULES.put("gradient", new DaskRule("sigma border", step -> derivative(step, "gaussian_gradient_magnitude")));
    }

    private DaskFilters() {}

    private static void put(String name, String keys, Function<DaskStep, String> expression) {
        RULES.put(name, DaskRule.always(keys, expression));
    }

    private static String gaussian(DaskStep step, String image, String key) {
        return "ndfilters.gaussian_filter(" + image + ", sigma=" + step.tuple(key) + ", " + step.mode() + ")";
    }

    private static String box(DaskStep step, String kind, String image) {
        return "ndfilters." + kind + "_filter(" + image + ", " + step.size() + ")";
    }

    private static Optional<String> localThreshold(DaskStep step) {
        if (!step.text("method").equals("mean")) return Optional.empty();
        return Optional.of("da.where(%s > %s - %s, 255, 0).astype(\"uint8\")"
                .formatted(step.doubles(), box(step, "uniform", step.doubles()), step.text("offset")));
    }

    private static String opened(DaskStep step) {
        return box(step, "maximum", box(step, "minimum", "image"));
    }

    /** There they go along all axes, channels too, or along none. */
    private static Optional<String> derivative(DaskStep step, String filter) {
        boolean all = step.values("sigma").size() == step.input().rank();
        if (!all || step.values("sigma").contains("0")) return Optional.empty();
        return Optional.of(step.rounded("ndfilters." + filter + "(" + step.doubles() + ", sigma=" + step.tuple("sigma")
                + ", " + step.mode() + ")"));
    }
}
