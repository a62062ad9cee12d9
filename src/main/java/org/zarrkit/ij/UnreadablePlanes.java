package org.zarrkit.ij;

import ij.IJ;
import ij.ImageStack;
import ij.process.ImageProcessor;
import java.awt.Font;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.ZarrkitException;

/**
 * Planes that can't be read. Whoever computes with one gets the failure; whoever scrolls past one gets a plane that says
 * so, and is told once why. ImageJ's sliders would die of a failure.
 */
final class UnreadablePlanes {

    private static final int SMALLEST_FONT = 9;

    private final String title;
    private final BooleanSupplier looking;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile Consumer<ZarrkitException> listener = failure -> IJ.log(failure.getMessage());

    UnreadablePlanes(String title) {
        this(title, LookingAt::planes);
    }

    /** Of which {@code looking} says whether this thread only wants to see them. */
    UnreadablePlanes(String title, BooleanSupplier looking) {
        this.title = title;
        this.looking = looking;
    }

    /** Who is told of the first failure; of all others the log is. */
    void tell(Consumer<ZarrkitException> newListener) {
        listener = newListener;
    }

    /**
     * What is shown in place of a plane.
     *
     * @param white the value of the letters
     * @throws ZarrkitException the failure, if the plane is not only looked at
     */
    ImageProcessor standIn(ZarrkitException failure, DataType type, ImageStack stack, double white) {
        if (!looking.getAsBoolean()) throw failure;
        if (told.add(failure.getMessage())) {
            if (told.size() == 1) listener.accept(failure);
            else IJ.log(title + ": " + failure.getMessage());
        }
        int width = stack.getWidth();
        int height = stack.getHeight();
        ImageProcessor plane = PlanePixels.processor(type.newArray(width * height), type, width, height);
        int size = Math.max(SMALLEST_FONT, height / 20);
        plane.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        plane.setValue(white);
        plane.drawString("This plane can't be read.\nThe Log window says why.", size, 2 * size);
        return plane;
    }
}
