package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an image is shown at first: its channels and the position along z and t. What documents call {@code omero}.
 *
 * @param model {@code color} or {@code greyscale}
 */
public record Rendering(
        List<Channel> channels,
        Optional<Integer> defaultZ,
        Optional<Integer> defaultT,
        Optional<String> model,
        UnknownMembers unknown) {

    public static final Rendering NONE =
            new Rendering(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), UnknownMembers.NONE);

    /** ImageJ's colours for the channels of a composite, in its order. */
    private static final List<Integer> COMPOSITE =
            List.of(0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF, 0x00FFFF, 0xFF00FF, 0xFFFF00);

    public Rendering {
        channels = List.copyOf(channels);
        Objects.requireNonNull(model);
        Objects.requireNonNull(unknown);
        requireIndex("z", defaultZ);
        requireIndex("t", defaultT);
    }

    public static Rendering of(List<Channel> channels) {
        return new Rendering(channels, Optional.empty(), Optional.empty(), Optional.empty(), UnknownMembers.NONE);
    }

    public Rendering withChannels(List<Channel> newChannels) {
        return new Rendering(newChannels, defaultZ, defaultT, model, unknown);
    }

    public Rendering withDefaults(int z, int t) {
        return new Rendering(channels, Optional.of(z), Optional.of(t), model, unknown);
    }

    /** The same, shown in this model: {@code color} or {@code greyscale}. */
    public Rendering withModel(String newModel) {
        return new Rendering(channels, defaultZ, defaultT, Optional.of(newModel), unknown);
    }

    /**
     * The same with exactly {@code count} channels, all with colour and complete window as OME-Zarr demands. What is
     * missing is taken from the range, and from ImageJ's colours of a composite; a single channel becomes white.
     */
    public Rendering completedFrom(int count, double lowest, double highest) {
        List<Channel> complete = new ArrayList<>(count);
        for (int c = 0; c < count; c++) {
            Channel channel = c < channels.size() ? channels.get(c) : Channel.unspecified();
            int color = count == 1 ? 0xFFFFFF : COMPOSITE.get(c % COMPOSITE.size());
            complete.add(channel.withColor(channel.color().orElse(color))
                    .withWindow(channel.window().completedFrom(lowest, highest)));
        }
        return withChannels(complete);
    }

    private static void requireIndex(String axis, Optional<Integer> index) {
        if (index.orElse(0) < 0)
            throw new IllegalArgumentException("default position " + index.get() + " along " + axis + " is negative");
    }
}
