package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import net.imglib2.Interval;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.LabelColors;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.ngff.UnknownMembers;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.ZarrArray;

/** Label images written into images, and opened from them. */
class LabelsTest {

    private static final List<Axis> ZYX = List.of(
            Axis.space("z").withUnit("micrometer"),
            Axis.space("y").withUnit("micrometer"),
            Axis.space("x").withUnit("micrometer"));

    @TempDir
    Path folder;

    private String parent;

    private static <T extends NativeType<T> & RealType<T>> Image image(
            Multiscale multiscale, DataType type, long[] dimensions, Map<Long, Integer> colors) {
        int[] cells = java.util.stream.LongStream.of(dimensions)
                .mapToInt(n -> (int) n)
                .toArray();
        Pyramid<T> pyramid = Pyramid.of(
                multiscale,
                type,
                List.of(LazyCells.<T>image(
                        dimensions, cells, type, new CellCache(1 << 24), cell -> pixels(cell, type))));
        return Zarrkit.of(
                colors.isEmpty()
                        ? pyramid
                        : pyramid.withImageLabel(new ImageLabel(colors, Optional.empty(), UnknownMembers.NONE)));
    }

    /** Labels of blobs, a few pixels wide each. */
    private static Object pixels(Interval cell, DataType type) {
        int n = (int) net.imglib2.util.Intervals.numElements(cell);
        Object pixels = type.newArray(n);
        long width = cell.dimension(0);
        for (int i = 0; i < n; i++) {
            long label = i % width / 3 + 5 * (i / width / 4) - (type.isUnsigned() ? 0 : 9);
            if (pixels instanceof byte[] a) a[i] = (byte) label;
            else if (pixels instanceof short[] a) a[i] = (short) label;
            else if (pixels instanceof int[] a) a[i] = (int) label;
            else if (pixels instanceof long[] a) a[i] = label << 40;
            else if (pixels instanceof float[] a) a[i] = label;
            else ((double[]) pixels)[i] = label;
        }
        return pixels;
    }

    private static Image zyx(DataType type, Map<Long, Integer> colors, long... dimensions) {
        Multiscale multiscale = Multiscale.of("cells", ZYX, List.of(Level.of("0", Scale.of(2, 0.5, 0.5))));
        return image(multiscale, type, dimensions, colors);
    }

    private void writeParent(NgffVersion version) {
        parent = folder.resolve("image.zarr").toString();
        zyx(DataType.UINT16, Map.of(), 50, 41, 7)
                .save(
                        parent,
                        WriteOptions.defaults()
                                .withVersion(version)
                                .withLevels(3)
                                .withChunks(Map.of("z", 4, "y", 16, "x", 16)));
    }

    private ZarrImage open(String path) {
        return ZarrImage.open(Place.of(folder.resolve(path).toString()), OpenOptions.defaults());
    }

    private static Object elements(ZarrArray array) {
        int[] shape = array.grid().shape().stream().mapToInt(Long::intValue).toArray();
        Object elements = array.chunkSpec().type().newArray((int) array.grid().elements());
        array.readBox(new long[shape.length], shape, elements);
        return elements;
    }

    @ParameterizedTest
    @EnumSource(names = {"V0_4", "V0_5"})
    void labelsHaveTheLevelsOfTheirImageAndLieWhereTheyLie(NgffVersion version) {
        writeParent(version);
        zyx(DataType.UINT32, Map.of(5L, 0x11223344), 50, 41, 7).saveLabels(parent, "nuclei");
        ZarrImage image = open("image.zarr");
        ZarrImage labels = open("image.zarr/labels/nuclei");
        assertThat(labels.version()).contains(version);
        assertThat(labels.arrays()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(labels.arrays().get(i).grid().shape())
                    .isEqualTo(image.arrays().get(i).grid().shape());
            assertThat(labels.multiscale().pixelSizes(i))
                    .isEqualTo(image.multiscale().pixelSizes(i));
            assertThat(labels.multiscale().origin(i))
                    .isEqualTo(image.multiscale().origin(i));
        }
        assertThat(labels.multiscale().axes()).isEqualTo(image.multiscale().axes());
        assertThat(labels.multiscale().channels()).isEmpty();
        assertThat(labels.multiscale().description().downsamplingType()).contains("mode");
        assertThat(labels.imageLabel().orElseThrow().source()).contains("../../");
        assertThat(labels.imageLabel().orElseThrow().colors()).containsExactly(Map.entry(5L, 0x11223344));
    }

    @Test
    void coarserLabelsAreTheMostFrequentOfTheirBox() {
        writeParent(NgffVersion.V0_5);
        zyx(DataType.INT16, Map.of(), 50, 41, 7).saveLabels(parent, "nuclei");
        List<ZarrArray> levels = open("image.zarr/labels/nuclei").arrays();
        for (int k = 0; k < 2; k++) assertModes(levels.get(k), levels.get(k + 1));
    }

    /** The box of a pixel is cut off where the finer level ends, or belongs to nobody where the coarser one does. */
    private static void assertModes(ZarrArray finer, ZarrArray coarser) {
        Object fine = elements(finer);
        Object coarse = elements(coarser);
        int[] n = finer.grid().shape().stream().mapToInt(Long::intValue).toArray();
        int[] m = coarser.grid().shape().stream().mapToInt(Long::intValue).toArray();
        int[] f = new int[n.length];
        for (int d = 0; d < f.length; d++) f[d] = Math.round((float) n[d] / m[d]);
        for (int i = 0; i < Array.getLength(coarse); i++) {
            int[] at = {i / m[2] / m[1], i / m[2] % m[1], i % m[2]};
            Map<Long, Integer> counts = new java.util.TreeMap<>();
            for (int z = at[0] * f[0]; z < Math.min(n[0], (at[0] + 1) * f[0]); z++)
                for (int y = at[1] * f[1]; y < Math.min(n[1], (at[1] + 1) * f[1]); y++)
                    for (int x = at[2] * f[2]; x < Math.min(n[2], (at[2] + 1) * f[2]); x++)
                        counts.merge(Array.getLong(fine, (z * n[1] + y) * n[2] + x), 1, Integer::sum);
            int most = java.util.Collections.max(counts.values());
            long expected = counts.entrySet().stream()
                    .filter(e -> e.getValue() == most)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            assertThat(Array.getLong(coarse, i)).as("pixel %d", i).isEqualTo(expected);
        }
    }

    /** Many programs round the sizes of coarser levels down, and some reduce by other factors than 2. */
    @Test
    void imagesOfOtherProgramsHaveOtherSizesOfLevels() {
        parent = folder.resolve("image.zarr").toString();
        long[][] shapes = {{7, 41, 51}, {7, 20, 25}, {3, 6, 8}};
        Multiscale multiscale = Multiscale.of(
                "",
                ZYX,
                List.of(
                        Level.of("s0", Scale.of(1, 1, 1)),
                        Level.of("s1", Scale.of(1, 2, 2), Translation.of(0, 0.5, 0.5)),
                        Level.of("deep/s2", Scale.of(2, 6, 6), Translation.of(0.5, 2.5, 2.5))));
        LocalStore store = LocalStore.of(Path.of(parent));
        List<CodecDescription> raw = List.of(new CodecDescription("bytes", Map.of("endian", "little")));
        for (int i = 0; i < shapes.length; i++) {
            List<Long> shape = java.util.stream.LongStream.of(shapes[i]).boxed().toList();
            ZarrArray.create(
                    store,
                    multiscale.levels().get(i).path(),
                    ArrayMetadata.of(3, shape, DataType.UINT8, List.of(4, 16, 16), raw));
        }
        GroupMetadata.of(3, NgffWriter.write(multiscale, NgffVersion.V0_5)).write(store, "");
        WriteOptions small = WriteOptions.labelDefaults().withChunks(Map.of("z", 2, "y", 5, "x", 7));
        zyx(DataType.UINT16, Map.of(), 51, 41, 7)
                .saveLabels(parent, "nuclei", small, ThreadRunner.of(3), Progress.NONE);
        ZarrImage labels = open("image.zarr/labels/nuclei");
        for (int i = 0; i < 3; i++) {
            assertThat(labels.arrays().get(i).grid().shape()).containsExactly(shapes[i][0], shapes[i][1], shapes[i][2]);
            assertThat(labels.multiscale().origin(i)).isEqualTo(multiscale.origin(i));
        }
        assertModes(labels.arrays().get(0), labels.arrays().get(1));
        assertModes(labels.arrays().get(1), labels.arrays().get(2));
    }

    @Test
    void channelsAndTimesThatLabelsDoNotHaveAreLeftOut() {
        parent = folder.resolve("image.zarr").toString();
        List<Axis> axes = Stream.concat(Stream.of(Axis.time("t"), Axis.channel("c")), ZYX.stream())
                .toList();
        image(
                        Multiscale.of("", axes, List.of(Level.of("0", Scale.of(1, 1, 2, 1, 1)))),
                        DataType.UINT8,
                        new long[] {20, 10, 3, 2, 4},
                        Map.of())
                .save(parent);
        zyx(DataType.UINT8, Map.of(), 20, 10, 3).saveLabels(parent, "cells");
        image(
                        Multiscale.of("", axes, List.of(Level.of("0", Scale.of(1, 1, 1, 1, 1)))),
                        DataType.UINT8,
                        new long[] {20, 10, 1, 1, 4},
                        Map.of())
                .saveLabels(parent, "planes");
        Image image = Zarrkit.open(parent);
        assertThat(image.labels()).containsExactly("cells", "planes");
        assertThat(image.label("cells").pyramid().multiscale().axes())
                .extracting(Axis::name)
                .containsExactly("z", "y", "x");
        assertThat(image.label("planes").pyramid().level(0).dimensionsAsLongArray())
                .containsExactly(20, 10, 1, 1, 4);
        assertThat(image.label("planes").pyramid().pixelSizes(0)).containsExactly(1, 1, 2, 1, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT8", "INT8", "UINT16", "INT16", "UINT32", "INT32", "UINT64", "INT64"})
    void everyTypeOfWholeNumbersComesBack(DataType type) {
        writeParent(NgffVersion.V0_5);
        Image labels = zyx(type, Map.of(), 50, 41, 7);
        labels.saveLabels(parent, "nuclei");
        Pyramid<?> opened = Zarrkit.open(parent).label("nuclei").pyramid();
        assertThat(opened.type()).isEqualTo(type);
        Object expected = pixels(labels.pyramid().level(0), type);
        Object found = type.newArray(Array.getLength(expected));
        opened.reader(0).read(opened.level(0), found);
        assertThat(LittleEndian.sha256(found)).isEqualTo(LittleEndian.sha256(expected));
    }

    @Test
    void labelsWithoutColoursGetThoseInWhichTheyAreShown() {
        writeParent(NgffVersion.V0_5);
        Image labels = zyx(DataType.INT16, Map.of(), 50, 41, 7);
        labels.saveLabels(parent, "nuclei");
        Map<Long, Integer> colors =
                open("image.zarr/labels/nuclei").imageLabel().orElseThrow().colors();
        Set<Long> values = new TreeSet<>();
        short[] pixels = (short[]) pixels(labels.pyramid().level(0), DataType.INT16);
        for (short value : pixels) values.add((long) value);
        assertThat(colors.keySet()).isEqualTo(values);
        colors.forEach((value, rgba) -> assertThat(Integer.rotateRight(rgba, 8)).isEqualTo(LabelColors.argb(value)));
    }

    /** Labels converted by themselves became intensities: their coarser levels were means, which name other objects. */
    @Test
    void labelsSavedByThemselvesAreLabelsStill() {
        String alone = folder.resolve("alone.zarr").toString();
        Image labels = zyx(DataType.UINT16, Map.of(3L, 0xFF0000FF), 600, 50, 3);
        labels.then("crop x=10..599").save(alone);
        ZarrImage saved = open("alone.zarr");
        assertThat(saved.imageLabel().orElseThrow().colors()).containsExactly(Map.entry(3L, 0xFF0000FF));
        assertThat(saved.multiscale().description().downsamplingType()).contains("mode");
        labels.gaussian(1).save(folder.resolve("smooth.zarr").toString());
        assertThat(open("smooth.zarr").imageLabel()).isEmpty();
    }

    @Test
    void numberedObjectsAreLabels() {
        Image objects = zyx(DataType.UINT8, Map.of(), 50, 41, 7).threshold(20).then("label");
        assertThat(objects.pyramid().imageLabel()).isPresent();
        objects.save(folder.resolve("objects.zarr").toString());
        assertThat(open("objects.zarr").imageLabel().orElseThrow().colors()).containsKey(1L);
    }

    @Test
    void labelsThatAreThereAreNotReplacedUnlessThatIsAskedFor() {
        writeParent(NgffVersion.V0_5);
        zyx(DataType.UINT8, Map.of(), 50, 41, 7).saveLabels(parent, "a");
        zyx(DataType.UINT8, Map.of(), 50, 41, 7).saveLabels(parent, "b");
        assertThatThrownBy(() -> zyx(DataType.UINT16, Map.of(), 50, 41, 7).saveLabels(parent, "a"))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("labels/a");
        assertThat(open("image.zarr/labels/a").arrays().get(0).metadata().typeName())
                .isEqualTo("uint8");
        zyx(DataType.UINT16, Map.of(), 50, 41, 7)
                .saveLabels(
                        parent,
                        "a",
                        WriteOptions.labelDefaults().withOverwrite(true),
                        ThreadRunner.of(1),
                        Progress.NONE);
        assertThat(open("image.zarr/labels/a").arrays().get(0).metadata().typeName())
                .isEqualTo("uint16");
        assertThat(Zarrkit.open(parent).labels()).containsExactly("a", "b");
    }

    @Test
    void labelsThatAreNotCompleteAreNotListedAndCanBeContinued() {
        writeParent(NgffVersion.V0_5);
        Image labels = zyx(DataType.UINT16, Map.of(), 50, 41, 7);
        Progress cancelling = new Progress() {
            @Override
            public boolean isCancelled() {
                return Files.exists(folder.resolve("image.zarr/labels/nuclei"));
            }
        };
        WriteOptions options = WriteOptions.labelDefaults().withChunks(Map.of("z", 4, "y", 16, "x", 16));
        assertThatThrownBy(() -> labels.saveLabels(parent, "nuclei", options, ThreadRunner.of(1), cancelling))
                .isInstanceOf(CancellationException.class);
        assertThat(Zarrkit.open(parent).labels()).isEmpty();
        labels.saveLabels(parent, "nuclei", options, ThreadRunner.of(1), Progress.NONE);
        assertThat(Zarrkit.open(parent).labels()).containsExactly("nuclei");
        labels.saveLabels(parent, "again", options, ThreadRunner.of(1), Progress.NONE);
        assertThat(open("image.zarr/labels/nuclei").imageLabel().orElseThrow().colors())
                .isNotEmpty()
                .isEqualTo(open("image.zarr/labels/again")
                        .imageLabel()
                        .orElseThrow()
                        .colors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "../a", ".hidden", "__x", "zarr.json", "a\\b"})
    void namesThatNoNodeCanHaveAreRefused(String name) {
        writeParent(NgffVersion.V0_5);
        assertThatThrownBy(() -> zyx(DataType.UINT8, Map.of(), 50, 41, 7).saveLabels(parent, name))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("image.zarr/labels")).doesNotExist();
    }

    @Test
    void whatIsNoLabelImageIsRefused() {
        writeParent(NgffVersion.V0_5);
        assertThatThrownBy(() -> zyx(DataType.FLOAT32, Map.of(), 50, 41, 7).saveLabels(parent, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("float32")
                .hasMessageContaining("uint32");
        assertThatThrownBy(() -> zyx(DataType.UINT8, Map.of(), 49, 41, 7).saveLabels(parent, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[7, 41, 49]")
                .hasMessageContaining("[7, 41, 50]");
        assertThat(folder.resolve("image.zarr/labels")).doesNotExist();
    }

    @Test
    void onlyImagesCanHaveLabels() {
        writeParent(NgffVersion.V0_5);
        Image labels = zyx(DataType.UINT8, Map.of(), 50, 41, 7);
        labels.saveLabels(parent, "a");
        assertThatThrownBy(() -> labels.saveLabels(parent + "/labels/a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label image");
        assertThatThrownBy(() -> labels.saveLabels(folder.resolve("none.zarr").toString(), "b"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Zarrkit.open(parent).label("b"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[a]");
        assertThatThrownBy(() -> labels.label("b")).isInstanceOf(IllegalArgumentException.class);
        assertThat(labels.labels()).isEmpty();
    }

    @Test
    void labelsAreWrittenIntoArchives() throws java.io.IOException {
        parent = folder.resolve("image.ozx").toString();
        zyx(DataType.UINT16, Map.of(), 50, 41, 7)
                .save(parent, WriteOptions.defaults().withLevels(2));
        zyx(DataType.UINT32, Map.of(), 50, 41, 7).saveLabels(parent, "nuclei");
        Image image = Zarrkit.open(parent);
        assertThat(image.labels()).containsExactly("nuclei");
        assertThat(image.label("nuclei").pyramid().levelCount()).isEqualTo(2);
        assertThat(Zarrkit.open(parent + "/labels/nuclei/1").pyramid().imageLabel())
                .isPresent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
