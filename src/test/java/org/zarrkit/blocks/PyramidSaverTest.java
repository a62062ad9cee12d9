package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.DyingStore;
import org.zarrkit.store.FailingStore;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.SlowStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Compression;
import org.zarrkit.zarr.ZarrArray;

class PyramidSaverTest {

    private static final List<Long> SHAPE = List.of(21L, 37L, 50L);

    /** A source of random pixels in chunks of these edges. */
    private static MemoryStore source(Random random, Integer... chunk) {
        MemoryStore store = new MemoryStore();
        ArrayMetadata metadata = ArrayMetadata.of(
                        3, SHAPE, DataType.UINT16, List.of(chunk), Compression.codecs("raw", DataType.UINT16))
                .withDimensionNames(List.of("z", "y", "x"));
        short[] pixels = new short[21 * 37 * 50];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (short) random.nextInt();
        ZarrArray.create(store, "", metadata).writeBox(new long[3], new int[] {21, 37, 50}, pixels);
        return store;
    }

    private static LazyImage<?> image(Store source) {
        return LazyImage.of(ZarrImage.open(source, "").<UnsignedShortType>pyramid(new CellCache(1 << 24)));
    }

    private static void save(LazyImage<?> image, WritableStore target, WriteOptions options, int threads) {
        PyramidSaver.save(image, new WriteTarget(target, "", options), ThreadRunner.of(threads), Progress.NONE);
    }

    /** Memory that keeps blocks small. */
    private static final int LITTLE = 16_000;

    private static WriteOptions options(int edge) {
        return WriteOptions.defaults()
                .withChunks(Map.of("x", edge, "y", edge, "z", edge))
                .withLevels(3)
                .withMemory(edge <= 8 ? LITTLE : 1 << 24)
                .withCodec("zstd:1");
    }

    private static WriteOptions options(Random random) {
        Map<String, Integer> chunks = new HashMap<>();
        Map<String, Integer> shards = new HashMap<>();
        for (String axis : List.of("x", "y", "z")) {
            chunks.put(axis, 1 + random.nextInt(12));
            shards.put(axis, chunks.get(axis) * (1 + random.nextInt(3)));
        }
        WriteOptions options = options(8).withChunks(chunks).withLevels(1 + random.nextInt(5));
        if (random.nextBoolean()) options = options.withShards(shards);
        return options.withVerify(random.nextBoolean()).withMemory(random.nextBoolean() ? 1 << 20 : 1 << 24);
    }

    private static Map<String, ByteBuffer> values(Store store) {
        Map<String, ByteBuffer> values = new TreeMap<>();
        store.list("").forEach(key -> values.put(key, store.get(key).orElseThrow()));
        return values;
    }

    /** Whatever stops it and however often, in the end the same bytes are stored as if nothing had. */
    @Property(tries = 150)
    void whatWasInterruptedIsContinuedToTheSameBytes(@ForAll long seed) {
        Random random = new Random(seed);
        LazyImage<?> image = image(source(random, 8, 16, 16));
        WriteOptions options = options(random);
        MemoryStore undisturbed = new MemoryStore();
        save(image, undisturbed, options, 2);
        MemoryStore target = new MemoryStore();
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                save(image, interrupted(target, random, attempt), options, 1 + random.nextInt(3));
                break;
            } catch (StoreException | DyingStore.Killed e) {
                boolean complete = target.size("zarr.json").isPresent();
                if (!complete)
                    assertThatThrownBy(() -> ZarrImage.open(target, "")).isInstanceOf(NotFoundException.class);
            }
        }
        save(image, target, options.withResume(true), 2);
        SavedImages.assertSame(target, undisturbed);
    }

    private static WritableStore interrupted(MemoryStore target, Random random, int attempt) {
        if (random.nextInt(4) == 0) return new DyingStore(target, random.nextInt(300));
        AtomicInteger left = new AtomicInteger(random.nextInt(200 + 100 * attempt));
        return new FailingStore(target, key -> left.getAndDecrement() == 0);
    }

    @Test
    void failureNamesBlockKeyAndCause() {
        WritableStore target = new FailingStore(new MemoryStore(), key -> key.equals("1/c/0/1/0"));
        assertThatThrownBy(() -> save(image(source(new Random(1), 8, 8, 8)), target, options(8), 2))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("saving memory:", "block x=", "key '1/c/0/1/0'")
                .hasStackTraceContaining("No space left on device");
    }

    @Test
    void unfinishedImageSaysSo() {
        MemoryStore target = new MemoryStore();
        stop(target, options(8));
        assertThatThrownBy(() -> ZarrImage.open(target, ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContainingAll("was not saved to its end", "--resume");
    }

    private static void stop(MemoryStore target, WriteOptions options) {
        AtomicInteger left = new AtomicInteger(30);
        assertThatThrownBy(() -> save(
                        image(source(new Random(1), 8, 8, 8)),
                        new FailingStore(target, key -> left.getAndDecrement() == 0),
                        options,
                        2))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void unfinishedImageIsContinuedFromTheSameAlone() {
        MemoryStore target = new MemoryStore();
        stop(target, options(8));
        LazyImage<?> image = image(source(new Random(1), 8, 8, 8));
        Map<String, ByteBuffer> before = values(target);
        assertThatThrownBy(() -> save(image, target, options(8).withCodec("raw"), 1))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("not from the same");
        assertThatThrownBy(() -> save(image.then(new Threshold(3)), target, options(8), 1))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("not from the same");
        assertThat(values(target)).isEqualTo(before);
    }

    @Test
    void sourceWithOtherPixelsIsNoticed() {
        MemoryStore source = source(new Random(1), 8, 8, 8);
        MemoryStore target = new MemoryStore();
        AtomicInteger left = new AtomicInteger(30);
        assertThatThrownBy(() -> save(
                        image(source), new FailingStore(target, key -> left.getAndDecrement() == 0), options(8), 1))
                .isInstanceOf(StoreException.class);
        source(new Random(2), 8, 8, 8)
                .list("")
                .forEach(key ->
                        source.put(key, source(new Random(2), 8, 8, 8).get(key).orElseThrow()));
        assertThatThrownBy(() -> save(image(source), target, options(8), 1))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("the source has changed");
    }

    @Test
    void completeImageIsLeftAloneOrIsASuccessIfAskedFor() {
        MemoryStore source = source(new Random(1), 8, 8, 8);
        MemoryStore target = new MemoryStore();
        save(image(source), target, options(8), 2);
        assertThatThrownBy(() -> save(image(source), target, options(8), 2)).isInstanceOf(TargetExistsException.class);
        CountingStore counting = new CountingStore(target);
        save(image(source), counting, options(8).withResume(true), 2);
        assertThat(counting.chunksRead()).hasSizeLessThan(20);
        assertThatThrownBy(() -> save(
                        image(source(new Random(2), 8, 8, 8)),
                        target,
                        options(8).withResume(true),
                        2))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("differs");
    }

    @Test
    void everyChunkOfTheSourceIsReadOnce() {
        for (int edge : new int[] {4, 8, 16, 32}) {
            MemoryStore memory = source(new Random(1), 8, 16, 8);
            CountingStore source = new CountingStore(memory);
            save(image(source), new MemoryStore(), options(edge), 2);
            assertThat(source.chunksRead()).hasSize(3 * 3 * 7).doesNotHaveDuplicates();
        }
    }

    /** Borders of chunks of the source and of the target meet at 35 only. */
    @Test
    void everyChunkIsReadOnceEvenIfChunksDoNotFit() {
        CountingStore source = new CountingStore(source(new Random(1), 7, 7, 7));
        save(image(source), new MemoryStore(), options(5).withMemory(1 << 24), 2);
        assertThat(source.chunksRead()).hasSize(3 * 6 * 8).doesNotHaveDuplicates();
    }

    /** Whatever the chunks, shards and factors of the target are, if memory holds what is read of the source at once. */
    @Property(tries = 60)
    void everyChunkIsReadOnceWhateverTheLayoutOfTheTarget(@ForAll long seed) {
        Random random = new Random(seed);
        Integer[] chunk = {1 + random.nextInt(21), 1 + random.nextInt(37), 1 + random.nextInt(50)};
        CountingStore source = new CountingStore(source(random, chunk));
        save(image(source), new MemoryStore(), options(random).withMemory(1 << 28), 1 + random.nextInt(3));
        int chunks = 1;
        for (int d = 0; d < 3; d++) chunks *= (int) Math.ceil(SHAPE.get(d) / (double) chunk[d]);
        assertThat(source.chunksRead()).hasSize(chunks).doesNotHaveDuplicates();
    }

    /** Such arrays are shown with their axes turned round. */
    @Test
    void arrayWithAxesInAnotherOrderIsSavedAsItIsShown() {
        MemoryStore source = source(new Random(1), 7, 8, 9);
        ArrayMetadata metadata = ZarrArray.open(source, "").metadata();
        metadata.withDimensionNames(List.of("x", "y", "z")).write(source, "");
        MemoryStore target = new MemoryStore();
        save(image(source), target, options(16), 2);
        LazyImage<?> shown = image(source);
        assertThat(shown.dimensions()).containsExactly(21, 37, 50);
        Interval all = new FinalInterval(shown.dimensions());
        assertThat(image(target).read(all).pixels()).isEqualTo(shown.read(all).pixels());
    }

    @Test
    void memoryTooSmallForABlockIsSaidBeforeAnythingIsWritten() {
        MemoryStore target = new MemoryStore();
        assertThatThrownBy(() -> save(
                        image(source(new Random(1), 8, 8, 8)),
                        target,
                        options(16).withMemory(20_000),
                        2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("16 x 16 x 16", "MB", "smaller chunks");
        assertThat(target.list("")).isEmpty();
    }

    @Test
    void cancelReturnsAlthoughTheStoreIsStuck() throws Exception {
        MemoryStore memory = source(new Random(1), 8, 8, 8);
        SlowStore source = new SlowStore(memory, key -> key.equals("c/1/1/1"));
        MemoryStore target = new MemoryStore();
        boolean[] cancelled = new boolean[1];
        Progress progress = new Progress() {
            @Override
            public boolean isCancelled() {
                return cancelled[0];
            }
        };
        CompletableFuture<?> run = CompletableFuture.runAsync(() -> PyramidSaver.save(
                image(source), new WriteTarget(target, "", options(8)), ThreadRunner.of(2), progress));
        source.awaitReaders(1);
        cancelled[0] = true;
        assertThatThrownBy(run::join).hasCauseInstanceOf(CancellationException.class);
        save(image(memory), target, options(8), 2);
        MemoryStore undisturbed = new MemoryStore();
        save(image(memory), undisturbed, options(8), 2);
        SavedImages.assertSame(target, undisturbed);
        source.release();
    }

    /** A disk that loses what it was given. */
    @Test
    void whatIsNotStoredAsItWasWrittenIsNoticedAndWrittenAnew() {
        for (boolean changed : new boolean[] {true, false}) {
            MemoryStore source = source(new Random(1), 8, 8, 8);
            MemoryStore target = new MemoryStore();
            List<String> damaged = new ArrayList<>();
            Progress damaging = new Progress() {
                @Override
                public void blockDone(long bytes) {
                    String key = "0/c/0/0/0";
                    if (damaged.isEmpty() && target.size(key).isPresent()) {
                        damaged.add(key);
                        byte[] value = target.get(key).orElseThrow().array();
                        value[value.length / 2]++;
                        target.put(key, ByteBuffer.wrap(value, 0, changed ? value.length : value.length - 1));
                    }
                }
            };
            WriteOptions options = options(8).withVerify(changed);
            assertThatThrownBy(() -> PyramidSaver.save(
                            image(source), new WriteTarget(target, "", options), ThreadRunner.of(1), damaging))
                    .isInstanceOf(CorruptChunkException.class)
                    .hasMessageContainingAll("path '0': block x=0..", "not stored as it was written");
            assertThatThrownBy(() -> ZarrImage.open(target, "")).isInstanceOf(NotFoundException.class);
            save(image(source), target, options, 1);
            MemoryStore undisturbed = new MemoryStore();
            save(image(source), undisturbed, options, 2);
            SavedImages.assertSame(target, undisturbed);
        }
    }

    /** Somebody puts something else in the place of the image while its successor is being saved. */
    @Test
    void whatTookThePlaceOfTheOldImageIsLeftAlone(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("a.zarr");
        LazyImage<?> image = image(source(new Random(1), 8, 8, 8));
        save(image, LocalStore.of(place), options(8), 1);
        Progress changing = new Progress() {
            @Override
            public void begin(String what, long blocks) {
                try {
                    Files.move(place, folder.resolve("b.zarr"));
                    Files.createDirectory(place);
                    Files.writeString(place.resolve("thesis.txt"), "mine");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        WriteTarget target =
                new WriteTarget(LocalStore.of(place), "", options(8).withOverwrite(true));
        assertThatThrownBy(() -> PyramidSaver.save(image, target, ThreadRunner.of(1), changing))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContainingAll("thesis.txt", "not Zarr");
        assertThat(place.resolve("thesis.txt")).hasContent("mine");
    }
}
