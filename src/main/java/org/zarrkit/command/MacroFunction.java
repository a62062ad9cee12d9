package org.zarrkit.command;

import ij.macro.ExtensionDescriptor;
import ij.macro.MacroExtension;
import java.util.ArrayList;
import java.util.List;

/**
 * A function that macros call as {@code Ext.name(...)}: what it takes and gives back, and what it does.
 *
 * @param usage its call as a person writes it: {@code zarrLevels(path, levels)}
 * @param inputs the types of what is given to it, the first of its arguments
 * @param outputs the types of the variables that it sets, the rest of them
 */
record MacroFunction(String usage, List<Integer> inputs, List<Integer> outputs, Body body) {

    static final int TEXT = MacroExtension.ARG_STRING;
    static final int NUMBER = MacroExtension.ARG_NUMBER;

    /** What a function does: the values of its outputs, from those of its inputs. */
    @FunctionalInterface
    interface Body {
        List<Object> run(MacroArguments arguments);
    }

    String name() {
        return usage.substring(0, usage.indexOf('('));
    }

    ExtensionDescriptor descriptor(MacroExtension handler) {
        List<Integer> types = new ArrayList<>(inputs);
        outputs.forEach(type -> types.add(type | MacroExtension.ARG_OUTPUT));
        return new ExtensionDescriptor(
                name(), types.stream().mapToInt(Integer::intValue).toArray(), handler);
    }

    /** Puts what the body gives into ImageJ's arguments. */
    void call(Object[] arguments) {
        List<Object> results = body.run(new MacroArguments(usage, arguments));
        for (int i = 0; i < results.size(); i++) set(arguments, inputs.size() + i, results.get(i));
    }

    private static void set(Object[] arguments, int index, Object result) {
        if (result instanceof Number number) ((Double[]) arguments[index])[0] = number.doubleValue();
        else ((String[]) arguments[index])[0] = result.toString();
    }
}
