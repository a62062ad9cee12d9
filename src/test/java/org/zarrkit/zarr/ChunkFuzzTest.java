package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zarrkit.Conformance;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;

/** A damaged stored chunk ends in elements or in an error of the family, in bounded memory, and in nothing else. */
class ChunkFuzzTest {

    private static final long SEED = Long.getLong("zarrkit.fuzz.seed", 20261124);
    private static final int MUTATIONS = Integer.getInteger("zarrkit.fuzz.chunks", 3_000);

    private static final long LARGEST_ALLOCATION = 256L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int LARGEST_STORED = 1 << 20;
    private static final long LARGEST_DECODED = 4 << 20;
    private static final int CHUNKS_PER_ARRAY = 4;
    private static final int PLACES_LOOKED_AT = 200;

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private long mostAllocated;
    private long slowestInMillis;

    /** A stored object of an array, and which chunks are in it. */
    private record Sample(ArrayMetadata metadata, String key, long[] shard, byte[] stored, String origin) {}

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void chunksOfTheFixturesMutated() throws IOException {
        mutate(samples(Path.of("src/test/resources/fixtures")));
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void chunksOfTheCollectionMutated() throws IOException {
        Conformance.collection();
        mutate(samples(Path.of(System.getProperty("zarrkit.conformance", "../shared/conformance"))));
    }

    private void mutate(List<Sample> samples) {
        assertThat(samples).hasSizeGreaterThan(10);
        Random random = new Random(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            check(sample, new ChunkMutation(random).of(sample.stored), random, i);
        }
        System.out.printf(
                "Chunk fuzz, seed %d: %d mutations of %d stored chunks: %s; most allocated %d MiB, slowest %d ms%n",
                SEED, MUTATIONS, samples.size(), outcomes, mostAllocated >> 20, slowestInMillis);
        assertThat(outcomes.keySet()).as("damage is both met and survived").hasSizeGreaterThan(1);
    }

    private void check(Sample sample, byte[] mutated, Random random, int number) {
        MemoryStore store = new MemoryStore();
        store.put(sample.key, ByteBuffer.wrap(mutated));
        long thread = Thread.currentThread().getId();
        long begin = System.nanoTime();
        long before = THREADS.getThreadAllocatedBytes(thread);
        String outcome = "elements";
        try {
            read(ZarrArray.of(store, "", sample.metadata), sample.shard, random);
        } catch (ZarrkitException expected) {
            outcome = expected.getClass().getSimpleName();
        } catch (RuntimeException | Error e) {
            fail(story(sample, number, mutated), e);
        }
        long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
        assertThat(allocated).as(() -> story(sample, number, mutated)).isLessThan(LARGEST_ALLOCATION);
        mostAllocated = Math.max(mostAllocated, allocated);
        slowestInMillis = Math.max(slowestInMillis, (System.nanoTime() - begin) / 1_000_000);
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** A chunk, or a box in it: they are decoded in different ways. */
    private static void read(ZarrArray array, long[] shard, Random random) {
        ChunkGrid grid = array.grid();
        long[] position = new long[shard.length];
        for (int d = 0; d < position.length; d++) {
            int perShard = grid.shardShape().get(d) / grid.chunkShape().get(d);
            position[d] = shard[d] * perShard + random.nextInt(perShard);
            position[d] = Math.min(position[d], grid.chunksPerAxis().get(d) - 1);
        }
        if (random.nextBoolean()) {
            array.readChunk(position);
            return;
        }
        int[] shape = grid.validChunkShape(position);
        long[] start = new long[shape.length];
        int elements = 1;
        for (int d = 0; d < shape.length; d++) {
            int skipped = random.nextInt(shape[d]);
            shape[d] = 1 + random.nextInt(shape[d] - skipped);
            start[d] = position[d] * grid.chunkShape().get(d) + skipped;
            elements *= shape[d];
        }
        array.readBox(start, shape, array.chunkSpec().type().newArray(elements));
    }

    private static String story(Sample sample, int number, byte[] mutated) {
        String bytes = HexFormat.of().formatHex(mutated, 0, Math.min(200, mutated.length));
        return "mutation " + number + " with seed " + SEED + " of " + sample.origin + ", key " + sample.key
                + ", codecs " + sample.metadata.codecs() + ": " + mutated.length + " bytes " + bytes;
    }

    private static List<Sample> samples(Path folder) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Path array : arrays(folder)) {
            try {
                addSamples(array, samples);
            } catch (ZarrkitException | IllegalArgumentException notReadable) {
                // Arrays that are wrong before any chunk is read are the business of MetadataFuzzTest.
                continue;
            }
        }
        return samples;
    }

    private static List<Path> arrays(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> List.of("zarr.json", ".zarray")
                            .contains(file.getFileName().toString()))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static void addSamples(Path folder, List<Sample> samples) {
        Store store = LocalStore.of(folder);
        if (!(Node.open(store, "") instanceof ArrayMetadata metadata)) return;
        ChunkGrid grid = ZarrArray.of(store, "", metadata).grid();
        long decoded = metadata.chunkSpec().sizeInBytes();
        int found = 0;
        for (long i = 0; i < Math.min(grid.shardCount(), PLACES_LOOKED_AT) && found < CHUNKS_PER_ARRAY; i++) {
            long[] shard = ChunkGrid.position(i, grid.shardsPerAxis());
            String key = metadata.keyEncoding().key(shard);
            long size = store.size(key).orElse(0L);
            if (size == 0 || size > LARGEST_STORED || decoded > LARGEST_DECODED) continue;
            ByteBuffer value = store.get(key).orElseThrow();
            byte[] stored = new byte[value.remaining()];
            value.get(stored);
            samples.add(new Sample(metadata, key, shard, stored, folder.toString()));
            found++;
        }
    }
}
