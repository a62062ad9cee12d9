package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zarrkit.Conformance;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;

/** A damaged stored chunk ends in elements or in an error of the family, in bounded memory, and in nothing else. */
class ChunkFuzzTest {

    private static final long SEED = Long.getLong("zarrkit.fuzz.seed", 20261124);
    private static final int MUTATIONS = Integer.getInteger("zarrkit.fuzz.chunks", 3_000);

    private static final int LARGEST_STORED = 1 << 20;
    private static final long LARGEST_DECODED = 4 << 20;
    private static final int CHUNKS_PER_ARRAY = 4;
    private static final int PLACES_LOOKED_AT = 200;

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private volatile Supplier<String> story = () -> "nothing yet";

    /** A stored object of an array, and which chunks are in it. */
    private record Sample(ArrayMetadata metadata, String key, long[] shard, byte[] stored, String origin) {}

    @Test
    void chunksOfTheFixturesMutated() throws Exception {
        mutate(samples(Path.of("src/test/resources/fixtures")));
    }

    @Test
    void chunksOfTheCollectionMutated() throws Exception {
        Conformance.collection();
        mutate(samples(Path.of(System.getProperty("zarrkit.conformance", "../shared/conformance"))));
    }

    private void mutate(List<Sample> samples) throws InterruptedException {
        assertThat(samples).hasSizeGreaterThan(10);
        Random random = new Random(SEED);
        FuzzWatch watch = new FuzzWatch(() -> story.get());
        watch.run(MUTATIONS, i -> {
            Sample sample = samples.get(random.nextInt(samples.size()));
            byte[] mutated = new ChunkMutation(random).of(sample.stored);
            story = () -> story(sample, i, mutated);
            check(sample, mutated, random);
        });
        System.out.printf(
                "Chunk fuzz, seed %d: %d mutations of %d stored chunks: %s; %s%n",
                SEED, MUTATIONS, samples.size(), outcomes, watch);
        assertThat(outcomes.keySet()).as("damage is both met and survived").hasSizeGreaterThan(1);
    }

    private void check(Sample sample, byte[] mutated, Random random) {
        MemoryStore store = new MemoryStore();
        store.put(sample.key, ByteBuffer.wrap(mutated));
        String outcome = "elements";
        try {
            read(ZarrArray.of(store, "", sample.metadata), sample.shard, random);
        } catch (ZarrkitException expected) {
            outcome = expected.getClass().getSimpleName();
        }
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
