package org.zarrkit.ngff;

import java.util.Set;

/**
 * How one transform of a {@code byDimension} is spelled: as 0.6rc0 does, or as one of its pre-releases did.
 *
 * @param isWrapped whether the transform stands in a member of its own; else its members stand beside the axes
 */
record ByDimensionSpelling(String inputs, String outputs, boolean isWrapped) {

    private static final String TRANSFORM = "transformation";

    static ByDimensionSpelling of(DocumentNode side) {
        boolean isWrapped = side.get(TRANSFORM).exists();
        if (side.get("inputAxes").exists() && isWrapped)
            return new ByDimensionSpelling("inputAxes", "outputAxes", true);
        side.warn("a spelling of pre-releases of 0.6; expected inputAxes, outputAxes and " + TRANSFORM);
        if (side.get("inputAxes").exists()) return new ByDimensionSpelling("inputAxes", "outputAxes", isWrapped);
        return side.get("input_axes").exists()
                ? new ByDimensionSpelling("input_axes", "output_axes", isWrapped)
                : new ByDimensionSpelling("input", "output", isWrapped);
    }

    DocumentNode transform(DocumentNode side) {
        if (isWrapped) return side.get(TRANSFORM);
        UnknownMembers own = UnknownMembers.of(side.json(), Set.of(inputs, outputs));
        return new DocumentNode(own.toObject(), side.place(), side.warnings());
    }

    UnknownMembers unknown(DocumentNode side) {
        return isWrapped ? UnknownMembers.of(side.json(), Set.of(TRANSFORM, inputs, outputs)) : UnknownMembers.NONE;
    }
}
