package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One well of a plate: the images of its fields of view. */
public record Well(List<Field> fields, UnknownMembers unknown) implements GroupContent {

    /** The path of one image, relative to the well, and the acquisition that it belongs to. */
    public record Field(String path, Optional<Long> acquisition, UnknownMembers unknown) {

        public Field {
            Paths.requireInside(path);
            Objects.requireNonNull(acquisition);
            Objects.requireNonNull(unknown);
        }
    }

    public Well {
        fields = List.copyOf(fields);
        Objects.requireNonNull(unknown);
        if (fields.isEmpty()) throw new IllegalArgumentException("a well without images; expected at least one");
    }
}
