package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads coordinate transformations; what it cannot interpret becomes an {@link UnknownTransform} with a warning. */
final class TransformReader {

    private TransformReader() {}

    static CoordinateTransform read(DocumentNode transform) {
        try {
            return interpret(transform);
        } catch (IllegalArgumentException e) {
            transform.warn(e.getMessage() + "; it is not applied");
            return new UnknownTransform(transform.json());
        }
    }

    /**
     * Reads a list as one scale and at most one translation after it. A list of another form that amounts to the same
     * is converted, one that does not is passed over, both with a warning.
     *
     * @param otherwise what follows if nothing usable is stated, for the warning
     * @return empty if nothing usable is stated
     */
    static List<CoordinateTransform> readScaleAndTranslation(DocumentNode list, int rank, String otherwise) {
        List<CoordinateTransform> transforms = new ArrayList<>();
        list.items().forEach(item -> transforms.add(read(item)));
        if (isRegular(transforms, rank)) return transforms;
        Optional<AffineMatrix> matrix = compose(transforms, rank);
        if (transforms.isEmpty() || matrix.isEmpty() || !isScaling(matrix.get())) {
            list.warn("expected a scale of " + rank + " numbers and then at most one translation; " + otherwise);
            return List.of();
        }
        list.warn("expected a scale of " + rank + " numbers and then at most one translation; it is converted");
        return Level.of("converted")
                .withTransforms(
                        Scale.of(matrix.get().diagonal()),
                        Translation.of(matrix.get().shift()))
                .transforms();
    }

    private static boolean isRegular(List<CoordinateTransform> transforms, int rank) {
        boolean regular = transforms.size() == 1 || transforms.size() == 2 && transforms.get(1) instanceof Translation;
        return regular
                && transforms.get(0) instanceof Scale
                && compose(transforms, rank).isPresent();
    }

    private static Optional<AffineMatrix> compose(List<CoordinateTransform> transforms, int rank) {
        Sequence sequence = new Sequence(transforms);
        try {
            return sequence.isAffine() ? Optional.of(sequence.toAffine(rank)) : Optional.empty();
        } catch (IllegalArgumentException wrongRank) {
            return Optional.empty();
        }
    }

    private static boolean isScaling(AffineMatrix matrix) {
        return matrix.isDiagonal()
                && Arrays.stream(matrix.diagonal()).allMatch(Scale::isPossible)
                && Arrays.stream(matrix.shift()).allMatch(Translation::isPossible);
    }

    private static CoordinateTransform interpret(DocumentNode transform) {
        switch (transform.json().path("type").asText()) {
            case "identity":
                return new Identity();
            case "scale":
                return Scale.of(numbers(transform.json().path("scale"), "scale"));
            case "translation":
                return Translation.of(numbers(transform.json().path("translation"), "translation"));
            case "affine":
                return new Affine(matrix(transform.json().path("affine")));
            case "sequence":
                return new Sequence(transform.get("transformations").items().stream()
                        .map(TransformReader::read)
                        .toList());
            default:
                throw new IllegalArgumentException(
                        "the type is none of scale, translation, identity, affine, sequence");
        }
    }

    private static AffineMatrix matrix(JsonNode rows) {
        double[][] matrix = new double[rows.size()][];
        for (int r = 0; r < matrix.length; r++) matrix[r] = numbers(rows.path(r), "affine");
        return AffineMatrix.of(matrix);
    }

    private static double[] numbers(JsonNode list, String member) {
        if (!list.isArray() || list.isEmpty())
            throw new IllegalArgumentException("'" + member + "' is " + Excerpt.of(list) + ", not a list of numbers");
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!list.get(i).isNumber())
                throw new IllegalArgumentException("'" + member + "' is " + Excerpt.of(list) + ", not all numbers");
            numbers[i] = list.get(i).doubleValue();
        }
        return numbers;
    }
}
