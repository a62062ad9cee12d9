package org.zarrkit.ngff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What is to be changed of an image's metadata; what is empty stays.
 *
 * @param axes by their name in the document
 * @param channels by their position along the channel axis, from 0
 */
public record ImageChange(
        Optional<String> name,
        Map<String, AxisChange> axes,
        Map<Integer, ChannelChange> channels,
        Optional<Integer> defaultZ,
        Optional<Integer> defaultT) {

    public static final ImageChange NONE =
            new ImageChange(Optional.empty(), Map.of(), Map.of(), Optional.empty(), Optional.empty());

    public ImageChange {
        Objects.requireNonNull(name);
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        SortedMap<Integer, ChannelChange> sorted = new TreeMap<>(channels);
        channels = Collections.unmodifiableSortedMap(sorted);
        if (!sorted.isEmpty() && sorted.firstKey() < 0)
            throw new IllegalArgumentException("channel " + sorted.firstKey() + "; the first is 0");
        if (defaultZ.orElse(0) < 0 || defaultT.orElse(0) < 0)
            throw new IllegalArgumentException("positions z " + defaultZ + ", t " + defaultT + "; the first is 0");
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public ImageChange withName(String newName) {
        return new ImageChange(Optional.of(newName), axes, channels, defaultZ, defaultT);
    }

    /** The same and more for the axis with this name. */
    public ImageChange withAxis(String axis, UnaryOperator<AxisChange> change) {
        Map<String, AxisChange> more = new LinkedHashMap<>(axes);
        more.put(axis, change.apply(axes.getOrDefault(axis, AxisChange.NONE)));
        return new ImageChange(name, more, channels, defaultZ, defaultT);
    }

    /** The same and more for the channel at this position, from 0. */
    public ImageChange withChannel(int channel, UnaryOperator<ChannelChange> change) {
        Map<Integer, ChannelChange> more = new TreeMap<>(channels);
        more.put(channel, change.apply(channels.getOrDefault(channel, ChannelChange.NONE)));
        return new ImageChange(name, axes, more, defaultZ, defaultT);
    }

    /** The same, and the slice shown at first, from 0. */
    public ImageChange withDefaultZ(int z) {
        return new ImageChange(name, axes, channels, Optional.of(z), defaultT);
    }

    /** The same, and the frame shown at first, from 0. */
    public ImageChange withDefaultT(int t) {
        return new ImageChange(name, axes, channels, defaultZ, Optional.of(t));
    }

    /** Whether it needs to be known how all channels are shown. */
    public boolean changesRendering() {
        return !channels.isEmpty() || defaultZ.isPresent() || defaultT.isPresent();
    }
}
