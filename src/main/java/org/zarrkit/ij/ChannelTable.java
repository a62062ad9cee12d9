package org.zarrkit.ij;

import ij.process.LUT;
import java.awt.Color;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The lookup table of a channel as OME-Zarr has it: from black to a colour, or inverted from the colour to black; and as
 * 256 entries where it is neither.
 *
 * @param color at the bright end, {@code 0xRRGGBB}; of any other table the last entry, or white if that is dark
 * @param digits the entries, red, green and blue, in hexadecimal digits; empty for a table between black and a colour
 */
record ChannelTable(int color, boolean inverted, Optional<String> digits) {

    private static final int SIZE = 256;

    /** In a darker colour other programs would show next to nothing. */
    private static final int DARK = 128;

    static ChannelTable of(LUT lut) {
        int last = rgb(lut, SIZE - 1);
        if (isRamp(lut, last, false)) return new ChannelTable(last, false, Optional.empty());
        int first = rgb(lut, 0);
        if (isRamp(lut, first, true)) return new ChannelTable(first, true, Optional.empty());
        byte[] entries = new byte[3 * SIZE];
        for (int i = 0; i < SIZE; i++) {
            entries[3 * i] = (byte) lut.getRed(i);
            entries[3 * i + 1] = (byte) lut.getGreen(i);
            entries[3 * i + 2] = (byte) lut.getBlue(i);
        }
        boolean dark = Math.max(lut.getRed(SIZE - 1), Math.max(lut.getGreen(SIZE - 1), lut.getBlue(SIZE - 1))) < DARK;
        return new ChannelTable(
                dark ? 0xFFFFFF : last, false, Optional.of(HexFormat.of().formatHex(entries)));
    }

    private static int rgb(LUT lut, int i) {
        return lut.getRed(i) << 16 | lut.getGreen(i) << 8 | lut.getBlue(i);
    }

    private static boolean isRamp(LUT lut, int color, boolean inverted) {
        for (int i = 0; i < SIZE; i++) {
            int step = inverted ? SIZE - 1 - i : i;
            for (int shift = 0; shift <= 16; shift += 8) {
                int expected = (color >> shift & 255) * step / (SIZE - 1);
                if (Math.abs((rgb(lut, i) >> shift & 255) - expected) > 1) return false;
            }
        }
        return true;
    }

    LUT lut() {
        if (digits.isPresent()) {
            byte[][] parts = new byte[3][SIZE];
            byte[] entries = HexFormat.of().parseHex(digits.get());
            for (int i = 0; i < entries.length; i++) parts[i % 3][i / 3] = entries[i];
            return new LUT(parts[0], parts[1], parts[2]);
        }
        LUT lut = LUT.createLutFromColor(new Color(color));
        return inverted ? lut.createInvertedLut() : lut;
    }
}
