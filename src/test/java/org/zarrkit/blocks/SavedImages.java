package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.zarrkit.codec.DataType;
import org.zarrkit.codec.Half;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Edges;
import org.zarrkit.image.StoredImage;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Compression;
import org.zarrkit.zarr.ZarrArray;

/** Images of random pixels and layouts, saved in memory, for tests of what is stored. Shapes are in C order. */
final class SavedImages {

    static final List<String> NAMES = List.of("t", "c", "z", "y", "x");

    private SavedImages() {}

    /** An image of uint16 with the last of the axes t, c, z, y, x. */
    static LazyImage<?> random(Random random, long... shape) {
        return random(random, DataType.UINT16, shape);
    }

    static LazyImage<?> random(Random random, DataType type, long... shape) {
        return image(array(random, type, shape));
    }

    /** An array of random pixels in random chunks. */
    static MemoryStore array(Random random, DataType type, long... shape) {
        int[] chunks =
                Arrays.stream(shape).mapToInt(n -> 1 + random.nextInt((int) n)).toArray();
        return array(pixels(random, type, elements(shape)), type, shape, chunks);
    }

    static MemoryStore array(Object pixels, DataType type, long[] shape, int[] chunks) {
        MemoryStore store = new MemoryStore();
        ArrayMetadata metadata = ArrayMetadata.of(
                        3,
                        Arrays.stream(shape).boxed().toList(),
                        type,
                        Arrays.stream(chunks).boxed().toList(),
                        Compression.codecs("raw", type))
                .withDimensionNames(NAMES.subList(NAMES.size() - shape.length, NAMES.size()));
        ZarrArray.create(store, "", metadata).writeBox(new long[shape.length], ints(shape), pixels);
        return store;
    }

    /** Half of the values are met often, so that boxes have equal ones. */
    private static Object pixels(Random random, DataType type, int count) {
        Object pixels = type.newArray(count);
        for (int i = 0; i < count; i++) {
            int value = random.nextInt(random.nextBoolean() ? 3 : 1 << 30);
            if (type == DataType.BOOL) value &= 1;
            if (type == DataType.FLOAT16) value = Half.of(value % 2048);
            put(pixels, i, value, random);
        }
        return pixels;
    }

    private static void put(Object pixels, int i, int value, Random random) {
        if (pixels instanceof byte[] bytes) bytes[i] = (byte) value;
        else if (pixels instanceof short[] shorts) shorts[i] = (short) value;
        else if (pixels instanceof int[] ints) ints[i] = value < 3 ? value : random.nextInt();
        else if (pixels instanceof long[] longs) longs[i] = value < 3 ? value : random.nextLong();
        else if (pixels instanceof float[] floats) floats[i] = value / 1000f;
        else ((double[]) pixels)[i] = -value / 1000.0;
    }

    static LazyImage<?> image(Store store) {
        return LazyImage.of(ZarrImage.open(store, "").<UnsignedShortType>pyramid(new CellCache(1 << 24)));
    }

    static MemoryStore saved(LazyImage<?> image, WriteOptions options) {
        MemoryStore store = new MemoryStore();
        save(image, store, options, 2);
        return store;
    }

    static void save(LazyImage<?> image, WritableStore target, WriteOptions options, int threads) {
        PyramidSaver.save(image, new WriteTarget(target, "", options), ThreadRunner.of(threads), Progress.NONE);
    }

    static PyramidUpdate update(WritableStore store, UpdateOptions options, int threads) {
        return PyramidUpdate.of(StoredImage.of(store, ""), options, ThreadRunner.of(threads), Progress.NONE);
    }

    /** Chunks, shards, levels, method and version at random; what there is for few pixels. */
    static WriteOptions options(Random random, int rank) {
        Map<String, Integer> chunks = new HashMap<>();
        Map<String, Integer> shards = new HashMap<>();
        for (String axis : NAMES.subList(NAMES.size() - rank, NAMES.size())) {
            boolean space = "xyz".contains(axis);
            chunks.put(axis, 1 + random.nextInt(space ? 7 : 2));
            shards.put(axis, chunks.get(axis) * (1 + random.nextInt(space ? 3 : 1)));
        }
        Downsampling[] methods = Downsampling.values();
        WriteOptions options = WriteOptions.defaults()
                .withChunks(chunks)
                .withCodec(random.nextBoolean() ? "zstd:1" : "blosc:lz4:1")
                .withLevels(1 + random.nextInt(4))
                .withDownsampling(methods[random.nextInt(methods.length)]);
        if (random.nextBoolean()) return options.withShards(shards);
        return options.withVersion(random.nextBoolean() ? NgffVersion.V0_5 : NgffVersion.V0_4);
    }

    /** For five axes; chunks that an image keeps when it gets longer, however short it was. */
    static WriteOptions optionsForAppending(Random random) {
        WriteOptions options = options(random, NAMES.size())
                .withLevels(1 + random.nextInt(3))
                .withChunks(Map.of("t", 1, "c", 1, "z", 3, "y", 4, "x", 5));
        boolean sharded = options.version().zarrFormat() == 3 && random.nextBoolean();
        return options.withShards(sharded ? Edges.of(Map.of("z", 6, "y", 4, "x", 10)) : Edges.none());
    }

    /** A random shape of 2 to 5 axes, small along time and channel. */
    static long[] shape(Random random) {
        long[] shape = new long[2 + random.nextInt(4)];
        for (int i = 0; i < shape.length; i++) shape[i] = 1 + random.nextInt(i < shape.length - 3 ? 3 : 25);
        return shape;
    }

    /** The image with another in it, as an array in memory. */
    static LazyImage<?> pasted(LazyImage<?> whole, LazyImage<?> patch, Map<String, Long> at) {
        long[] shape = shape(whole);
        int rank = shape.length;
        long[] start = new long[rank];
        for (int i = 0; i < rank; i++) start[i] = at.getOrDefault(NAMES.get(NAMES.size() - rank + i), 0L);
        MemoryStore store = array(pixels(whole, interval(whole)), whole.storedType(), shape, ints(shape));
        ZarrArray.open(store, "").writeBox(start, ints(shape(patch)), pixels(patch, interval(patch)));
        return image(store);
    }

    /** A part of an image along one axis of its shape. */
    static LazyImage<?> slice(LazyImage<?> whole, int axis, long from, long to) {
        long[] min = new long[whole.dimensions().length];
        long[] max = interval(whole).maxAsLongArray();
        min[min.length - 1 - axis] = from;
        max[max.length - 1 - axis] = to - 1;
        Interval box = new FinalInterval(min, max);
        long[] shape = reversed(box.dimensionsAsLongArray());
        int[] chunks = Arrays.stream(shape).mapToInt(n -> (int) Math.min(n, 8)).toArray();
        return image(array(pixels(whole, box), whole.storedType(), shape, chunks));
    }

    private static Interval interval(LazyImage<?> image) {
        return new FinalInterval(image.dimensions());
    }

    /** As they are stored. */
    private static Object pixels(LazyImage<?> image, Interval box) {
        Object pixels = image.read(box).pixels();
        if (image.storedType() != DataType.FLOAT16) return pixels;
        float[] floats = (float[]) pixels;
        short[] halves = new short[floats.length];
        for (int i = 0; i < halves.length; i++) halves[i] = Half.of(floats[i]);
        return halves;
    }

    static long[] shape(LazyImage<?> image) {
        return reversed(image.dimensions());
    }

    private static long[] reversed(long[] dimensions) {
        long[] shape = new long[dimensions.length];
        for (int i = 0; i < shape.length; i++) shape[i] = dimensions[shape.length - 1 - i];
        return shape;
    }

    private static int[] ints(long[] shape) {
        return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    }

    private static int elements(long[] shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    }

    /** All elements of a level as they are stored. */
    static Object pixels(Store store, int level) {
        ZarrArray array = ZarrImage.open(store, "").arrays().get(level);
        long[] shape = array.metadata().shape().stream().mapToLong(n -> n).toArray();
        Object pixels = array.chunkSpec().type().newArray(elements(shape));
        array.readBox(new long[shape.length], ints(shape), pixels);
        return pixels;
    }

    static int levels(Store store) {
        return ZarrImage.open(store, "").arrays().size();
    }

    /** What is different between the pixels of two images; empty if nothing is. */
    static Optional<String> difference(Store store, Store other) {
        if (levels(store) != levels(other)) return Optional.of(levels(store) + " levels, not " + levels(other));
        for (int level = 0; level < levels(store); level++) {
            List<Long> shape = shape(store, level);
            if (!shape.equals(shape(other, level)))
                return Optional.of("level " + level + " is " + shape + ", not " + shape(other, level));
            if (!Objects.deepEquals(pixels(store, level), pixels(other, level)))
                return Optional.of("level " + level + " has other pixels");
        }
        return Optional.empty();
    }

    private static List<Long> shape(Store store, int level) {
        return ZarrImage.open(store, "").arrays().get(level).metadata().shape();
    }

    /** What is stored of all levels, but for the documents, and that nothing else is. */
    static void assertSameLevels(Store store, Store expected) {
        List<String> keys = chunkKeys(store);
        assertThat(keys).isEqualTo(chunkKeys(expected));
        for (String key : keys) assertThat(store.get(key)).as(key).isEqualTo(expected.get(key));
        assertThat(levels(store)).isEqualTo(levels(expected));
        for (int level = 0; level < levels(store); level++)
            assertThat(shape(store, level)).as("level " + level).isEqualTo(shape(expected, level));
        assertThat(store.list("").filter(key -> key.contains(".zarrkit"))).isEmpty();
    }

    private static List<String> chunkKeys(Store store) {
        return store.list("")
                .filter(key -> !key.matches("(.*/)?(zarr\\.json|\\.z[a-z]+)"))
                .toList();
    }

    /** The same values under the same keys. */
    static void assertSame(Store target, Store expected) {
        assertThat(target.list("").toList()).isEqualTo(expected.list("").toList());
        target.list("").forEach(key -> assertThat(target.get(key)).as(key).isEqualTo(expected.get(key)));
    }
}
