package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.GEOMETRY;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** The operations that move pixels. */
final class GeometryOps {

    static final List<OpKind> KINDS = List.of(
            kind("crop x=100..199 z=10..49", "A box of the image: first and last position along axes.", Crop::parse),
            kind("slice z=10", "One position along an axis, which is dropped.", Slice::parse),
            kind("select c=1,0", "Some positions along an axis, such as channels or time points.", Select::parse),
            kind("subsample factor=2", "Every n-th pixel along each axis of space.", Subsample::parse),
            kind(
                    "downsample factor=2 method=mean",
                    "Boxes of pixels as one: method=mean, median, min, max, mode or nearest.",
                    Downsample::parse),
            kind("flip axis=x", "Mirrors the image along an axis.", (a, image) -> new Flip(a.string("axis"))),
            kind(
                    "permute axes=c,y,z,x",
                    "Other order of the axes, slowest first.",
                    (a, image) -> new Permute(Arrays.asList(a.string("axes").split(",")))),
            kind("pad width=10 border=reflect", "More pixels on both sides of each axis of space.", Pad::parse),
            kind(
                    "translate offset=10,-5 | border=zero",
                    "Moves the pixels within their frame, by whole pixels.",
                    Translate::parse),
            kind("expand axis=t", "One more axis, of size 1: c, t or z.", (a, image) -> Expand.parse(a)),
            kind(
                    "concatenate axis=z image=more.zarr",
                    "Another image after this one along an axis; axis=c merges channels, axis=t time points.",
                    (a, image) -> Concatenate.parse(a)),
            kind(
                    "zoom factor=1.5 | interpolation=linear",
                    "The same place in more or fewer pixels; interpolation=linear or nearest.",
                    Zoom::parse),
            kind(
                    "rotate angle=30 | interpolation=linear grid=fit",
                    "Turns the image in its planes, in degrees clockwise; grid=fit for all of it, or same.",
                    (a, image) -> Rotate.parse(a)),
            kind(
                    "affine matrix=1,0.2,0,0,0,1,0,0,0,0,1,0 | interpolation=linear grid=fit",
                    "Moves the image by an affine map of physical positions, x first: for each axis factors and a shift.",
                    (a, image) -> Affine.parse(a)));

    private GeometryOps() {}

    private static OpKind kind(String syntax, String summary, BiFunction<Arguments, ImageSpec, BlockOp> parser) {
        return OpKind.of(GEOMETRY, syntax, summary, parser);
    }
}
