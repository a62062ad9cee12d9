package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Operations as text: a name and {@code key=value} pairs, the same in macros and on the command line. */
public final class OpText {

    private OpText() {}

    /** Every kind of operation, in the order in which they are shown. */
    public static Collection<OpKind> kinds() {
        return Ops.kinds().values();
    }

    /** @throws IllegalArgumentException if there is none of this name; the message lists them */
    public static OpKind kind(String name) {
        OpKind kind = Ops.kinds().get(name);
        if (kind != null) return kind;
        throw new IllegalArgumentException("there is no operation '" + name + "'; there are "
                + String.join(", ", Ops.kinds().keySet()));
    }

    /** The texts of several operations with semicolons between them; those in brackets are none. */
    public static List<String> split(String operations) {
        List<String> texts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= operations.length(); i++) {
            char c = i < operations.length() ? operations.charAt(i) : ';';
            if (c == '[') depth++;
            if (c == ']') depth--;
            if (c != ';' || depth > 0 && i < operations.length()) continue;
            String text = operations.substring(start, i).strip();
            if (!text.isEmpty()) texts.add(text);
            start = i + 1;
        }
        return texts;
    }

    /** Like {@link #parse(String, ImageSpec, Function)} for operations that read no further image. */
    public static BlockOp parse(String text, ImageSpec image) {
        return parse(text, image, location -> {
            throw new IllegalArgumentException("'" + text + "': no further image can be opened here");
        });
    }

    /**
     * The operation of a text such as {@code gaussian sigma=2}.
     *
     * @param image that it is to be applied to
     * @param open opens further images that the text names
     * @throws IllegalArgumentException if the name or a key is not known, or a value not good; the message says which
     */
    public static BlockOp parse(String text, ImageSpec image, Function<String, LazyImage<?>> open) {
        String[] words = text.strip().split("\\s+", 2);
        OpKind kind = Ops.kinds().get(words[0]);
        if (words[0].equals("function"))
            throw new IllegalArgumentException(
                    "'" + text + "': a function of a script stood here, which a text does not hold; run that script");
        if (kind == null)
            throw new IllegalArgumentException("there is no operation '" + words[0] + "'; there are "
                    + String.join(", ", Ops.kinds().keySet()));
        Arguments arguments = Arguments.parse(text, words.length > 1 ? words[1] : "", open);
        BlockOp op = kind.parser().apply(arguments, image);
        arguments.requireAllUsed();
        return op;
    }

    /** The text of an operation; parsing it gives an equal one. */
    public static String format(BlockOp op) {
        StringBuilder text = new StringBuilder(op.name());
        op.parameters()
                .forEach(
                        (key, value) -> text.append(' ').append(key).append('=').append(bracketed(value)));
        return text.toString();
    }

    /** In brackets what would else be cut: at spaces, at semicolons between operations, or out of its own brackets. */
    private static String bracketed(String value) {
        boolean isCut = value.chars().anyMatch(c -> Character.isWhitespace(c) || c == ';');
        return value.isEmpty() || value.startsWith("[") || isCut ? "[" + value + "]" : value;
    }

    /** A number as people write it: without a fraction if it has none. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Numbers separated by commas. */
    static String numbers(List<? extends Number> values) {
        return values.stream().map(value -> number(value.doubleValue())).collect(Collectors.joining(","));
    }
}
