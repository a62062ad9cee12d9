package org.zarrkit.blocks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What operations are in dask and dask-image: an expression of the array {@code image}. */
final class DaskOps {

    private static final Map<String, Function<DaskStep, Optional<String>>> EXPRESSIONS = new HashMap<>();

    static {
        Map.of("add", "+", "subtract", "-", "multiply", "*", "divide", "/", "power", "**")
                .forEach((name, sign) ->
                        put(name, step -> step.rounded(step.doubles() + " " + sign + " " + operand(step))));
        Map.of("min", "minimum", "max", "maximum")
                .forEach((name, function) -> put(
                        name,
                        step -> step.rounded("da." + function + "(" + step.doubles() + ", " + operand(step) + ")")));
        for (String name : List.of("abs", "sqrt", "square", "log", "exp", "floor"))
            put(name, step -> step.rounded("da." + name + "(" + step.doubles() + ")"));
        put("round", step -> step.rounded("da.floor(" + step.doubles() + " + 0.5)"));
        put("invert", step -> step.rounded(((Invert) step.op()).sum() + " - " + step.doubles()));
        put(
                "clip",
                step -> step.rounded("da.clip(%s, %s, %s)"
                        .formatted(step.doubles(), step.text("min", "None"), step.text("max", "None"))));
        put("convert", step -> step.rounded("image"));
        put("rescale", DaskOps::rescale);
        put("mask", step -> "da.where(%s != 0, image, %s).astype(%s)"
                .formatted(other(step), step.text("outside", "0"), step.type()));
        EXPRESSIONS.put("threshold", DaskOps::threshold);
        EXPRESSIONS.putAll(DaskFilters.EXPRESSIONS);
        put("crop", step -> step.index(d -> range(step, d)));
        put("slice", step -> step.index(d -> step.text(step.input().axis(d).name(), ":")));
        put("subsample", step -> step.index(d -> "::" + step.values("factor").get(d)));
        put("flip", step -> "da.flip(image, axis=" + step.axis(step.text("axis")) + ")");
        put(
                "permute",
                step -> "image.transpose("
                        + DaskStep.tuple(step.values("axes").stream()
                                .map(name -> Integer.toString(step.axis(name)))
                                .toList())
                        + ")");
        put("pad", DaskOps::pad);
        put(
                "concatenate",
                step -> "da.concatenate([image, "
                        + DaskStep.opened(((Concatenate) step.op()).image().image()) + "], axis="
                        + step.axis(step.text("axis")) + ")");
        put("project", DaskOps::project);
        EXPRESSIONS.put("label", DaskOps::label);
    }

    private DaskOps() {}

    private static void put(String name, Function<DaskStep, String> expression) {
        EXPRESSIONS.put(name, step -> Optional.of(expression.apply(step)));
    }

    /** The expression for a step; empty if there is no equivalent. */
    static Optional<String> expression(DaskStep step) {
        if (isBeyond(step)) return Optional.empty();
        return EXPRESSIONS
                .getOrDefault(step.op().name(), any -> Optional.empty())
                .apply(step);
    }

    /** Whether a step does what the expression for its name does not say. */
    private static boolean isBeyond(DaskStep step) {
        if (step.has("shape") || step.has("kind") || step.has("overflow")) return true;
        return switch (step.op().name()) {
            case "local_threshold" -> !step.text("method").equals("mean");
            case "concatenate" -> !Expand.isIn(step.input(), step.text("axis"));
            default -> false;
        };
    }

    private static String operand(DaskStep step) {
        return step.has("value") ? step.text("value") : other(step);
    }

    private static String other(DaskStep step) {
        return DaskStep.opened(((PointOp) step.op()).operands().get(0).image());
    }

    private static String rescale(DaskStep step) {
        List<String> from = step.values("from");
        List<String> to = step.values("to");
        return step.rounded("%s + (da.clip(%s, %s, %s) - %s) * ((%s - %s) / (%s - %s))"
                .formatted(
                        to.get(0),
                        step.doubles(),
                        from.get(0),
                        from.get(1),
                        from.get(0),
                        to.get(1),
                        to.get(0),
                        from.get(1),
                        from.get(0)));
    }

    /** A method needs the histogram of the whole image at once. */
    private static Optional<String> threshold(DaskStep step) {
        return step.has("min")
                ? Optional.of("da.where(image >= " + step.text("min") + ", 255, 0).astype(\"uint8\")")
                : Optional.empty();
    }

    private static String range(DaskStep step, int dimension) {
        String range = step.text(step.input().axis(dimension).name(), "..");
        if (range.equals("..")) return ":";
        String[] ends = range.split("\\.\\.");
        return ends[0] + ":" + (Long.parseLong(ends[ends.length - 1]) + 1);
    }

    private static String pad(DaskStep step) {
        List<String> widths = new java.util.ArrayList<>();
        for (String width : step.values("width")) widths.add(0, "(" + width + ", " + width + ")");
        Map<Border, String> modes = Map.of(
                Border.REFLECT, "symmetric",
                Border.MIRROR, "reflect",
                Border.NEAREST, "edge",
                Border.ZERO, "constant",
                Border.PERIODIC, "wrap");
        return "da.pad(image, %s, mode=\"%s\")"
                .formatted(DaskStep.tuple(widths), modes.get(Border.named(step.text("border"))));
    }

    private static String project(DaskStep step) {
        String axis = "axis=" + step.axis(step.text("axis"));
        return switch (Project.Method.valueOf(step.text("method").toUpperCase(Locale.ROOT))) {
            case MIN -> "image.min(" + axis + ")";
            case MAX -> "image.max(" + axis + ")";
            case MEAN -> step.rounded("image.mean(" + axis + ", dtype=\"float64\")");
            case SUM -> step.rounded("image.sum(" + axis + ", dtype=\"float64\")");
            case SD -> step.rounded(step.doubles() + ".std(" + axis + ", ddof=1)");
            case MEDIAN -> step.rounded("da.median(" + step.doubles() + ", " + axis + ")");
        };
    }

    /** The same objects, whose numbers depend on the chunks there. */
    private static Optional<String> label(DaskStep step) {
        int rank = step.input().rank();
        if (step.values("axes").size() < rank) return Optional.empty();
        String reach = step.text("connectivity").equals("faces") ? "1" : Integer.toString(rank);
        return Optional.of("ndmeasure.label(image != 0, generate_binary_structure(%d, %s))[0].astype(%s)"
                .formatted(rank, reach, step.type()));
    }
}
