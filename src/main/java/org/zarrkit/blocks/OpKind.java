package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A kind of operation as people see it: in menus, macros, on the command line and in the user guide.
 *
 * @param usage an example of its text, as it stands in a macro
 * @param options the keys that may be left out, each with what it then is; empty if there are none
 * @param summary what it does, a sentence
 */
public record OpKind(Group group, String usage, String options, String summary, Parser parser) {

    /** What operations are listed under. */
    public enum Group {
        PIXELS,
        NEIGHBOURHOOD,
        GEOMETRY,
        REDUCTION,
        OBJECTS,
        BLOCKS
    }

    /** Makes an operation of its arguments, for an image. */
    public interface Parser extends BiFunction<Arguments, ImageSpec, BlockOp> {}

    /** @param syntax the usage and, after a bar, the options */
    static OpKind of(Group group, String syntax, String summary, BiFunction<Arguments, ImageSpec, BlockOp> parser) {
        String[] parts = syntax.split(" \\| ", 2);
        return new OpKind(group, parts[0], parts.length > 1 ? parts[1] : "", summary, parser::apply);
    }

    /** The first word of its text. */
    public String name() {
        return usage.split(" ", 2)[0];
    }

    /** The keys that it knows; where these are names of axes, some of them. */
    public List<String> keys() {
        return Arrays.stream((usage + " " + options).replaceAll("\\[.*?]", "").split("\\s+"))
                .filter(word -> word.matches("\\w+=.*"))
                .map(word -> word.substring(0, word.indexOf('=')))
                .toList();
    }
}
