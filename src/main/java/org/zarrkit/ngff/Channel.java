package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Objects;
import java.util.Optional;

/**
 * How one channel is named and shown.
 *
 * @param color red, green and blue as {@code 0xRRGGBB}
 * @param active whether it is shown at first
 */
public record Channel(
        Optional<String> label, Optional<Integer> color, Window window, boolean active, UnknownMembers unknown) {

    private static final String INVERTED = "inverted";

    public Channel {
        Objects.requireNonNull(label);
        Objects.requireNonNull(window);
        Objects.requireNonNull(unknown);
        if (color.isPresent() && (color.get() & 0xFFFFFF) != color.get())
            throw new IllegalArgumentException("channel colour " + color.get() + "; expected 0x000000 to 0xFFFFFF");
    }

    /** An active channel. */
    public static Channel of(String label, int rgb, Window window) {
        return new Channel(Optional.of(label), Optional.of(rgb), window, true, UnknownMembers.NONE);
    }

    /** An active channel of which nothing more is known. */
    public static Channel unspecified() {
        return new Channel(Optional.empty(), Optional.empty(), Window.NONE, true, UnknownMembers.NONE);
    }

    public Channel withLabel(String newLabel) {
        return new Channel(Optional.of(newLabel), color, window, active, unknown);
    }

    public Channel withColor(int rgb) {
        return new Channel(label, Optional.of(rgb), window, active, unknown);
    }

    public Channel withWindow(Window newWindow) {
        return new Channel(label, color, newWindow, active, unknown);
    }

    public Channel withActive(boolean newActive) {
        return new Channel(label, color, window, newActive, unknown);
    }

    /** Whether low intensities are shown in full colour and high ones black; what documents call {@code inverted}. */
    public boolean isInverted() {
        return unknown.get(INVERTED).map(JsonNode::asBoolean).orElse(false);
    }

    public Channel withInverted(boolean inverted) {
        if (inverted == isInverted()) return this;
        return new Channel(label, color, window, active, unknown.with(INVERTED, BooleanNode.valueOf(inverted)));
    }
}
