package org.zarrkit.ngff;

import java.util.Objects;

/**
 * Members of a group's attributes that are no part of OME-Zarr, kept to be written back.
 *
 * @param attributes beside the members of OME-Zarr, or beside {@code ome}
 * @param ome in the member {@code ome}, from OME-Zarr 0.5 on
 */
public record GroupMembers(UnknownMembers attributes, UnknownMembers ome) {

    public static final GroupMembers NONE = new GroupMembers(UnknownMembers.NONE, UnknownMembers.NONE);

    public GroupMembers {
        Objects.requireNonNull(attributes);
        Objects.requireNonNull(ome);
    }
}
