package org.zarrkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.zarrkit.image.ImageEdit;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisChange;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.ChannelChange;
import org.zarrkit.ngff.ColorNames;
import org.zarrkit.ngff.ImageChange;

/**
 * A change of a stored image's metadata, for scripts:
 * {@code Zarrkit.edit("/data/a.zarr").unit("um").pixelSize(0.2, 0.2, 0.5).channel(0, "DAPI", "blue").save()}. Immutable:
 * each verb returns a new change, and nothing is written before {@link #save}. Pixels are never written.
 */
public final class Edit {

    private final ImageEdit image;
    private final ImageChange change;

    private Edit(ImageEdit image, ImageChange change) {
        this.image = image;
        this.change = change;
    }

    static Edit of(ImageEdit image) {
        return new Edit(image, ImageChange.NONE);
    }

    /** The image gets this name. */
    public Edit name(String name) {
        return new Edit(image, change.withName(name));
    }

    /** All axes of space are in this unit, in any usual spelling: "um", "micron", "nanometer"; "pixel" removes it. */
    public Edit unit(String unit) {
        Edit edit = this;
        for (String axis : spaceAxes()) edit = edit.unit(axis, unit);
        return edit;
    }

    /** An axis, such as "t", is in this unit. */
    public Edit unit(String axis, String unit) {
        return axis(axis, a -> a.withUnit(unit));
    }

    /** The pixels of level 0 have these sizes, x first; other levels keep their ratios. */
    public Edit pixelSize(double... xFirst) {
        requireCount("pixel sizes", xFirst.length);
        Edit edit = this;
        for (int d = 0; d < xFirst.length; d++)
            edit = edit.pixelSize(spaceAxes().get(d), xFirst[d]);
        return edit;
    }

    /** The pixels of level 0 have this size along an axis. */
    public Edit pixelSize(String axis, double size) {
        return axis(axis, a -> a.withPixelSize(size));
    }

    /** The time between two frames. */
    public Edit frameInterval(double interval, String unit) {
        String time = axesOf(AxisType.TIME).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the image has no axis of time"));
        return pixelSize(time, interval).unit(time, unit);
    }

    /** The centre of the first pixel of level 0 is there, x first. */
    public Edit origin(double... xFirst) {
        requireCount("coordinates", xFirst.length);
        Edit edit = this;
        for (int d = 0; d < xFirst.length; d++) edit = edit.origin(spaceAxes().get(d), xFirst[d]);
        return edit;
    }

    /** The centre of the first pixel of level 0 is there along an axis. */
    public Edit origin(String axis, double position) {
        return axis(axis, a -> a.withOrigin(position));
    }

    /** A channel, counted from 0, gets this name. */
    public Edit channel(int channel, String name) {
        return channel(channel, c -> c.withLabel(name));
    }

    /** A channel, counted from 0, gets this name and colour: "blue", "3080FF". */
    public Edit channel(int channel, String name, String color) {
        return channel(channel, name).color(channel, color);
    }

    /** A channel, counted from 0, is shown in this colour: "blue", "3080FF". */
    public Edit color(int channel, String color) {
        int rgb = ColorNames.rgb(color);
        return channel(channel, c -> c.withColor(rgb));
    }

    /** A channel, counted from 0, is shown black at {@code start} and in full colour at {@code end}. */
    public Edit window(int channel, double start, double end) {
        return channel(channel, c -> c.withWindow(start, end));
    }

    /** Whether a channel, counted from 0, is shown at first. */
    public Edit active(int channel, boolean active) {
        return channel(channel, c -> c.withActive(active));
    }

    /** The slice and frame shown at first, counted from 0. */
    public Edit shownFirst(int z, int t) {
        return new Edit(image, change.withDefaultZ(z).withDefaultT(t));
    }

    private Edit axis(String axis, UnaryOperator<AxisChange> more) {
        return new Edit(image, change.withAxis(axis, more));
    }

    private Edit channel(int channel, UnaryOperator<ChannelChange> more) {
        return new Edit(image, change.withChannel(channel, more));
    }

    /** The names of the axes of space, x first. */
    private List<String> spaceAxes() {
        List<String> names = new ArrayList<>(axesOf(AxisType.SPACE));
        Collections.reverse(names);
        return names;
    }

    private List<String> axesOf(AxisType type) {
        return image.image().axes().stream()
                .filter(axis -> axis.type() == type)
                .map(Axis::name)
                .toList();
    }

    private void requireCount(String what, int count) {
        if (count < 1 || count > spaceAxes().size())
            throw new IllegalArgumentException(
                    count + " " + what + " for an image with the axes of space " + spaceAxes() + ", x first");
    }

    /** How many channels the image has. */
    public int channelCount() {
        return image.shownImage().channels().size();
    }

    /** Whether nothing is to be changed. */
    public boolean isEmpty() {
        return change.isEmpty();
    }

    /** What {@link #save} would change, a line each; lines that begin with {@code note:} tell what is odd about it. */
    public List<String> preview() {
        return image.preview(change);
    }

    /**
     * Makes the change and returns what {@link #preview} tells. Each document is replaced whole, or not at all; an
     * archive is copied, without decoding it, and replaced.
     */
    public List<String> save() {
        return save(bytes -> true);
    }

    /** Like {@link #save()}; while an archive is copied it is asked, with the bytes written so far, whether to go on. */
    public List<String> save(LongPredicate goesOn) {
        return image.save(change, goesOn);
    }

    @Override
    public String toString() {
        return String.join("\n", preview());
    }
}
