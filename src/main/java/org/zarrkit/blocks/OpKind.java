package org.zarrkit.blocks;

import java.util.function.BiFunction;

/**
 * A kind of operation as people see it: in menus, macros, on the command line and in the user guide.
 *
 * @param usage an example of its text, as it stands in a macro
 * @param summary what it does, a sentence
 */
record OpKind(
        String name, Group group, String usage, String summary, BiFunction<Arguments, ImageSpec, BlockOp> parser) {

    /** What operations are listed under. */
    enum Group {
        PIXELS,
        NEIGHBOURHOOD,
        GEOMETRY,
        REDUCTION,
        OBJECTS
    }
}
