package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.image.Pyramid;

/** Between which intensities a channel is shown well: all but the darkest and brightest few of its pixels. */
public record DisplayRange(double low, double high) {

    /**
     * Of each channel, from the coarsest level of a pyramid alone.
     *
     * @param saturated how many percent of the pixels may be black or in full colour, half of them each
     */
    public static List<DisplayRange> of(Pyramid<?> pyramid, double saturated, BlockRunner runner, Progress progress) {
        if (!(saturated >= 0 && saturated < 100))
            throw new IllegalArgumentException("saturated=" + saturated + "; expected 0 to less than 100 percent");
        List<Double> percents = List.of(saturated / 2, 100 - saturated / 2);
        LazyImage<?> coarsest = LazyImage.of(pyramid.from(pyramid.levelCount() - 1));
        List<DisplayRange> ranges = new ArrayList<>();
        StatisticsTable.of(coarsest, percents, List.of(), runner, progress)
                .rows()
                .forEach(row -> {
                    double low = row.get("P" + OpText.number(percents.get(0)));
                    double high = row.get("P" + OpText.number(percents.get(1)));
                    ranges.add(
                            low < high
                                    ? new DisplayRange(low, high)
                                    : new DisplayRange(row.get("Min"), row.get("Max")));
                });
        return ranges;
    }
}
