package org.zarrkit.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values by axis name, as a person writes them: {@code z=64,y=64,x=64}. */
public final class AxisValues {

    private AxisValues() {}

    /**
     * The whole numbers of a text, in its order; none if it is blank.
     *
     * @param what they are, for messages, such as "chunks"
     * @param least the smallest number that is good
     * @throws IllegalArgumentException if the text has another form; the message shows the part that is wrong
     */
    public static Map<String, Integer> parse(String text, String what, int least) {
        Map<String, Integer> values = new LinkedHashMap<>();
        texts(text, what, "z=64,y=64,x=64").forEach((axis, word) -> values.put(axis, integer(word, text, what, least)));
        return Collections.unmodifiableMap(values);
    }

    /** Positions of pixels, from 0, that may be beyond two thousand millions; fails as {@link #parse} does. */
    public static Map<String, Long> positions(String text, String what) {
        Map<String, Long> values = new LinkedHashMap<>();
        texts(text, what, "z=10,y=0,x=512").forEach((axis, word) -> {
            if (!word.matches("[0-9]{1,18}"))
                throw new IllegalArgumentException(
                        what + " '" + text + "': found '" + word + "', expected a whole number of at least 0");
            values.put(axis, Long.valueOf(word));
        });
        return Collections.unmodifiableMap(values);
    }

    /**
     * The same from numbers, as scripts have them.
     *
     * @throws IllegalArgumentException if one is none of a pixel
     */
    public static Map<String, Long> positions(Map<String, ? extends Number> numbers) {
        Map<String, Long> values = new LinkedHashMap<>();
        numbers.forEach((axis, number) -> {
            if (number.doubleValue() != number.longValue() || number.longValue() < 0)
                throw new IllegalArgumentException(
                        "position " + axis + "=" + number + "; expected a whole number of at least 0");
            values.put(axis, number.longValue());
        });
        return Collections.unmodifiableMap(values);
    }

    /** The numbers of a text, fractions among them; fails as {@link #parse} does. */
    public static Map<String, Double> numbers(String text, String what) {
        Map<String, Double> values = new LinkedHashMap<>();
        texts(text, what, "z=0.5,y=0.2,x=0.2").forEach((axis, word) -> values.put(axis, number(word, text, what)));
        return Collections.unmodifiableMap(values);
    }

    /** The words of a text by axis; fails as {@link #parse} does, and shows an example of what is right. */
    public static Map<String, String> texts(String text, String what, String example) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text.isBlank()) return values;
        for (String part : text.split(",", -1)) {
            String[] words = part.split("=", -1);
            if (words.length != 2 || words[0].isBlank() || words[1].isBlank())
                throw new IllegalArgumentException(what + " '" + text + "': '" + part.strip()
                        + "' is not of the form axis=value; expected such as " + example);
            String axis = words[0].strip();
            if (values.put(axis, words[1].strip()) != null)
                throw new IllegalArgumentException(what + " '" + text + "': axis " + axis + " is there twice");
        }
        return Collections.unmodifiableMap(values);
    }

    private static int integer(String word, String text, String what, int least) {
        try {
            int value = Integer.parseInt(word);
            if (value >= least) return value;
        } catch (NumberFormatException notANumber) {
            // The message is the same as for a number that is too small.
        }
        throw new IllegalArgumentException(
                what + " '" + text + "': found '" + word + "', expected a whole number of at least " + least);
    }

    private static double number(String word, String text, String what) {
        try {
            double value = Double.parseDouble(word);
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException notANumber) {
            // The message is the same as for a number without end.
        }
        throw new IllegalArgumentException(what + " '" + text + "': found '" + word + "', expected a number");
    }
}
