package org.zarrkit.blocks;

import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.ImageLabel;

/** What an operation comes to when all of an image has been gone through: named, and with output, like that operation. */
interface WorkedOut extends BlockOp {

    /** The operation that was worked out. */
    BlockOp asked();

    @Override
    default String name() {
        return asked().name();
    }

    @Override
    default Map<String, String> parameters() {
        return asked().parameters();
    }

    @Override
    default ImageSpec output(ImageSpec input) {
        return asked().output(input);
    }

    @Override
    default Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return asked().labels(input);
    }
}
