package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.zarr.ZarrArray;

/** The OME metadata of an image that is written. */
final class WrittenMetadata {

    private WrittenMetadata() {}

    /** The levels of a layout, their transforms derived from level 0 of the source. */
    static Multiscale describe(Multiscale source, List<LevelLayout> layouts, WriteOptions options) {
        List<Level> levels = new ArrayList<>();
        levels.add(Level.of("0", Scale.of(source.pixelSizes(0)), Translation.of(source.origin(0))));
        for (int i = 1; i < layouts.size(); i++) {
            int[] factors = AxisOrder.reversed(layouts.get(i).factors());
            double[] ratios = new double[factors.length];
            for (int d = 0; d < ratios.length; d++) ratios[d] = factors[d];
            levels.add(options.downsampling().coarser(levels.get(i - 1), Integer.toString(i), ratios));
        }
        Multiscale written = new Multiscale(source.axes(), levels, List.of(), source.rendering(), source.description());
        return levels.size() > 1 ? written.withDownsampling(options.downsampling()) : written;
    }

    /**
     * Channels without a complete window get the range of the coarsest level, which was just written. Positions along an
     * axis of a custom type are no channels unless the image says so.
     */
    static Multiscale withContrast(Multiscale multiscale, DataType type, ZarrArray coarsest) {
        Rendering stated = multiscale.rendering();
        Optional<Integer> other = multiscale.indexOf(AxisType.OTHER);
        if (other.isPresent() && stated.channels().isEmpty()) return multiscale;
        int axis = multiscale
                .indexOf(AxisType.CHANNEL)
                .or(() -> other)
                .map(i -> multiscale.rank() - 1 - i)
                .orElse(-1);
        int count = Contrast.channelCount(
                AxisOrder.reversed(AxisOrder.longs(coarsest.grid().shape())), axis);
        if (stated.channels().size() == count && Contrast.isComplete(stated, count)) return multiscale;
        List<ValueRange> ranges = Contrast.ranges(coarsest, axis);
        return multiscale.withRendering(Contrast.complete(stated, PixelType.inMemory(type), ranges));
    }

    static ObjectNode attributes(Multiscale multiscale, NgffVersion version) {
        return NgffWriter.write(multiscale, version);
    }
}
