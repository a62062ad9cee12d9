package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.GEOMETRY;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** The operations that move pixels. */
final class GeometryOps {

    static final List<OpKind> KINDS = List.of(
            kind(
                    "crop",
                    "crop x=100..199 z=10..49",
                    "A box of the image: first and last position along axes.",
                    Crop::parse),
            kind("slice", "slice z=10", "One position along an axis, which is dropped.", Slice::parse),
            kind("subsample", "subsample factor=2", "Every n-th pixel along each axis of space.", Subsample::parse),
            kind("flip", "flip axis=x", "Mirrors the image along an axis.", (a, image) -> new Flip(a.string("axis"))),
            kind(
                    "permute",
                    "permute axes=c,y,z,x",
                    "Other order of the axes, slowest first.",
                    (a, image) -> new Permute(Arrays.asList(a.string("axes").split(",")))),
            kind("pad", "pad width=10 border=reflect", "More pixels on both sides of each axis of space.", Pad::parse),
            kind(
                    "concatenate",
                    "concatenate axis=z image=more.zarr",
                    "Another image after this one along an axis.",
                    (a, image) -> Concatenate.parse(a)));

    private GeometryOps() {}

    private static OpKind kind(
            String name, String usage, String summary, BiFunction<Arguments, ImageSpec, BlockOp> parser) {
        return new OpKind(name, GEOMETRY, usage, summary, parser);
    }
}
