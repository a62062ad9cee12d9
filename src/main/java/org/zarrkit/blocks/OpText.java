package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.zarrkit.image.Pyramid;

/** Operations as text: a name and {@code key=value} pairs, the same in macros and on the command line. */
public final class OpText {

    private static final Map<String, BiFunction<Arguments, Pyramid<?>, BlockOp>> OPS = new LinkedHashMap<>();

    static {
        OPS.put("gaussian", Gaussian::parse);
        OPS.put("threshold", (arguments, image) -> Threshold.parse(arguments));
        OPS.put("convert", (arguments, image) -> ConvertType.parse(arguments));
    }

    private OpText() {}

    /** The names of all operations. */
    public static Set<String> names() {
        return OPS.keySet();
    }

    /**
     * The operation of a text such as {@code gaussian sigma=2}.
     *
     * @param image whose axes numbers for each axis are meant for
     * @throws IllegalArgumentException if the name or a key is not known, or a value not good; the message says which
     */
    public static BlockOp parse(String text, Pyramid<?> image) {
        String[] words = text.trim().split("\\s+");
        BiFunction<Arguments, Pyramid<?>, BlockOp> parser = OPS.get(words[0]);
        if (parser == null)
            throw new IllegalArgumentException(
                    "there is no operation '" + words[0] + "'; there are " + String.join(", ", names()));
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 1)
                throw new IllegalArgumentException("'" + words[i] + "' in '" + text + "'; expected key=value");
            values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        Arguments arguments = new Arguments(text, values);
        BlockOp op = parser.apply(arguments, image);
        arguments.requireAllUsed();
        return op;
    }

    /** The text of an operation; parsing it gives an equal one. */
    public static String format(BlockOp op) {
        StringBuilder text = new StringBuilder(op.name());
        op.parameters()
                .forEach(
                        (key, value) -> text.append(' ').append(key).append('=').append(value));
        return text.toString();
    }

    /** The values of one text, each of which must be used. */
    static final class Arguments {
        private final String text;
        private final Map<String, String> values;
        private final Set<String> unused;

        Arguments(String text, Map<String, String> values) {
            this.text = text;
            this.values = values;
            this.unused = new TreeSet<>(values.keySet());
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        String string(String key) {
            unused.remove(key);
            if (!has(key)) throw new IllegalArgumentException("'" + text + "' lacks " + key + "=");
            return values.get(key);
        }

        double number(String key) {
            try {
                return Double.parseDouble(string(key));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "'" + text + "': " + key + "=" + string(key) + " is not a number", e);
            }
        }

        /** Numbers separated by commas. */
        double[] numbers(String key) {
            String[] parts = string(key).split(",");
            double[] numbers = new double[parts.length];
            for (int i = 0; i < parts.length; i++) {
                try {
                    numbers[i] = Double.parseDouble(parts[i]);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "'" + text + "': '" + parts[i] + "' in " + key + "= is not a number", e);
                }
            }
            return numbers;
        }

        void requireAllUsed() {
            if (!unused.isEmpty())
                throw new IllegalArgumentException("'" + text + "': " + unused + " is not known here");
        }
    }
}
