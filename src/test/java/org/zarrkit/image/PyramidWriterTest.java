package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.util.Intervals;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.Scale;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.MemoryStore;

class PyramidWriterTest {

    private static final String[] NAMES = {"x", "y", "z", "c", "t"};

    /** Every level is the mean of the one before it, whatever the chunks, shards and axes; blocks in any order. */
    @Property
    void levelsAreMeansOfTheFiner(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int rank) {
        Random random = new Random(seed);
        long[] dimensions = new long[rank];
        Map<String, Integer> chunks = new HashMap<>();
        Map<String, Integer> shards = new HashMap<>();
        boolean sharded = random.nextBoolean();
        for (int d = 0; d < rank; d++) {
            dimensions[d] = 1 + random.nextInt(d < 3 ? 20 : 3);
            chunks.put(NAMES[d], 1 + random.nextInt(6));
            if (sharded) shards.put(NAMES[d], chunks.get(NAMES[d]) * (1 + random.nextInt(3)));
        }
        WriteOptions options = WriteOptions.defaults()
                .withVersion(sharded || random.nextBoolean() ? NgffVersion.V0_5 : NgffVersion.V0_4)
                .withChunks(chunks)
                .withShards(shards)
                .withCodec(random.nextBoolean() ? "raw" : "zstd:1")
                .withLevels(1 + random.nextInt(4));
        MemoryStore store = new MemoryStore();
        short[] pixels = write(store, dimensions, options, random);
        Pyramid<UnsignedShortType> pyramid = ZarrImage.open(store, "").pyramid(new CellCache(1 << 24));
        assertThat(read(pyramid.level(0))).isEqualTo(pixels);
        for (int level = 1; level < pyramid.levelCount(); level++)
            assertIsMeanOf(pyramid.level(level), pyramid.level(level - 1));
    }

    private static short[] write(MemoryStore store, long[] dimensions, WriteOptions options, Random random) {
        PyramidWriter writer = open(store, options, DataType.UINT16, dimensions);
        short[] pixels = new short[(int) Intervals.numElements(dimensions)];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (short) random.nextInt();
        List<Interval> blocks = new ArrayList<>();
        for (long step = 0; step < writer.stepCount(); step++)
            writer.block(step).ifPresent(blocks::add);
        assertThat(blocks).hasSize((int) writer.blockCount());
        java.util.Collections.shuffle(blocks, random);
        for (Interval block : blocks) writer.write(block, cut(pixels, dimensions, block));
        writer.finish();
        return pixels;
    }

    private static PyramidWriter open(MemoryStore store, WriteOptions options, DataType type, long[] dimensions) {
        int[] unit = new int[dimensions.length];
        java.util.Arrays.fill(unit, 1);
        SweepDemand demand = new SweepDemand(1, 1 << 28, unit, edges -> 0);
        WritePlan plan = WritePlan.of(multiscale(dimensions.length), type, dimensions, options, demand);
        return PyramidWriter.open(plan, new WriteTarget(store, "", options), "test");
    }

    private static short[] cut(short[] pixels, long[] dimensions, Interval block) {
        short[] part = new short[(int) Intervals.numElements(block)];
        int[] index = new int[dimensions.length];
        for (int i = 0; i < part.length; i++) {
            long rest = i;
            for (int d = 0; d < index.length; d++) {
                index[d] = (int) (block.min(d) + rest % block.dimension(d));
                rest /= block.dimension(d);
            }
            long flat = 0;
            for (int d = index.length - 1; d >= 0; d--) flat = flat * dimensions[d] + index[d];
            part[i] = pixels[(int) flat];
        }
        return part;
    }

    private static short[] read(AbstractCellImg<UnsignedShortType, ?, ?, ?> image) {
        short[] pixels = new short[(int) image.size()];
        net.imglib2.blocks.PrimitiveBlocks.of(image).copy(image, pixels);
        return pixels;
    }

    private static void assertIsMeanOf(
            AbstractCellImg<UnsignedShortType, ?, ?, ?> coarse, AbstractCellImg<UnsignedShortType, ?, ?, ?> fine) {
        int rank = coarse.numDimensions();
        RandomAccess<UnsignedShortType> access = fine.randomAccess();
        Cursor<UnsignedShortType> cursor = coarse.localizingCursor();
        int[] factors = new int[rank];
        for (int d = 0; d < rank; d++) factors[d] = coarse.dimension(d) == fine.dimension(d) ? 1 : 2;
        while (cursor.hasNext()) {
            int mean = cursor.next().get();
            long sum = 0;
            long count = 0;
            for (int box = 0; box < 1 << rank; box++) {
                boolean inside = true;
                for (int d = 0; d < rank; d++) {
                    int bit = box >> d & 1;
                    long position = cursor.getLongPosition(d) * factors[d] + bit;
                    inside &= bit < factors[d] && position < fine.dimension(d);
                    access.setPosition(Math.min(position, fine.max(d)), d);
                }
                if (!inside) continue;
                sum += access.get().get();
                count++;
            }
            assertThat(mean).isEqualTo((int) Math.floor((double) sum / count + 0.5));
        }
    }

    @Test
    void openingReadsNoChunk() {
        MemoryStore memory = new MemoryStore();
        write(memory, new long[] {40, 30, 20}, options(8), new Random(1));
        CountingStore store = new CountingStore(memory);
        Pyramid<UnsignedShortType> pyramid = ZarrImage.open(store, "").pyramid(new CellCache(1 << 24));
        assertThat(store.chunksRead()).isEmpty();
        pyramid.level(0).getAt(9, 1, 1).get();
        pyramid.level(0).getAt(10, 2, 3).get();
        assertThat(store.chunksRead()).containsExactly("0/c/0/0/1");
    }

    @Test
    void imageIsNoImageBeforeItIsComplete() {
        MemoryStore store = new MemoryStore();
        PyramidWriter writer = open(store, options(10), DataType.UINT8, new long[] {20, 20});
        writer.write(writer.block(0).orElseThrow(), new byte[100]);
        assertThatThrownBy(writer::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 of 4 blocks");
        assertThatThrownBy(() -> ZarrImage.open(store, "")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void nothingIsReplacedUnasked() {
        MemoryStore store = new MemoryStore();
        write(store, new long[] {4, 4}, options(4), new Random(1));
        assertThatThrownBy(() -> write(store, new long[] {4, 4}, options(4), new Random(2)))
                .isInstanceOf(TargetExistsException.class);
        short[] second = write(store, new long[] {5, 3}, options(4).withOverwrite(true), new Random(2));
        Pyramid<UnsignedShortType> pyramid = ZarrImage.open(store, "").pyramid(new CellCache(1 << 24));
        assertThat(read(pyramid.level(0))).isEqualTo(second);
    }

    @Test
    void whatIsNotZarrIsNeverReplaced() {
        MemoryStore store = new MemoryStore();
        store.put("thesis.doc", java.nio.ByteBuffer.allocate(3));
        assertThatThrownBy(() -> write(store, new long[] {4, 4}, options(4).withOverwrite(true), new Random(1)))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("not Zarr");
        assertThat(store.list("")).containsExactly("thesis.doc");
    }

    @Test
    void anisotropicImagesBecomeIsotropic() {
        Multiscale anisotropic = Multiscale.of("a", axes(3), List.of(Level.of("0", Scale.of(4, 1, 1))));
        List<LevelLayout> levels = PyramidLayout.of(
                anisotropic, new long[] {2000, 2000, 600}, DataType.UINT16, WriteOptions.defaults(), some -> true);
        assertThat(levels.get(1).dimensions()).containsExactly(1000, 1000, 600);
        assertThat(levels.get(2).dimensions()).containsExactly(500, 500, 600);
        assertThat(levels.get(3).dimensions()).containsExactly(250, 250, 300);
        assertThat(levels.get(4).dimensions()).containsExactly(125, 125, 150);
        assertThat(levels).hasSize(5);
    }

    @Test
    void axisThatIsNotThereIsRefused() {
        WriteOptions options = WriteOptions.defaults().withChunks(Map.of("z", 3));
        assertThatThrownBy(() -> open(new MemoryStore(), options, DataType.UINT8, new long[] {4, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("[z]", "[x, y]");
    }

    private static WriteOptions options(int edge) {
        return WriteOptions.defaults().withChunks(Map.of("x", edge, "y", edge)).withLevels(2);
    }

    private static Multiscale multiscale(int rank) {
        return Multiscale.of("test", axes(rank), List.of(Level.of("0", Scale.ones(rank))));
    }

    private static List<Axis> axes(int rank) {
        List<Axis> axes = new ArrayList<>();
        for (int d = rank - 1; d >= 0; d--)
            axes.add(Axis.of(NAMES[d], d == 4 ? AxisType.TIME : d == 3 ? AxisType.CHANNEL : AxisType.SPACE));
        return axes;
    }
}
