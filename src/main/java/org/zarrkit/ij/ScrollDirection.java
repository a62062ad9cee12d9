package org.zarrkit.ij;

import java.util.stream.IntStream;

/** In which direction somebody goes through a hyperstack, from the planes asked for one after the other. */
final class ScrollDirection {

    private final HyperstackAxes axes;
    private int slice = -1;
    private int frame = -1;
    private int step;

    ScrollDirection(HyperstackAxes axes) {
        this.axes = axes;
    }

    /**
     * The planes, from 1, that come next if it goes on like this, of the same channel; none before a direction is known.
     * Another channel at the same place is no change of direction.
     */
    synchronized IntStream after(int plane, int count) {
        int newSlice = axes.sliceOf(plane);
        int newFrame = axes.frameOf(plane);
        boolean sameFrame = newFrame == frame;
        boolean sameSlice = newSlice == slice;
        if (sameFrame && !sameSlice) step = Integer.signum(newSlice - slice) * axes.channels();
        else if (sameSlice && !sameFrame) step = Integer.signum(newFrame - frame) * axes.channels() * axes.slices();
        else if (!sameSlice) step = 0;
        boolean first = slice < 0;
        slice = newSlice;
        frame = newFrame;
        if (first || step == 0) {
            step = 0;
            return IntStream.empty();
        }
        boolean alongSlices = Math.abs(step) == axes.channels() && axes.slices() > 1;
        int now = step;
        return IntStream.rangeClosed(1, count)
                .map(k -> plane + k * now)
                .filter(next -> next >= 1 && next <= axes.planes())
                .filter(next -> !alongSlices || axes.frameOf(next) == newFrame);
    }
}
