package org.zarrkit.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whole numbers by axis name, as a person writes them: {@code z=64,y=64,x=64}. */
public final class AxisValues {

    private AxisValues() {}

    /**
     * The numbers of a text, in its order; none if it is blank.
     *
     * @param what they are, for messages, such as "chunks"
     * @param least the smallest number that is good
     * @throws IllegalArgumentException if the text has another form; the message shows the part that is wrong
     */
    public static Map<String, Integer> parse(String text, String what, int least) {
        Map<String, Integer> values = new LinkedHashMap<>();
        if (text.isBlank()) return values;
        for (String part : text.split(",", -1)) {
            String[] words = part.split("=", -1);
            if (words.length != 2 || words[0].isBlank())
                throw new IllegalArgumentException(what + " '" + text + "': '" + part.strip()
                        + "' is not of the form axis=number; expected such as z=64,y=64,x=64");
            String axis = words[0].strip();
            if (values.put(axis, number(words[1].strip(), text, what, least)) != null)
                throw new IllegalArgumentException(what + " '" + text + "': axis " + axis + " is there twice");
        }
        return Collections.unmodifiableMap(values);
    }

    private static int number(String word, String text, String what, int least) {
        try {
            int value = Integer.parseInt(word);
            if (value >= least) return value;
        } catch (NumberFormatException notANumber) {
            // The message is the same as for a number that is too small.
        }
        throw new IllegalArgumentException(
                what + " '" + text + "': found '" + word + "', expected a whole number of at least " + least);
    }
}
