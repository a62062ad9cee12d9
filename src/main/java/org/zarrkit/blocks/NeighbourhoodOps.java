package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.NEIGHBOURHOOD;

import java.util.List;

/** The operations that compute a pixel from those around it. */
final class NeighbourhoodOps {

    static final List<OpKind> KINDS = List.of(new OpKind(
            "gaussian",
            NEIGHBOURHOOD,
            "gaussian sigma=2",
            "Gaussian smoothing; sigma in pixels, one for all axes of space or one for each axis, x first.",
            (arguments, image) -> Gaussian.of(arguments.numbers("sigma"), image)));

    private NeighbourhoodOps() {}
}
