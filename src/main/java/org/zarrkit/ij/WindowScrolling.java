package org.zarrkit.ij;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.gui.ScrollbarWithLabel;
import ij.gui.StackWindow;
import java.awt.Component;
import java.awt.event.AdjustmentEvent;
import java.awt.event.AdjustmentListener;
import java.awt.event.MouseWheelEvent;
import java.awt.event.MouseWheelListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.zarrkit.error.ZarrkitException;

/**
 * Lets the sliders and the wheel of a window move freely: ImageJ is told of a new place when its planes are loaded.
 * ImageJ itself would load them on the event thread, or while that waits for the image.
 */
final class WindowScrolling implements AdjustmentListener, MouseWheelListener {

    static final String THREAD = "zarrkit window";

    private final StackWindow window;
    private final ImagePlus image;
    private final LazyStack stack;
    private final List<ScrollbarWithLabel> sliders = new ArrayList<>();
    /** One place is being loaded and one is waiting: the last one asked for. */
    private final ThreadPoolExecutor places = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            task -> {
                Thread thread = new Thread(task, THREAD);
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardOldestPolicy());

    private WindowScrolling(StackWindow window, ImagePlus image, LazyStack stack) {
        this.window = window;
        this.image = image;
        this.stack = stack;
        places.allowCoreThreadTimeOut(true);
        for (Component part : window.getComponents())
            if (part instanceof ScrollbarWithLabel slider) sliders.add(slider);
    }

    /** Takes the place of ImageJ's own listeners in a window that shows a lazy stack. */
    static void install(StackWindow window, ImagePlus image, LazyStack stack) {
        WindowScrolling scrolling = new WindowScrolling(window, image, stack);
        if (scrolling.sliders.size() != scrolling.axes().size()) return; // a window of another program
        for (ScrollbarWithLabel slider : scrolling.sliders) {
            slider.removeAdjustmentListener(window);
            slider.addAdjustmentListener(scrolling);
        }
        window.removeMouseWheelListener(window);
        window.addMouseWheelListener(scrolling);
    }

    /** Which of channel, slice and frame have a slider, in their order. */
    private List<Integer> axes() {
        int[] sizes = {image.getNChannels(), image.getNSlices(), image.getNFrames()};
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) if (sizes[i] > 1) axes.add(i);
        return axes;
    }

    @Override
    public void adjustmentValueChanged(AdjustmentEvent event) {
        places.execute(() -> go(event));
    }

    /** As in ImageJ's hyperstacks: through the frames, else the slices, else the channels; the rest is left to it. */
    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
        if (event.getModifiersEx() != 0 || IJ.shiftKeyDown() || !image.isHyperStack()) {
            window.mouseWheelMoved(event);
            return;
        }
        if (!Prefs.mouseWheelStackScrolling || sliders.isEmpty()) return;
        ScrollbarWithLabel slider = sliders.get(sliders.size() - 1);
        slider.setValue(slider.getValue() + event.getWheelRotation());
        adjustmentValueChanged(new AdjustmentEvent(
                slider, AdjustmentEvent.ADJUSTMENT_VALUE_CHANGED, AdjustmentEvent.TRACK, slider.getValue()));
    }

    /** Channel, slice and frame that the sliders stand at. */
    private int[] place() {
        int[] place = {1, 1, 1};
        List<Integer> axes = axes();
        for (int i = 0; i < axes.size(); i++)
            place[axes.get(i)] = sliders.get(i).getValue();
        return place;
    }

    private void go(AdjustmentEvent event) {
        int[] place = place();
        try {
            prepare(place);
        } catch (ZarrkitException e) {
            IJ.showStatus(e.getMessage()); // ImageJ asks for the plane again, and gets one that says so
        }
        if (window.isClosed()) return;
        boolean latest = Arrays.equals(place, place());
        if (latest) window.adjustmentValueChanged(event);
        else if (!image.isLocked()) pass(place);
    }

    private void prepare(int[] place) {
        boolean all = image instanceof CompositeImage composite && composite.getMode() == IJ.COMPOSITE;
        stack.prepare(IntStream.rangeClosed(1, image.getNChannels())
                .filter(c -> all || c == place[0])
                .map(c -> image.getStackIndex(c, place[1], place[2]))
                .toArray());
    }

    /** Shows a place on the way to another one, where the sliders are already. */
    private void pass(int[] place) {
        image.updatePosition(place[0], place[1], place[2]);
        image.setSlice(image.getStackIndex(place[0], place[1], place[2]));
    }
}
