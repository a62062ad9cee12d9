package org.zarrkit;

import java.util.Map;
import org.zarrkit.image.AxisValues;

/** Parts of an {@link Edit} as text, as the command line, dialogs and macros have them. */
public final class EditText {

    private EditText() {}

    /** Units by axis, {@code x=um,t=sec}, or one for all axes of space, {@code um}. */
    public static Edit units(Edit edit, String text) {
        if (!text.contains("=")) return text.isBlank() ? edit : edit.unit(text);
        Edit changed = edit;
        for (Map.Entry<String, String> unit :
                AxisValues.texts(text, "units", "x=um,y=um,t=sec").entrySet())
            changed = changed.unit(unit.getKey(), unit.getValue());
        return changed;
    }

    /** Pixel sizes by axis, {@code x=0.2,y=0.2,t=5}. */
    public static Edit pixelSizes(Edit edit, String text) {
        Edit changed = edit;
        for (Map.Entry<String, Double> size :
                AxisValues.numbers(text, "pixel sizes").entrySet())
            changed = changed.pixelSize(size.getKey(), size.getValue());
        return changed;
    }

    /** The position of the centre of the first pixel by axis, {@code x=10,y=-3.5}. */
    public static Edit origins(Edit edit, String text) {
        Edit changed = edit;
        for (Map.Entry<String, Double> position :
                AxisValues.numbers(text, "origin").entrySet())
            changed = changed.origin(position.getKey(), position.getValue());
        return changed;
    }

    /** The window of a channel, counted from 0: {@code 0..4000}. */
    public static Edit window(Edit edit, int channel, String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            if (ends.length == 2)
                return edit.window(channel, Double.parseDouble(ends[0].strip()), Double.parseDouble(ends[1].strip()));
        } catch (NumberFormatException notANumber) {
            // The message is the same as for any other form.
        }
        throw new IllegalArgumentException("window '" + text + "'; expected two numbers such as 0..4000");
    }
}
