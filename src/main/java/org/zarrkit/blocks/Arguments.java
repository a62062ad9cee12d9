package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The {@code key=value} pairs of one operation, each of which must be used. A value with spaces stands in brackets. */
public final class Arguments {

    private final String text;
    private final Map<String, String> values;
    private final Set<String> unused;
    private final Function<String, LazyImage<?>> open;

    private Arguments(String text, Map<String, String> values, Function<String, LazyImage<?>> open) {
        this.text = text;
        this.values = values;
        this.unused = new TreeSet<>(values.keySet());
        this.open = open;
    }

    /**
     * The pairs of a text such as {@code sigma=2 border=zero image=[/data/a b.zarr]}.
     *
     * @param operation the whole text, for messages
     * @param open opens further images by their location
     */
    static Arguments parse(String operation, String pairs, Function<String, LazyImage<?>> open) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        while (at < pairs.length()) {
            if (Character.isWhitespace(pairs.charAt(at))) {
                at++;
                continue;
            }
            int equals = pairs.indexOf('=', at);
            String key = equals < 0 ? pairs.substring(at) : pairs.substring(at, equals);
            if (equals < 0 || key.isBlank() || key.chars().anyMatch(Character::isWhitespace))
                throw new IllegalArgumentException("'" + key.strip() + "' in '" + operation + "'; expected key=value");
            int end = endOfValue(operation, pairs, equals + 1);
            if (values.put(key, unbracketed(pairs.substring(equals + 1, end))) != null)
                throw new IllegalArgumentException("'" + operation + "' has " + key + "= twice");
            at = end;
        }
        return new Arguments(operation, values, open);
    }

    private static int endOfValue(String operation, String pairs, int start) {
        int depth = 0;
        int end = start;
        for (; end < pairs.length(); end++) {
            char c = pairs.charAt(end);
            if (c == '[') depth++;
            else if (c == ']') depth--;
            else if (depth == 0 && Character.isWhitespace(c)) break;
        }
        if (depth != 0) throw new IllegalArgumentException("'" + operation + "' has brackets that do not match");
        return end;
    }

    private static String unbracketed(String value) {
        return value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** @throws IllegalArgumentException if the key is not there */
    public String string(String key) {
        unused.remove(key);
        if (!has(key)) throw new IllegalArgumentException("'" + text + "' lacks " + key + "=");
        return values.get(key);
    }

    public String string(String key, String standard) {
        return has(key) ? string(key) : standard;
    }

    public double number(String key) {
        double[] numbers = numbers(key);
        if (numbers.length != 1) throw new IllegalArgumentException("'" + text + "': " + key + "= has not one number");
        return numbers[0];
    }

    /** A value {@code true} or {@code false}; case does not matter. */
    boolean truth(String key, boolean standard) {
        return choice(key, Truth.class, standard ? Truth.TRUE : Truth.FALSE) == Truth.TRUE;
    }

    private enum Truth {
        TRUE,
        FALSE
    }

    public double number(String key, double standard) {
        return has(key) ? number(key) : standard;
    }

    /** Numbers separated by commas. */
    public double[] numbers(String key) {
        return Arrays.stream(string(key).split(","))
                .mapToDouble(part -> parse(key, part))
                .toArray();
    }

    /** Whole numbers separated by commas. */
    public long[] integers(String key) {
        return Arrays.stream(numbers(key))
                .mapToLong(number -> whole(key, number))
                .toArray();
    }

    public long integer(String key) {
        return whole(key, number(key));
    }

    public long integer(String key, long standard) {
        return has(key) ? integer(key) : standard;
    }

    private long whole(String key, double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1L << 53) return (long) number;
        throw new IllegalArgumentException("'" + text + "': " + number + " in " + key + "= is not a whole number");
    }

    private double parse(String key, String part) {
        try {
            return Double.parseDouble(part.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "': '" + part + "' in " + key + "= is not a number", e);
        }
    }

    /** A constant of an enum by its name; case does not matter. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E standard) {
        if (!has(key)) return standard;
        String name = string(key);
        for (E choice : type.getEnumConstants()) if (choice.name().equalsIgnoreCase(name)) return choice;
        throw new IllegalArgumentException("'" + text + "': " + key + "=" + name + " is not known; expected one of "
                + Arrays.toString(type.getEnumConstants()).toLowerCase(java.util.Locale.ROOT));
    }

    /** One number for all axes of space (others get {@code elsewhere}), or one for each of the first axes, x first. */
    public List<Double> perAxis(String key, ImageSpec image, double elsewhere) {
        return perAxis(numbers(key), image, elsewhere);
    }

    /** The same for whole numbers. */
    List<Long> wholePerAxis(String key, ImageSpec image, long elsewhere) {
        return perAxis(key, image, elsewhere).stream()
                .map(number -> whole(key, number))
                .toList();
    }

    static List<Double> perAxis(double[] numbers, ImageSpec image, double elsewhere) {
        int rank = image.rank();
        if (numbers.length < 1 || numbers.length > rank)
            throw new IllegalArgumentException(numbers.length + " numbers for an image of " + rank + " axes");
        Double[] all = new Double[rank];
        Arrays.fill(all, elsewhere);
        if (numbers.length == 1) Arrays.fill(all, 0, image.spaceDimensions(), numbers[0]);
        else for (int d = 0; d < numbers.length; d++) all[d] = numbers[d];
        return List.of(all);
    }

    /** A further image. */
    public Operand image(String key) {
        String location = string(key);
        return new Operand(location, open.apply(location));
    }

    /** All keys that begin with a prefix, such as those of axes. */
    public Set<String> keys() {
        return values.keySet();
    }

    void requireAllUsed() {
        if (!unused.isEmpty()) throw new IllegalArgumentException("'" + text + "': " + unused + " is not known here");
    }
}
