package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Whether the parameters of a transformation of 0.6 are for as many axes as its input and output have ("the parameter
 * values MUST be compatible with input and output space dimensionality").
 */
final class TransformDimensions {

    private TransformDimensions() {}

    /** The breaches in a transformation from a space of {@code in} axes to one of {@code out}; unknown ones fit. */
    static Stream<Problem> check(Value transform, OptionalInt in, OptionalInt out) {
        return TransformTree.isTooDeep(transform) ? Stream.empty() : checkType(transform, in, out);
    }

    private static Stream<Problem> checkType(Value transform, OptionalInt in, OptionalInt out) {
        String type = transform.get("type").text().orElse("");
        return switch (type) {
            case "identity" -> same(transform, in, out);
            case "scale", "translation", "mapAxis" ->
                Stream.concat(length(transform.get(type), in), length(transform.get(type), out));
            case "affine" -> matrix(transform.get(type), out, plusOne(in));
            case "rotation" -> matrix(transform.get(type), out, in);
            case "projectAxis" -> projectAxis(transform, in, out);
            case "sequence" -> sequence(transform, in, out);
            case "bijection" ->
                Stream.concat(
                        same(transform, in, out),
                        Stream.concat(
                                check(transform.get("forward"), in, out), check(transform.get("inverse"), out, in)));
            case "byDimension" -> byDimension(transform, in, out);
            case "displacements" -> same(transform, in, out);
            default -> Stream.empty();
        };
    }

    private static OptionalInt plusOne(OptionalInt n) {
        return n.isPresent() ? OptionalInt.of(n.getAsInt() + 1) : n;
    }

    private static Stream<Problem> same(Value transform, OptionalInt in, OptionalInt out) {
        boolean fits = in.isEmpty() || out.isEmpty() || in.equals(out);
        return fits
                ? Stream.empty()
                : Stream.of(transform.problem(
                        "a transformation from " + in.getAsInt() + " axes to " + out.getAsInt(),
                        "as many on both sides"));
    }

    private static Stream<Problem> length(Value list, OptionalInt axes) {
        boolean fits = axes.isEmpty() || !list.json().isArray() || list.json().size() == axes.getAsInt();
        return fits ? Stream.empty() : Stream.of(list.expected(axes.getAsInt() + " numbers, one for each axis"));
    }

    private static Stream<Problem> matrix(Value matrix, OptionalInt rows, OptionalInt columns) {
        Optional<List<List<Double>>> found = Matrices.rows(matrix);
        if (found.isEmpty()) return Stream.empty();
        int height = found.get().size();
        int width = found.get().get(0).size();
        boolean fits =
                (rows.isEmpty() || rows.getAsInt() == height) && (columns.isEmpty() || columns.getAsInt() == width);
        return fits
                ? Stream.empty()
                : Stream.of(matrix.problem(
                        height + " rows of " + width + " numbers",
                        text(rows, height) + " rows of " + text(columns, width) + " numbers"));
    }

    private static String text(OptionalInt n, int otherwise) {
        return String.valueOf(n.orElse(otherwise));
    }

    private static Stream<Problem> projectAxis(Value transform, OptionalInt in, OptionalInt out) {
        int dropped = transform.get("droppedInputs").json().size();
        int created = transform.get("createdOutputs").json().size();
        if (in.isEmpty() || out.isEmpty() || in.getAsInt() - dropped + created == out.getAsInt())
            return Stream.concat(
                    below(transform.get("droppedInputs"), in), below(transform.get("createdOutputs"), out));
        return Stream.of(transform.problem(
                in.getAsInt() + " axes, " + dropped + " dropped and " + created + " created",
                out.getAsInt() + " axes"));
    }

    private static Stream<Problem> below(Value indices, OptionalInt axes) {
        if (axes.isEmpty()) return Stream.empty();
        return indices.items()
                .flatMap(Checks.is(
                        "the number of an axis, below " + axes.getAsInt(),
                        index -> index.integer().map(i -> i < axes.getAsInt()).orElse(true))::of);
    }

    /** Each step takes the axes that the one before it gives; where that is not known, none is compared. */
    private static Stream<Problem> sequence(Value transform, OptionalInt in, OptionalInt out) {
        List<Value> steps = transform.get("transformations").items().toList();
        Stream<Problem> problems = Stream.empty();
        OptionalInt from = in;
        for (int i = 0; i < steps.size(); i++) {
            OptionalInt to = i == steps.size() - 1 ? out : output(steps.get(i), from);
            problems = Stream.concat(problems, check(steps.get(i), from, to));
            from = to;
        }
        return problems;
    }

    /** The axes that a transformation gives, where its type tells. */
    private static OptionalInt output(Value transform, OptionalInt in) {
        return switch (transform.get("type").text().orElse("")) {
            case "identity", "scale", "translation", "mapAxis", "rotation", "displacements", "bijection" -> in;
            case "affine" ->
                Matrices.rows(transform.get("affine"))
                        .map(rows -> OptionalInt.of(rows.size()))
                        .orElse(OptionalInt.empty());
            case "projectAxis" ->
                in.isEmpty()
                        ? in
                        : OptionalInt.of(Math.max(
                                0,
                                in.getAsInt()
                                        - transform.get("droppedInputs").json().size()
                                        + transform.get("createdOutputs").json().size()));
            default -> OptionalInt.empty();
        };
    }

    private static Stream<Problem> byDimension(Value transform, OptionalInt in, OptionalInt out) {
        List<Value> parts = transform.get("transformations").items().toList();
        Stream<Problem> ofParts = parts.stream().flatMap(part -> Stream.of(
                        below(part.get("inputAxes"), in),
                        below(part.get("outputAxes"), out),
                        check(
                                part.get("transformation").exists() ? part.get("transformation") : part,
                                size(part.get("inputAxes")),
                                size(part.get("outputAxes"))))
                .flatMap(problems -> problems));
        return Stream.concat(ofParts, missingOutputs(transform, out));
    }

    private static OptionalInt size(Value list) {
        return list.json().isArray() ? OptionalInt.of(list.json().size()) : OptionalInt.empty();
    }

    private static Stream<Problem> missingOutputs(Value transform, OptionalInt out) {
        if (out.isEmpty()) return Stream.empty();
        List<Long> outputs = transform
                .select("transformations/*/outputAxes/*")
                .flatMap(axis -> axis.integer().stream())
                .toList();
        for (long axis = 0; axis < out.getAsInt(); axis++)
            if (!outputs.contains(axis))
                return Stream.of(transform
                        .get("transformations")
                        .problem("the output axes " + outputs, "each of the output axes 0 to " + (out.getAsInt() - 1)));
        return Stream.empty();
    }
}
