package org.zarrkit.blocks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What operations on neighbourhoods are in dask-image. */
final class DaskFilters {

    static final Map<String, Function<DaskStep, Optional<String>>> EXPRESSIONS = new HashMap<>();

    static {
        put("gaussian", step -> step.rounded(gaussian(step, step.floats(), "sigma")));
        put("mean", step -> step.rounded(box(step, "uniform", step.doubles())));
        put(
                "variance",
                step -> step.rounded("da.maximum(0, %s - %s ** 2)"
                        .formatted(
                                box(step, "uniform", step.doubles() + " ** 2"), box(step, "uniform", step.doubles()))));
        put("median", step -> box(step, "median", "image"));
        put("percentile", step -> "ndfilters.percentile_filter(image, %s, %s)"
                .formatted(step.text("percent"), step.size()));
        put("minimum", step -> box(step, "minimum", "image"));
        put("erode", step -> box(step, "minimum", "image"));
        put("maximum", step -> box(step, "maximum", "image"));
        put("dilate", step -> box(step, "maximum", "image"));
        put("open", DaskFilters::opened);
        put("close", step -> box(step, "minimum", box(step, "maximum", "image")));
        put("tophat", step -> step.rounded(step.doubles() + " - " + opened(step)));
        put(
                "dog",
                step -> step.rounded(
                        gaussian(step, step.doubles(), "sigma") + " - " + gaussian(step, step.doubles(), "sigma2")));
        put(
                "unsharp",
                step -> step.rounded("%s + %s * (%s - %s)"
                        .formatted(
                                step.doubles(),
                                step.text("weight"),
                                step.doubles(),
                                gaussian(step, step.doubles(), "sigma"))));
        put("local_threshold", step -> "da.where(%s > %s - %s, 255, 0).astype(\"uint8\")"
                .formatted(step.doubles(), box(step, "uniform", step.doubles()), step.text("offset")));
        EXPRESSIONS.put("laplacian", step -> derivative(step, "gaussian_laplace"));
        EXPRESSIONS.put("gradient", step -> derivative(step, "gaussian_gradient_magnitude"));
    }

    private DaskFilters() {}

    private static void put(String name, Function<DaskStep, String> expression) {
        EXPRESSIONS.put(name, step -> Optional.of(expression.apply(step)));
    }

    private static String gaussian(DaskStep step, String image, String key) {
        return "ndfilters.gaussian_filter(" + image + ", sigma=" + step.tuple(key) + ", " + step.mode() + ")";
    }

    private static String box(DaskStep step, String kind, String image) {
        return "ndfilters." + kind + "_filter(" + image + ", " + step.size() + ")";
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
