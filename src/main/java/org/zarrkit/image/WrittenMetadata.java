package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.CoordinateSystems;
import org.zarrkit.ngff.CoordinateTransform;
import org.zarrkit.ngff.Description;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.LinkedTransform;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.StoredMatrix;
import org.zarrkit.ngff.VectorField;
import org.zarrkit.zarr.ZarrArray;

/** The OME metadata of an image that is written. */
final class WrittenMetadata {

    private WrittenMetadata() {}

    /**
     * The levels of a layout: the finest where the source has it, the others derived from it. What is said of the levels
     * of the source beside that stays. Coordinate systems stay, without transforms that need what is not copied.
     */
    static Multiscale describe(Multiscale source, List<LevelLayout> layouts, WriteOptions options) {
        if (options.labelsOf().isPresent()) return describeLabels(source, layouts, options);
        List<Level> levels = new ArrayList<>();
        levels.add(finest(source).withPath("0"));
        for (int i = 1; i < layouts.size(); i++) {
            int[] factors = AxisOrder.reversed(layouts.get(i).factors());
            double[] ratios = new double[factors.length];
            for (int d = 0; d < ratios.length; d++) ratios[d] = factors[d];
            levels.add(options.downsampling().coarser(levels.get(i - 1), Integer.toString(i), ratios));
        }
        for (int i = 0; i < Math.min(levels.size(), source.levels().size()); i++)
            levels.set(i, levels.get(i).withUnknownOf(source.levels().get(i), source.rank()));
        CoordinateSystems systems = source.systems();
        Multiscale written = source.withLevels(levels)
                .withSystems(systems.withLinks(systems.links().stream()
                        .filter(link -> missing(link).isEmpty())
                        .toList()));
        return withMethod(written, source, options);
    }

    /** SHOULD (0.4 and 0.5, "multiscales"): how levels were made; of a single one, which nobody made, that. */
    private static Multiscale withMethod(Multiscale written, Multiscale source, WriteOptions options) {
        if (written.levels().size() > 1) return written.withDownsampling(options.downsampling());
        Description said = written.description();
        boolean ofPyramid = source.levels().size() > 1;
        return written.withDescription(ofPyramid ? said.withoutDownsampling() : said.orWithoutDownsampling());
    }

    private static Level finest(Multiscale source) {
        Level level = source.levels().get(0);
        return level.isPlaced() ? level : Level.of(level.path(), Scale.ones(source.rank()));
    }

    /** What is said of an image and will not be written, a sentence each. */
    static List<String> losses(Multiscale source, NgffVersion version) {
        List<String> losses = new ArrayList<>();
        List<LinkedTransform> written = new ArrayList<>();
        for (LinkedTransform link : source.systems().links()) {
            Optional<String> missing = missing(link);
            missing.ifPresent(path -> losses.add("the transform from '" + link.input() + "' to '" + link.output()
                    + "' is not written: it needs '" + path + "', which is not copied"));
            if (missing.isEmpty()) written.add(link);
        }
        losses.addAll(NgffWriter.losses(source.withSystems(source.systems().withLinks(written)), version));
        return losses;
    }

    /** The path of what a transform needs beside its document, if it does. */
    private static Optional<String> missing(LinkedTransform link) {
        return link.input().path().or(() -> link.output().path()).or(() -> missing(link.transform()));
    }

    private static Optional<String> missing(CoordinateTransform transform) {
        if (transform instanceof StoredMatrix matrix) return Optional.of(matrix.path());
        if (transform instanceof VectorField field) return Optional.of(field.path());
        return transform.parts().stream()
                .map(WrittenMetadata::missing)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Multiscale describeLabels(Multiscale source, List<LevelLayout> layouts, WriteOptions options) {
        long[] dimensions = layouts.get(0).dimensions();
        Multiscale labels = LabelLevels.of(options.labelsOf().orElseThrow(), source, dimensions)
                .describe(source);
        return withMethod(labels, source, options);
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
        List<ValueRange> ranges = ranges(coarsest, axis);
        Rendering complete = Contrast.complete(stated, PixelType.inMemory(type), ranges);
        // Viewers expect the usual positions where there was no omero.
        return multiscale.withRendering(
                stated.equals(Rendering.NONE) ? complete.withDefaults(0, 0).withModel("color") : complete);
    }

    private static List<ValueRange> ranges(ZarrArray coarsest, int axis) {
        try {
            return Contrast.ranges(coarsest, axis);
        } catch (ZarrkitException e) {
            throw e.within("the contrast of " + coarsest.place());
        }
    }

    /** Labels are not shown by intensity: what is stated of channels stays if it is complete. */
    static Multiscale withoutContrast(Multiscale labels) {
        Rendering stated = labels.rendering();
        return Contrast.isComplete(stated, stated.channels().size()) ? labels : labels.withRendering(Rendering.NONE);
    }

    /** What is written into the group of the image; labels have no contrast. */
    static ObjectNode attributes(Multiscale multiscale, WriteOptions options) {
        ObjectNode attributes = NgffWriter.write(multiscale, options.version());
        return options.labels()
                .map(labels -> NgffWriter.write(labels, options.version(), attributes))
                .orElse(attributes);
    }
}
