package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Lists of numbers in documents; refuses those longer than there can be axes before anything is made for them. */
final class Numbers {

    private Numbers() {}

    /** @throws IllegalArgumentException if it is no list of numbers, or too long; the message names the member */
    static List<Double> list(JsonNode list, String member) {
        return list(list, member, Axis.MOST);
    }

    private static List<Double> list(JsonNode list, String member, int most) {
        if (!list.isArray() || list.isEmpty() || list.size() > most)
            throw new IllegalArgumentException(
                    "'" + member + "' is " + Excerpt.of(list) + "; expected a list of 1 to " + most + " numbers");
        List<Double> numbers = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            if (!item.isNumber())
                throw new IllegalArgumentException("'" + member + "' is " + Excerpt.of(list) + ", not all numbers");
            numbers.add(item.doubleValue());
        }
        return numbers;
    }

    /** @throws IllegalArgumentException if it is no list of lists of numbers, or too long */
    static double[][] rows(JsonNode rows, String member) {
        if (!rows.isArray() || rows.isEmpty() || rows.size() > Axis.MOST)
            throw new IllegalArgumentException(
                    "'" + member + "' is " + Excerpt.of(rows) + "; expected 1 to " + Axis.MOST + " rows of numbers");
        double[][] matrix = new double[rows.size()][];
        for (int r = 0; r < matrix.length; r++)
            matrix[r] = list(rows.get(r), member, Axis.MOST + 1).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        return matrix;
    }

    /**
     * Positions of axes, stated as whole numbers, or as names of these axes.
     *
     * @throws IllegalArgumentException if there is anything else, or too many
     */
    static List<Integer> positions(JsonNode list, List<String> names) {
        if (!list.isArray() || list.isEmpty() || list.size() > Axis.MOST)
            throw new IllegalArgumentException(
                    "expected a list of 1 to " + Axis.MOST + " positions of axes, found " + Excerpt.of(list));
        List<Integer> positions = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            int position = item.isTextual() ? names.indexOf(item.textValue()) : whole(item);
            if (position < 0) throw new IllegalArgumentException(Excerpt.of(item) + " is no position of an axis");
            positions.add(position);
        }
        return positions;
    }

    private static int whole(JsonNode item) {
        return item.isNumber() && item.canConvertToInt() && item.doubleValue() == item.intValue()
                ? item.intValue()
                : -1;
    }
}
