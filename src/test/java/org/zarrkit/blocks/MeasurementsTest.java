package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;

class MeasurementsTest {

    private static final int[] SIZE = {23, 17, 11};

    private static LazyImage<?> image(Object pixels, DataType type, int edge) {
        Block whole = new Block(new FinalInterval(SIZE[0], SIZE[1], SIZE[2]), type, pixels);
        long[] size = {SIZE[0], SIZE[1], SIZE[2]};
        return LazyImage.of(Pyramid.of(
                TestVolumes.spec(size, type).multiscale(),
                type,
                List.of(LazyCells.<UnsignedByteType>image(
                        size, new int[] {edge, edge, edge}, type, new CellCache(1 << 24), cell -> {
                            Block part = Block.of(cell, type);
                            Rows.copy(whole, part);
                            return part.pixels();
                        }))));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 64})
    void measuresAreThoseOfPlainLoops(int edge) {
        Random random = new Random(5);
        int[] labels = new int[SIZE[0] * SIZE[1] * SIZE[2]];
        short[] values = new short[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(40) * 1000;
            values[i] = (short) random.nextInt(65536);
        }
        Measurements found = Measurements.of(
                image(labels, DataType.UINT32, edge),
                List.of(image(values, DataType.UINT16, 9)),
                ThreadRunner.of(3),
                Progress.NONE);
        long[] present = Arrays.stream(labels)
                .filter(l -> l != 0)
                .distinct()
                .sorted()
                .asLongStream()
                .toArray();
        assertThat(found.count()).isEqualTo(present.length);
        for (int row = 0; row < present.length; row++) {
            long label = present[row];
            assertThat(found.label(row)).isEqualTo(label);
            int[] at = java.util.stream.IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == label)
                    .toArray();
            double[] v = Arrays.stream(at).mapToDouble(i -> values[i] & 0xffff).toArray();
            double mean = Arrays.stream(v).average().orElseThrow();
            assertThat(found.value(row, "Voxels")).isEqualTo(at.length);
            assertThat(found.value(row, "Sum")).isEqualTo(Arrays.stream(v).sum());
            assertThat(found.value(row, "Mean")).isCloseTo(mean, within(1e-9));
            assertThat(found.value(row, "Max")).isEqualTo(Arrays.stream(v).max().orElseThrow());
            assertThat(found.value(row, "Min")).isEqualTo(Arrays.stream(v).min().orElseThrow());
            double squares = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum();
            assertThat(found.value(row, "SD"))
                    .isCloseTo(at.length < 2 ? 0 : Math.sqrt(squares / (at.length - 1)), within(1e-6));
            assertThat(found.value(row, "Y"))
                    .isCloseTo(
                            Arrays.stream(at)
                                    .mapToDouble(i -> i / SIZE[0] % SIZE[1])
                                    .average()
                                    .orElseThrow(),
                            within(1e-9));
            assertThat(found.value(row, "zMin"))
                    .isEqualTo(Arrays.stream(at)
                            .map(i -> i / SIZE[0] / SIZE[1])
                            .min()
                            .orElseThrow());
            assertThat(found.value(row, "xMax"))
                    .isEqualTo(Arrays.stream(at).map(i -> i % SIZE[0]).max().orElseThrow());
        }
    }

    @Test
    void tableIsWrittenAsText() throws IOException {
        byte[] labels = new byte[SIZE[0] * SIZE[1] * SIZE[2]];
        labels[1] = labels[2] = 7;
        StringBuilder csv = new StringBuilder();
        Measurements.of(image(labels, DataType.UINT8, 5), List.of(), ThreadRunner.of(1), Progress.NONE)
                .writeCsv(csv);
        assertThat(csv.toString())
                .isEqualTo("Label,Voxels,Volume,X,Y,Z,xMin,xMax,yMin,yMax,zMin,zMax\n7,2,2,1.5,0,0,1,2,0,0,0,0\n");
    }

    @Test
    void floatsAreNoLabels() {
        LazyImage<?> image = image(new float[SIZE[0] * SIZE[1] * SIZE[2]], DataType.FLOAT32, 5);
        assertThatThrownBy(() -> Measurements.of(image, List.of(), ThreadRunner.of(1), Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("float32");
    }
}
