package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;

class LabelTest {

    /** Any cells, any number of threads, 2-D to 4-D: the numbers of a flood fill of the whole image in scan order. */
    @Property(tries = 150)
    void numbersAreThoseOfAFloodFill(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 4) int rank,
            @ForAll Connectivity connectivity,
            @ForAll @IntRange(min = 5, max = 70) int percent) {
        Random random = new Random(seed);
        int[] size = new int[rank];
        int[] cells = new int[rank];
        int pixels = 1;
        for (int d = 0; d < rank; d++) {
            size[d] = 1 + random.nextInt(rank == 2 ? 40 : rank == 3 ? 16 : 8);
            cells[d] = 1 + random.nextInt(size[d]);
            pixels *= size[d];
        }
        byte[] mask = new byte[pixels];
        for (int i = 0; i < pixels; i++) mask[i] = (byte) (random.nextInt(100) < percent ? 1 + random.nextInt(255) : 0);
        int spread = rank == 4 && random.nextBoolean() ? 4 : Math.min(rank, 3);
        String axes = List.of("", "", "y,x", "z,y,x", "c,z,y,x").get(spread);
        LazyImage<?> result = image(mask, size, cells)
                .then(OpText.parse(
                        "label connectivity=" + connectivity + " axes=" + axes,
                        TestVolumes.spec(longs(size), DataType.UINT8)))
                .resolve(ThreadRunner.of(1 + random.nextInt(4)), Progress.NONE);
        int[] found = (int[]) result.read(result.spec().interval()).pixels();
        assertThat(found).isEqualTo(floodFill(mask, size, spread, connectivity));
        assertThat(((Labelling) result.ops().get(0)).count())
                .isEqualTo(Arrays.stream(found).max().orElse(0));
    }

    @Test
    void riverThroughAllCellsIsOneObject() {
        int[] size = {64, 64};
        byte[] mask = new byte[64 * 64];
        for (int y = 0; y < 64; y++)
            for (int x = 0; x < 64; x++)
                mask[y * 64 + x] = (byte) (y % 4 == 0 || x == (y / 4 % 2 == 0 ? 63 : 0) ? 1 : 0);
        for (int edge : new int[] {3, 16, 33, 64}) {
            LazyImage<?> labels = image(mask, size, new int[] {edge, edge})
                    .then(new Label(Connectivity.FACES, List.of("y", "x"), DataType.UINT64));
            long[] found = (long[]) labels.read(labels.spec().interval()).pixels();
            assertThat(Arrays.stream(found).max().orElse(0)).isEqualTo(1);
        }
    }

    /** Noise above a percolating threshold: large objects through all chunks beside many small ones. */
    @ParameterizedTest(name = "chunk edge {0}, {1} threads")
    @CsvSource({"16,1", "16,4", "33,1", "33,4", "64,1", "64,4", "100,1", "100,4", "128,1", "128,4"})
    void objectsAreThoseOfOneChunk(int edge, int threads) {
        int[] size = {130, 140, 60};
        byte[] mask = new byte[130 * 140 * 60];
        Random random = new Random(11);
        for (int i = 0; i < mask.length; i++) mask[i] = (byte) (random.nextInt(100) < 27 ? 1 : 0);
        for (Connectivity connectivity : Connectivity.values()) {
            Label label = new Label(connectivity, List.of("z", "y", "x"), DataType.UINT32);
            LazyImage<?> whole = image(mask, size, size).then(label);
            LazyImage<?> parts = image(mask, size, new int[] {edge, edge, edge})
                    .then(label)
                    .resolve(ThreadRunner.of(threads), Progress.NONE);
            int[] expected = (int[]) whole.read(whole.spec().interval()).pixels();
            int[] found = (int[]) parts.read(parts.spec().interval()).pixels();
            assertThat(Arrays.mismatch(found, expected)).isEqualTo(-1);
            assertThat(Arrays.stream(found).max().orElse(0)).isPositive();
        }
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private static LazyImage<?> image(byte[] mask, int[] size, int[] cells) {
        Block whole = new Block(new FinalInterval(longs(size)), DataType.UINT8, mask);
        return LazyImage.of(Pyramid.of(
                TestVolumes.spec(longs(size), DataType.UINT8).multiscale(),
                DataType.UINT8,
                List.of(LazyCells.<UnsignedByteType>image(
                        longs(size), cells, DataType.UINT8, new CellCache(1 << 24), cell -> part(whole, cell)))));
    }

    private static Object part(Block whole, Interval cell) {
        Block block = Block.of(cell, whole.type());
        Rows.copy(whole, block);
        return block.pixels();
    }

    private static int[] floodFill(byte[] mask, int[] size, int spread, Connectivity connectivity) {
        int[] labels = new int[mask.length];
        int count = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == 0 || labels[i] != 0) continue;
            Deque<Integer> open = new ArrayDeque<>(List.of(i));
            labels[i] = ++count;
            while (!open.isEmpty()) {
                int at = open.pop();
                for (int other = 0; other < mask.length; other++)
                    if (mask[other] != 0 && labels[other] == 0 && touch(at, other, size, spread, connectivity)) {
                        labels[other] = count;
                        open.push(other);
                    }
            }
        }
        return labels;
    }

    private static boolean touch(int a, int b, int[] size, int spread, Connectivity connectivity) {
        int distance = 0;
        for (int d = 0; d < size.length; d++) {
            int step = Math.abs(a % size[d] - b % size[d]);
            if (step > (d < spread ? 1 : 0)) return false;
            distance += step;
            a /= size[d];
            b /= size[d];
        }
        return connectivity == Connectivity.FULL || distance == 1;
    }
}
