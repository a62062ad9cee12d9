package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.PixelType;
import org.zarrkit.image.Pyramid;

/** What holds for every kind of operation. */
class AllOperationsTest {

    /** What is done to labels, which are whole numbers. */
    private static final Set<String> LABELS = Set.of("relabel", "size_filter", "remove_border");

    static Stream<OpKind> kinds() {
        return Ops.kinds().values().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itsExampleIsParsedAndFormattedAsItIs(OpKind kind) {
        LazyImage<?> image = image(new Random(1), DataType.UINT16, 250, 60, 55, 3);
        BlockOp op = OpText.parse(kind.usage(), image.spec(), location -> image);
        assertThat(op.name()).isEqualTo(kind.name());
        String text = OpText.format(op);
        assertThat(OpText.format(OpText.parse(text, image.spec(), location -> image)))
                .isEqualTo(text);
    }

    /** Type, size and cuts at random. */
    @Property(tries = 100)
    void anyBoxIsAPartOfTheWhole(
            @ForAll @From("kindNames") String name, @ForAll long seed, @ForAll @From("types") DataType type) {
        if (isRefused(name, type)) return;
        Random random = new Random(seed);
        LazyImage<?> result = then(image(random, type, size(random)), name);
        Block whole = result.read(result.spec().interval());
        Interval box = box(random, result.dimensions());
        Block expected = Block.of(box, result.type());
        Rows.copy(whole, expected);
        assertThat(result.read(box).pixels()).isEqualTo(expected.pixels());
        assertThat(whole.type()).isEqualTo(result.type());
    }

    /** In blocks by several threads, from an image of small cells: what one block of an image of one cell gives. */
    @Property(tries = 100)
    void cellsAndThreadsDoNotMatter(
            @ForAll @From("kindNames") String name, @ForAll long seed, @ForAll @From("types") DataType type) {
        if (isRefused(name, type)) return;
        Random random = new Random(seed);
        long[] size = size(random);
        double offset = random.nextInt(100);
        LazyImage<?> small = LazyImage.of(pyramid(type, size, cells(random, size), offset));
        LazyImage<?> large = LazyImage.of(
                pyramid(type, size, Arrays.stream(size).mapToInt(n -> (int) n).toArray(), offset));
        ThreadRunner runner = ThreadRunner.of(1 + random.nextInt(4));
        LazyImage<?> blockwise = then(small, name).resolve(runner, Progress.NONE);
        Block found = Block.of(blockwise.spec().interval(), blockwise.type());
        CellBoxes boxes = CellBoxes.of(blockwise.spec());
        runner.run(boxes.count(), index -> Rows.copy(blockwise.read(boxes.box(index)), found), Progress.NONE);
        LazyImage<?> whole = then(large, name);
        assertThat(found.pixels()).isEqualTo(whole.read(whole.spec().interval()).pixels());
    }

    private static boolean isRefused(String name, DataType type) {
        boolean ofImageJ = type == DataType.UINT8 || type == DataType.UINT16 || type == DataType.FLOAT32;
        return name.equals("run") && !ofImageJ
                || name.equals("invert") && type.sizeInBytes() == 8 && !type.isFloat()
                || LABELS.contains(name) && type.isFloat();
    }

    /** Three or four axes. */
    private static long[] size(Random random) {
        int channels = 1 + random.nextInt(3);
        long[] size = {101 + random.nextInt(130), 1 + random.nextInt(40), 50 + random.nextInt(5), channels};
        return channels == 1 ? Arrays.copyOf(size, 3) : size;
    }

    /** The example of an operation, changed where it names what a small image has not. */
    private static LazyImage<?> then(LazyImage<?> image, String name) {
        boolean channels = image.spec().rank() > 3;
        String usage = Ops.kinds()
                .get(name)
                .usage()
                .replace("x=100..199", "x=3..100")
                .replace("c=1,0", channels ? "c=1,0" : "y=0,0")
                .replace("radius=50", "radius=12")
                .replace("color_by_chunk", "color_by_chunk edges=30,20,10")
                .replace("axes=c,y,z,x", channels ? "axes=c,y,z,x" : "axes=y,z,x");
        return image.then(OpText.parse(usage, image.spec(), location -> image));
    }

    /** Small numbers, so that 64 bit integers are exact. */
    @Property(tries = 100)
    void fusedIsOneAfterTheOther(@ForAll long seed, @ForAll @From("types") DataType type) {
        Random random = new Random(seed);
        LazyImage<?> image = image(random, type, 40 + random.nextInt(40), 1 + random.nextInt(40));
        List<String> texts = List.of(
                "add value=3",
                "multiply value=0.7",
                "clip min=10 max=100",
                "convert type=float32",
                "subtract value=1.5",
                "divide value=3",
                "abs",
                "convert type=uint8",
                "threshold min=20",
                "sqrt",
                "add image=other",
                "max value=4");
        LazyImage<?> result = image;
        BlockSource unfused = image;
        for (int i = 0; i < 5; i++) {
            String text = texts.get(random.nextInt(texts.size()));
            BlockOp op = OpText.parse(text, result.spec(), location -> image);
            result = result.then(op);
            unfused = Steps.chain(unfused, List.of(op));
        }
        Interval box = box(random, result.dimensions());
        assertThat(result.read(box).pixels()).isEqualTo(unfused.read(box).pixels());
    }

    @Provide
    static Arbitrary<String> kindNames() {
        return Arbitraries.of(Ops.kinds().keySet());
    }

    @Provide
    static Arbitrary<DataType> types() {
        return Arbitraries.of(Stream.of(DataType.values())
                .filter(type -> PixelType.inMemory(type) == type)
                .toList());
    }

    private static Interval box(Random random, long[] size) {
        long[] min = new long[size.length];
        long[] max = new long[size.length];
        for (int d = 0; d < size.length; d++) {
            min[d] = random.nextInt((int) size[d]);
            max[d] = min[d] + random.nextInt((int) (size[d] - min[d]));
        }
        return new FinalInterval(min, max);
    }

    private static LazyImage<?> image(Random random, DataType type, long... size) {
        int[] cells = cells(random, size);
        return LazyImage.of(pyramid(type, size, cells, random.nextInt(100)));
    }

    private static int[] cells(Random random, long[] size) {
        int[] cells = new int[size.length];
        for (int d = 0; d < cells.length; d++) cells[d] = 5 + random.nextInt(30);
        return cells;
    }

    private static Pyramid<?> pyramid(DataType type, long[] size, int[] cells, double offset) {
        return Pyramid.of(
                TestVolumes.spec(size, type).multiscale(),
                type,
                List.of(LazyCells.<net.imglib2.type.numeric.integer.UnsignedByteType>image(
                        size, cells, type, new CellCache(1 << 26), cell -> pixels(cell, type, offset))));
    }

    /** Of its position alone. */
    private static Object pixels(Interval cell, DataType type, double offset) {
        Block block = Block.of(cell, type);
        double[] values = new double[block.size()];
        long[] position = cell.minAsLongArray();
        int at = 0;
        do {
            long row = 0;
            for (int d = 1; d < position.length; d++) row = row * 31 + position[d];
            for (long x = cell.min(0); x <= cell.max(0); x++)
                values[at++] = offset + Math.floorMod((row * 7919 + x) * 0x9E3779B97F4A7C15L >>> 40, 100);
        } while (Rows.next(position, cell));
        Numbers.store(values, block);
        return block.pixels();
    }
}
