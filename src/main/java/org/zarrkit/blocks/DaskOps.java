package org.zarrkit.blocks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What operations are in dask and dask-image: an expression of the array {@code image}. */
final class DaskOps {

    private static final Map<String, DaskRule> RULES = new HashMap<>();

    static {
        Map.of("add", "+", "subtract", "-", "multiply", "*", "divide", "/", "power", "**")
                .forEach((name, sign) -> put(
                        name, "value image", step -> step.rounded(step.doubles() + " " + sign + " " + operand(step))));
        Map.of("min", "minimum", "max", "maximum")
                .forEach((name, function) -> put(
                        name,
                        "value image",
                        step -> step.rounded("da." + function + "(" + step.doubles() + ", " + operand(step) + ")")));
        for (String name : List.of("abs", "sqrt", "square", "log", "exp", "floor"))
            put(name, "", step -> step.rounded("da." + name + "(" + step.doubles() + ")"));
        put("round", "", step -> step.rounded("da.floor(" + step.doubles() + " + 0.5)"));
        put("invert", "", step -> step.rounded(((Invert) step.op()).sum() + " - " + step.doubles()));
        put(
                "clip",
                "min max",
                step -> step.rounded("da.clip(%s, %s, %s)"
                        .formatted(step.doubles(), step.text("min", "None"), step.text("max", "None"))));
        put("convert", "type", step -> step.rounded("image"));
        put("rescale", "from to type", DaskOps::rescale);
        put("mask", "image outside", step -> "da.where(%s != 0, image, %s).astype(%s)"
                .formatted(other(step), step.text("outside", "0"), step.type()));
        // A method needs the histogram of the whole image.
        put("threshold", "min", step -> "da.where(image >= " + step.text("min") + ", 255, 0).astype(\"uint8\")");
        RULES.putAll(DaskFilters.RULES);
        put("crop", "*", step -> step.index(d -> range(step, d)));
        put("slice", "*", step -> step.index(d -> position(step, d)));
        put(
                "subsample",
                "factor",
                step -> step.index(d -> "::" + step.values("factor").get(d)));
        put("flip", "axis", step -> "da.flip(image, axis=" + step.axis(step.text("axis")) + ")");
        put(
                "permute",
                "axes",
                step -> "image.transpose("
                        + DaskStep.tuple(step.values("axes").stream()
                                .map(name -> Integer.toString(step.axis(name)))
                                .toList())
                        + ")");
        put("pad", "width border", DaskOps::pad);
        RULES.put("concatenate", new DaskRule("axis image", DaskOps::concatenate));
        put("project", "axis method", DaskOps::project);
        RULES.put("label", new DaskRule("connectivity axes type", DaskOps::label));
    }

    private DaskOps() {}

    private static void put(String name, String keys, Function<DaskStep, String> expression) {
        RULES.put(name, DaskRule.always(keys, expression));
    }

    /** The expression for a step; empty if there is no equivalent. */
    static Optional<String> expression(DaskStep step) {
        return Optional.ofNullable(RULES.get(step.op().name())).flatMap(rule -> rule.expression(step));
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

    private static String range(DaskStep step, int dimension) {
        String range = step.text(step.input().axis(dimension).name(), "..");
        if (range.equals("..")) return ":";
        String[] ends = range.split("\\.\\.");
        return ends[0] + ":" + (Long.parseLong(ends[ends.length - 1]) + 1);
    }

    /** A range where the axis stays: of a plane x and y do. */
    private static String position(DaskStep step, int dimension) {
        String position = step.text(step.input().axis(dimension).name(), ":");
        boolean stays = step.output().rank() == step.input().rank();
        return stays && !position.equals(":") ? position + ":" + (Long.parseLong(position) + 1) : position;
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

    /** Along an axis that is there. */
    private static Optional<String> concatenate(DaskStep step) {
        if (!Expand.isIn(step.input(), step.text("axis"))) return Optional.empty();
        String other = DaskStep.opened(((Concatenate) step.op()).image().image());
        return Optional.of("da.concatenate([image, " + other + "], axis=" + step.axis(step.text("axis")) + ")");
    }

    private static String project(DaskStep step) {
        boolean stays = step.output().rank() == step.input().rank();
        String axis = "axis=" + step.axis(step.text("axis")) + (stays ? ", keepdims=True" : "");
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
