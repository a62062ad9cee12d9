package org.zarrkit.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;

/** The inputs of a command: what they are called, their defaults, and their values from text, checked. */
final class Inputs {

    private Inputs() {}

    static List<ModuleItem<?>> of(CommandInfo info) {
        List<ModuleItem<?>> items = new ArrayList<>();
        info.inputs().forEach(items::add);
        return List.copyOf(items);
    }

    /** The value that an input has if nobody gives one: that of the field of a new command. */
    static Object defaultValue(CommandInfo info, ModuleItem<?> item) {
        return module(info).getInput(item.getName());
    }

    /** A new command, which has not run. */
    static Object command(CommandInfo info) {
        return module(info).getDelegateObject();
    }

    private static Module module(CommandInfo info) {
        try {
            return info.createModule();
        } catch (ModuleException e) {
            throw new IllegalStateException("the command " + info.getClassName() + " can't be made", e);
        }
    }

    /** Whether an input is a folder or a file. */
    static boolean isPath(ModuleItem<?> item) {
        return "open".equals(item.getWidgetStyle()) || "save".equals(item.getWidgetStyle());
    }

    /**
     * The values of those inputs that are given.
     *
     * @throws IllegalArgumentException if a key is not known, a value not possible, or a required one missing
     */
    static Map<String, Object> values(CommandInfo info, Map<String, String> texts) {
        List<ModuleItem<?>> items = of(info);
        Set<String> unknown = new TreeSet<>(texts.keySet());
        Map<String, Object> values = new LinkedHashMap<>();
        for (ModuleItem<?> item : items) {
            unknown.remove(item.getName());
            String text = texts.get(item.getName());
            if (isMissing(info, item, text))
                throw new IllegalArgumentException(item.getName() + "= is missing: " + item.getDescription());
            if (text != null) values.put(item.getName(), value(item, text.strip()));
        }
        if (!unknown.isEmpty())
            throw new IllegalArgumentException("there is no " + String.join("=, ", unknown) + "= here; there are "
                    + String.join(
                            ", ",
                            items.stream().map(item -> item.getName() + "=").toList()));
        return values;
    }

    private static boolean isMissing(CommandInfo info, ModuleItem<?> item, String text) {
        Object value = text == null ? defaultValue(info, item) : text;
        return item.isRequired() && value.toString().isBlank();
    }

    private static Object value(ModuleItem<?> item, String text) {
        Class<?> type = item.getType();
        if (type == boolean.class) return truth(item, text);
        if (type == int.class || type == long.class) return integer(item, text);
        List<?> choices = item.getChoices();
        if (choices != null && !choices.isEmpty()) return choice(item, choices, text);
        return isPath(item) ? path(text) : text;
    }

    private static boolean truth(ModuleItem<?> item, String text) {
        if (text.equalsIgnoreCase("true") || text.equals("1")) return true;
        if (text.equalsIgnoreCase("false") || text.equals("0")) return false;
        throw bad(item, text, "true or false");
    }

    private static Object integer(ModuleItem<?> item, String text) {
        Number least = (Number) item.getMinimumValue();
        try {
            // 3.0, as macros may write numbers
            long value = new java.math.BigDecimal(text).longValueExact();
            if (least != null && value < least.longValue()) throw bad(item, text, "at least " + least);
            if (item.getType() == long.class) return value;
            return Math.toIntExact(value);
        } catch (ArithmeticException | NumberFormatException e) {
            throw bad(item, text, "a whole number");
        }
    }

    private static Object choice(ModuleItem<?> item, List<?> choices, String text) {
        for (Object choice : choices) if (choice.toString().equalsIgnoreCase(text)) return choice;
        throw bad(item, text, "one of " + choices);
    }

    /** A path as people paste it: in quotes, with a slash at the end, or from their home. */
    private static String path(String text) {
        String path = text.matches("\"[^\"]+\"|'[^']+'") ? text.substring(1, text.length() - 1) : text;
        if (path.startsWith("~/")) path = System.getProperty("user.home") + path.substring(1);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** A number that was entered as text. */
    static double number(String key, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException notANumber) {
            // The message is the same as for a number without end.
        }
        throw new IllegalArgumentException(key + "=" + text + "; expected a number");
    }

    private static IllegalArgumentException bad(ModuleItem<?> item, String text, String expected) {
        return new IllegalArgumentException(item.getName() + "=" + text + "; expected " + expected);
    }
}
