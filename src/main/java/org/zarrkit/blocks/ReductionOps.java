package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.REDUCTION;

import java.util.List;

/** The operations that make one pixel of many. */
final class ReductionOps {

    static final List<OpKind> KINDS = List.of(OpKind.of(
            REDUCTION,
            "project axis=z method=max",
            "All pixels along an axis as one: method=min, max, mean, sum, sd or median.",
            (arguments, image) -> Project.parse(arguments)));

    private ReductionOps() {}
}
