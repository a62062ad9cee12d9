package org.zarrkit.blocks;

import static org.zarrkit.blocks.OpKind.Group.OBJECTS;

import java.util.List;
import java.util.function.BiFunction;

/** The operations on objects. */
final class ObjectOps {

    static final List<OpKind> KINDS = List.of(
            kind(
                    "label connectivity=faces | axes=z,y,x type=uint32",
                    "Numbers connected objects from 1 on, whatever the chunks; connectivity=faces or full.",
                    Label::parse),
            kind(
                    "fill_holes | axes=z,y,x",
                    "Fills what a mask encloses, however large; with axes=y,x in each plane.",
                    FillHoles::parse),
            kind("relabel", "Numbers labels from 1 on without gaps, in their order.", (a, image) -> new Relabel()),
            kind(
                    "size_filter min=10 | max=100000",
                    "Removes labels of fewer or more pixels.",
                    (a, image) -> SizeFilter.parse(a)),
            kind(
                    "remove_border | axes=z,y,x",
                    "Removes labels that touch the border of the image along axes.",
                    RemoveBorder::parse),
            kind(
                    "segment each=[threshold method=Otsu; label] block=64 overlap=8 | agreement=0.5",
                    "Applies operations that give labels to blocks that overlap, each as if it were an image, and joins"
                            + " the objects that agree there.",
                    SegmentBlocks::parse));

    private ObjectOps() {}

    private static OpKind kind(String syntax, String summary, BiFunction<Arguments, ImageSpec, BlockOp> parser) {
        return OpKind.of(OBJECTS, syntax, summary, parser);
    }
}
