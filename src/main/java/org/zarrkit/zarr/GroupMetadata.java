package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The description of a group. */
public record GroupMetadata(int zarrFormat, ObjectNode attributes, ObjectNode unknownMembers) implements Node {

    public GroupMetadata {
        attributes = attributes.deepCopy();
        unknownMembers = unknownMembers.deepCopy();
    }

    /** A group with these attributes. */
    public static GroupMetadata of(int zarrFormat, ObjectNode attributes) {
        return new GroupMetadata(zarrFormat, attributes, Json.object());
    }

    @Override
    public ObjectNode attributes() {
        return attributes.deepCopy();
    }

    /** Members of the document that Zarrkit does not know; kept when it is written. */
    @Override
    public ObjectNode unknownMembers() {
        return unknownMembers.deepCopy();
    }
}
