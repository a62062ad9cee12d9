package org.zarrkit.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.ImageJState;

/** What a window shows beyond what OME-Zarr can say: the mode of a composite, its lookup tables, slice labels. */
final class WindowState {

    /** The name of ImageJ's property for how a composite adds its channels up. */
    static final String PROJECTION = "CompositeProjection";

    /** All labels together may have so many letters: every program that opens the image has to read them. */
    private static final int MOST_LETTERS = 1 << 20;

    private static final int MOST_LABELS = 1 << 16;

    private static final Map<String, Integer> MODES = Map.of(
            "composite", CompositeImage.COMPOSITE,
            "color", CompositeImage.COLOR,
            "grayscale", CompositeImage.GRAYSCALE);

    private WindowState() {}

    /** @param channels as they are saved; three for each of an RGB image */
    static ImageJState of(ImagePlus image, List<Channel> channels) {
        Map<Integer, String> luts = new TreeMap<>();
        if (image.getBitDepth() != 24)
            for (int c = 0; c < image.getNChannels(); c++) {
                Optional<String> digits = WindowChannels.table(image, c).digits();
                if (digits.isPresent()) luts.put(c, digits.get());
            }
        return new ImageJState(
                image instanceof CompositeImage composite ? modeName(composite.getMode()) : Optional.empty(),
                Optional.ofNullable(image.getProp(PROJECTION)),
                luts,
                labels(image, channels));
    }

    /** Composites are what several channels are shown as by themselves. */
    private static Optional<String> modeName(int mode) {
        return MODES.entrySet().stream()
                .filter(m -> m.getValue() == mode && mode != CompositeImage.COMPOSITE)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static Optional<Integer> mode(ImageJState state) {
        return state.mode().map(MODES::get);
    }

    /**
     * The labels of all planes, if any says more than the name of its channel or the title. Of labels that are too long
     * all together the first lines are kept; none if those are too long as well.
     */
    private static List<String> labels(ImagePlus image, List<Channel> channels) {
        int size = image.getStackSize();
        int copies = image.getBitDepth() == 24 ? 3 : 1;
        if (size * (long) copies > MOST_LABELS) return List.of();
        List<String> all = new ArrayList<>();
        boolean telling = false;
        for (int n = 1; n <= size; n++) {
            String label =
                    Optional.ofNullable(image.getStack().getSliceLabel(n)).orElse("");
            String name = channels.get((n - 1) % image.getNChannels() * copies)
                    .label()
                    .orElse("");
            telling |= !label.isBlank() && !label.strip().equals(name) && !label.equals(image.getTitle());
            for (int i = 0; i < copies; i++) all.add(label);
        }
        if (!telling) return List.of();
        if (isShort(all)) return all;
        List<String> lines = all.stream().map(label -> label.split("\n", 2)[0]).toList();
        return isShort(lines) ? lines : List.of();
    }

    private static boolean isShort(List<String> labels) {
        return labels.stream().mapToLong(String::length).sum() <= MOST_LETTERS;
    }
}
