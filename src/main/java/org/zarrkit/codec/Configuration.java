package org.zarrkit.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.error.InvalidMetadataException;

/** The configuration of a codec, read member by member with checks; a member that is JSON null counts as absent. */
final class Configuration {

    private final String codec;
    private final Map<String, Object> members;
    private final Set<String> known = new HashSet<>();

    Configuration(String codec, Map<String, Object> members) {
        this.codec = codec;
        this.members = members;
    }

    /** The name under which the codec was asked for. */
    String codec() {
        return codec;
    }

    /** Whether it is one of numcodecs, which may leave options out. */
    boolean isOfNumcodecs() {
        return codec.startsWith("numcodecs.");
    }

    boolean has(String key) {
        known.add(key);
        return members.get(key) != null;
    }

    int integer(String key, int min, int max, int fallback) {
        return has(key) ? integer(key, min, max) : fallback;
    }

    int integer(String key, int min, int max) {
        long value = integer(key, required(key));
        if (value < min || value > max) throw wrong(key, value, "an integer from " + min + " to " + max);
        return (int) value;
    }

    double number(String key) {
        if (required(key) instanceof Number number) return number.doubleValue();
        throw wrong(key, required(key), "a number");
    }

    boolean flag(String key, boolean fallback) {
        if (!has(key)) return fallback;
        if (required(key) instanceof Boolean value) return value;
        throw wrong(key, required(key), "true or false");
    }

    Optional<String> text(String key) {
        if (!has(key)) return Optional.empty();
        if (required(key) instanceof String value) return Optional.of(value);
        throw wrong(key, required(key), "a string");
    }

    /** How a constant is written: in lower case, with hyphens. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One of the constants of an enumeration by its name in lower case, or empty. */
    <E extends Enum<E>> Optional<E> constant(String key, Class<E> constants) {
        Optional<String> text = text(key);
        if (text.isEmpty()) return Optional.empty();
        List<String> names = new ArrayList<>();
        for (E constant : constants.getEnumConstants()) {
            names.add(name(constant));
            if (names.get(names.size() - 1).equals(text.get())) return Optional.of(constant);
        }
        throw wrong(key, text.get(), "one of " + names);
    }

    List<Integer> integers(String key, int min) {
        if (!(required(key) instanceof List<?> list)) throw wrong(key, required(key), "a list of integers");
        List<Integer> integers = new ArrayList<>();
        for (Object item : list) {
            long value = integer(key, item);
            if (value < min || value > Integer.MAX_VALUE) throw wrong(key, list, "integers of at least " + min);
            integers.add((int) value);
        }
        return integers;
    }

    List<?> list(String key) {
        if (required(key) instanceof List<?> list) return list;
        throw wrong(key, required(key), "a list");
    }

    /** The codec, if all members of its configuration are known; Zarr 3.1: others must not be ignored. */
    <C extends Codec> C complete(C made) {
        for (Map.Entry<String, Object> member : members.entrySet()) {
            boolean ignorable = member.getValue() == null
                    || (member.getValue() instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("must_understand")));
            if (!known.contains(member.getKey()) && !ignorable)
                throw wrong(member.getKey(), member.getValue(), "no such member; known are " + known);
        }
        return made;
    }

    Object required(String key) {
        if (has(key)) return members.get(key);
        throw new InvalidMetadataException("codec '" + codec + "': its configuration lacks '" + key + "'");
    }

    InvalidMetadataException wrong(String key, Object found, String expected) {
        return new InvalidMetadataException(
                "codec '" + codec + "': its '" + key + "' is " + found + "; expected: " + expected);
    }

    private long integer(String key, Object value) {
        try {
            if (value instanceof Number number) return new BigDecimal(number.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(key, value, "an integer");
        }
        throw wrong(key, value, "an integer");
    }
}
