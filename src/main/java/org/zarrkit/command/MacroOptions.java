package org.zarrkit.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code run("Label", "key=value other=[a b] flag")} as keys and values, the way ImageJ writes them: a
 * value with spaces in brackets, which may be nested, or in single quotes; a key alone is {@code true}.
 */
final class MacroOptions {

    /** The values of a macro's variables, which options refer to as {@code &name}. */
    interface Variables {
        Optional<String> value(String name);
    }

    private final String text;
    private final Variables variables;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private MacroOptions(String text, Variables variables) {
        this.text = text;
        this.variables = variables;
    }

    /**
     * Parses options; keys become lower case.
     *
     * @throws IllegalArgumentException if a bracket or quote is not closed, or a key comes twice
     */
    static Map<String, String> parse(String text, Variables variables) {
        MacroOptions options = new MacroOptions(text.strip(), variables);
        while (options.at < options.text.length()) options.next();
        return options.values;
    }

    private void next() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ' ') at++;
        String key = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean flag = at == text.length() || text.charAt(at) == ' ';
        if (!flag) at++;
        String value = flag ? "true" : value();
        while (at < text.length() && text.charAt(at) == ' ') at++;
        if (values.put(key, value) != null)
            throw new IllegalArgumentException(key + "= is given twice in '" + text + "'");
    }

    private String value() {
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '[') return bracketed();
        if (first == '\'') return upTo('\'', ++at, 1);
        String plain = upTo(' ', at, 0);
        if (!plain.startsWith("&")) return plain;
        return variables
                .value(plain.substring(1))
                .orElseThrow(
                        () -> new IllegalArgumentException("the macro has no variable '" + plain.substring(1) + "'"));
    }

    private String upTo(char end, int start, int skip) {
        int stop = text.indexOf(end, start);
        if (stop < 0 && skip > 0) throw notClosed(end);
        if (stop < 0) stop = text.length();
        at = stop + skip;
        return text.substring(start, stop);
    }

    private String bracketed() {
        int start = at + 1;
        int depth = 0;
        for (; at < text.length(); at++) {
            if (text.charAt(at) == '[') depth++;
            if (text.charAt(at) == ']' && --depth == 0) return text.substring(start, at++);
        }
        throw notClosed(']');
    }

    private IllegalArgumentException notClosed(char end) {
        return new IllegalArgumentException("a " + end + " is missing in '" + text + "'");
    }
}
