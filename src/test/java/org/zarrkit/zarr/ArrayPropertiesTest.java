package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import org.zarrkit.LittleEndian;
import org.zarrkit.codec.Workers;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/**
 * Written is read: any shape, chunk, shard, box, type, chain of lossless codecs, fill value and order, in both formats,
 * every kind of store and several threads. Each property is tried {@code -Dzarrkit.tries} times (see the pom).
 */
class ArrayPropertiesTest {

    private final RandomStores stores = new RandomStores();

    @AfterTry
    void removeStores() throws IOException {
        stores.close();
    }

    /** Boxes of any place and size, one after the other, against an array in memory. */
    @Property
    void boxesWrittenAreRead(@ForAll long seed) throws IOException {
        RandomArray random = RandomArray.of(seed);
        WritableStore store = stores.writable(random.random());
        Workers workers =
                Workers.of(ForkJoinPool.commonPool(), 1 + random.random().nextInt(3));
        ZarrArray array = ZarrArray.create(store, "x/y", random.metadata()).withWorkers(workers);
        Object expected = random.filled(array);
        for (int i = random.random().nextInt(4); i >= 0; i--) {
            Box box = random.box();
            Object elements = random.elements(array, box.shape());
            array.writeBox(box.start(), box.shape(), elements);
            Boxes.copy(
                    elements,
                    box.shape(),
                    new int[box.shape().length],
                    expected,
                    random.shape(),
                    ints(box.start()),
                    box.shape());
        }
        ZarrArray reopened = ZarrArray.open(store, "x/y").withWorkers(workers);
        assertEqual(reopened, random, whole(random), expected);
        assertEqual(reopened, random, random.box(), expected);
        if (random.shape().length > 0) assertSelectionEqual(reopened, random, expected);
    }

    /** Whole shards from several threads, in any order, read back through every kind of store. */
    @Property
    void shardsWrittenByThreadsAreReadThroughAnyStore(@ForAll long seed) throws IOException {
        RandomArray random = RandomArray.of(seed);
        MemoryStore memory = new MemoryStore();
        ZarrArray array = ZarrArray.create(memory, "x", random.metadata());
        Object expected = random.elements(array, random.shape());
        LongStream.range(0, array.grid().shardCount()).parallel().forEach(i -> {
            long[] position = ChunkGrid.position(i, array.grid().shardsPerAxis());
            int[] valid = array.grid().validShardShape(position);
            int[] from = new int[valid.length];
            for (int d = 0; d < from.length; d++)
                from[d] = (int) position[d] * array.grid().shardShape().get(d);
            Object shard = array.newArray(valid);
            Boxes.copy(expected, random.shape(), from, shard, valid, new int[valid.length], valid);
            array.writeShard(shard, position);
        });
        Store store = stores.copyOf(memory, random.random());
        ZarrArray read = ZarrArray.open(store, "x");
        List<Box> boxes = new ArrayList<>(List.of(whole(random)));
        for (int i = 0; i < 3; i++) boxes.add(random.box());
        boxes.parallelStream().forEach(box -> assertEqual(read, random, box, expected));
    }

    /** Growing, shrinking and appending, against an array in memory. */
    @Property
    void resizedIsReadAsCutOrFilled(@ForAll long seed) {
        RandomArray random = RandomArray.of(seed);
        if (random.shape().length == 0) return;
        MemoryStore store = new MemoryStore();
        ZarrArray array = ZarrArray.create(store, "x", random.metadata());
        Object expected = random.elements(array, random.shape());
        array.writeBox(new long[random.shape().length], random.shape(), expected);
        for (int i = 0; i < 3; i++) {
            RandomArray next = random.resized();
            array = array.resize(
                    IntStream.of(next.shape()).mapToObj(Long::valueOf).toList());
            Object cut = next.filled(array);
            int[] common = new int[next.shape().length];
            for (int d = 0; d < common.length; d++) common[d] = Math.min(random.shape()[d], next.shape()[d]);
            Boxes.copy(
                    expected,
                    random.shape(),
                    new int[common.length],
                    cut,
                    next.shape(),
                    new int[common.length],
                    common);
            assertEqual(ZarrArray.open((Store) store, "x"), next, whole(next), cut);
            random = next;
            expected = cut;
        }
    }

    /** An array stored in one random way and then in another. */
    @Property
    void rechunkedIsTheSame(@ForAll long seed) {
        RandomArray from = RandomArray.of(seed);
        RandomArray to = from.storedOtherwise();
        MemoryStore store = new MemoryStore();
        ZarrArray source = ZarrArray.create(store, "from", from.metadata());
        Object expected = from.elements(source, from.shape());
        source.writeBox(new long[from.shape().length], from.shape(), expected);
        ZarrArray target = ZarrArray.create(store, "to", to.metadata());
        Rechunk rechunk = plan(source, target, 1L << (10 + from.random().nextInt(12)));
        LongStream.range(0, rechunk.steps()).parallel().forEach(rechunk::copy);
        assertEqual(ZarrArray.open((Store) store, "to"), to, whole(to), expected);
    }

    /** With little memory, or more if that is too little. */
    private static Rechunk plan(ZarrArray source, ZarrArray target, long memory) {
        try {
            return Rechunk.of(source, target, memory, 1);
        } catch (IllegalArgumentException tooLittle) {
            return Rechunk.of(source, target, 1 << 30, 1);
        }
    }

    private static Box whole(RandomArray array) {
        return new Box(new long[array.shape().length], array.shape());
    }

    private static int[] ints(long[] longs) {
        return LongStream.of(longs).mapToInt(n -> (int) n).toArray();
    }

    private static void assertEqual(ZarrArray array, RandomArray random, Box box, Object expected) {
        Object part = array.newArray(box.shape());
        Boxes.copy(
                expected,
                random.shape(),
                ints(box.start()),
                part,
                box.shape(),
                new int[box.shape().length],
                box.shape());
        Object read = array.newArray(box.shape());
        array.readBox(box.start(), box.shape(), read);
        assertThat(LittleEndian.bytes(read))
                .as("%s of %s in %s", box, random, array.store())
                .isEqualTo(LittleEndian.bytes(part));
    }

    private static void assertSelectionEqual(ZarrArray array, RandomArray random, Object expected) {
        int axis = random.random().nextInt(random.shape().length);
        if (random.shape()[axis] == 0) return;
        long[] indices = random.random().longs(4, 0, random.shape()[axis]).toArray();
        int[] selected = random.shape();
        selected[axis] = indices.length;
        Object read = array.newArray(selected);
        array.readAlong(axis, indices, whole(random), read);
        Object wanted = array.newArray(selected);
        int[] slab = random.shape();
        slab[axis] = 1;
        for (int i = 0; i < indices.length; i++) {
            int[] from = new int[slab.length];
            int[] to = new int[slab.length];
            from[axis] = (int) indices[i];
            to[axis] = i;
            Boxes.copy(expected, random.shape(), from, wanted, selected, to, slab);
        }
        assertThat(LittleEndian.bytes(read)).as("along %d of %s", axis, random).isEqualTo(LittleEndian.bytes(wanted));
    }
}
