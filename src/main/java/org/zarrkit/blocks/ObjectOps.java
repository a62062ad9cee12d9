package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.OBJECTS;

import java.util.List;

/** The operations on objects. */
final class ObjectOps {

    static final List<OpKind> KINDS = List.of(new OpKind(
            "label",
            OBJECTS,
            "label connectivity=faces",
            "Numbers connected objects from 1 on, whatever the chunks; connectivity=faces or full.",
            Label::parse));

    private ObjectOps() {}
}
