package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zarrkit.blocks.SavedImages.NAMES;
import static org.zarrkit.blocks.SavedImages.array;
import static org.zarrkit.blocks.SavedImages.assertSameLevels;
import static org.zarrkit.blocks.SavedImages.image;
import static org.zarrkit.blocks.SavedImages.levels;
import static org.zarrkit.blocks.SavedImages.options;
import static org.zarrkit.blocks.SavedImages.optionsForAppending;
import static org.zarrkit.blocks.SavedImages.pasted;
import static org.zarrkit.blocks.SavedImages.pixels;
import static org.zarrkit.blocks.SavedImages.random;
import static org.zarrkit.blocks.SavedImages.saved;
import static org.zarrkit.blocks.SavedImages.shape;
import static org.zarrkit.blocks.SavedImages.slice;
import static org.zarrkit.blocks.SavedImages.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.FinalInterval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.zarrkit.blocks.UpdateOptions.Sharing;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.StoredImage;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.store.FailingStore;
import org.zarrkit.store.FaultyStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Compression;
import org.zarrkit.zarr.ZarrArray;

class PyramidUpdateTest {

    /** Wherever a patch lies, all levels are as if the patched image had been saved. */
    @Property
    void patchedIsTheSameAsSavedAnew(@ForAll long seed) {
        Random random = new Random(seed);
        DataType type = DataType.values()[random.nextInt(DataType.values().length)];
        long[] shape = shape(random);
        int rank = shape.length;
        long[] part = new long[rank];
        Map<String, Long> at = new HashMap<>();
        for (int i = 0; i < rank; i++) {
            part[i] = 1 + random.nextInt((int) shape[i]);
            long start = random.nextInt((int) (shape[i] - part[i] + 1));
            if (start > 0) at.put(NAMES.get(NAMES.size() - rank + i), start);
        }
        WriteOptions options = options(random, rank);
        LazyImage<?> whole = random(random, type, shape);
        LazyImage<?> patch = random(random, type, part);
        MemoryStore store = saved(whole, options);
        update(store, UpdateOptions.defaults().withVerify(random.nextBoolean()), 1 + random.nextInt(3))
                .patch(patch, at);
        assertSameLevels(store, saved(pasted(whole, patch, at), options));
    }

    /** Whatever is appended along any axis, all levels are as if the longer image had been saved. */
    @Property
    void appendedIsTheSameAsSavedAnew(@ForAll long seed) {
        Random random = new Random(seed);
        int axis = random.nextInt(3);
        long[] shape = {3, 2, 9 + random.nextInt(9), 8 + random.nextInt(9), 7 + random.nextInt(20)};
        long first = axis == 2 ? 8 + random.nextInt((int) shape[2] - 8) : 1 + random.nextInt((int) shape[axis] - 1);
        WriteOptions options = optionsForAppending(random);
        LazyImage<?> whole = random(random, shape);
        MemoryStore store = saved(slice(whole, axis, 0, first), options);
        update(store, UpdateOptions.defaults().withResume(random.nextBoolean()), 1 + random.nextInt(3))
                .append(List.of(slice(whole, axis, first, shape[axis])), NAMES.get(axis));
        MemoryStore anew = saved(whole, options);
        if (axis < 2) assertSameLevels(store, anew);
        // Along z the chunks of coarser levels are cut to the size that these had at first.
        for (int level = 0; level < ZarrImage.open(anew, "").arrays().size(); level++)
            assertThat(pixels(store, level)).as("level " + level).isEqualTo(pixels(anew, level));
    }

    @Test
    void missingLevelsAreThoseOfAnImageSavedWithThem() {
        LazyImage<?> image = random(new Random(3), 10, 70, 90);
        WriteOptions options = WriteOptions.defaults()
                .withChunks(Map.of("x", 8, "y", 8, "z", 4))
                .withDownsampling(Downsampling.MEDIAN);
        MemoryStore store = saved(image, options.withLevels(2));
        update(store, UpdateOptions.defaults(), 2).levels(Optional.of(4), false);
        MemoryStore expected = saved(image, options.withLevels(4));
        ZarrImage built = ZarrImage.open(store, "");
        ZarrImage saved = ZarrImage.open(expected, "");
        assertThat(built.multiscale().levels()).isEqualTo(saved.multiscale().levels());
        assertThat(built.multiscale().description())
                .isEqualTo(saved.multiscale().description());
        for (int level = 0; level < 4; level++)
            assertThat(pixels(store, level)).as("level " + level).isEqualTo(pixels(expected, level));
    }

    @Test
    void levelsAreAddedUntilTheCoarsestIsSmallAndNoneToAnImageThatHasThem() {
        LazyImage<?> image = random(new Random(3), 700, 600);
        WriteOptions options = WriteOptions.defaults().withChunks(Map.of("x", 100, "y", 100));
        MemoryStore store = saved(image, options.withLevels(1));
        update(store, UpdateOptions.defaults(), 2).levels(Optional.empty(), false);
        assertThat(ZarrImage.open(store, "").arrays().stream()
                        .map(a -> a.metadata().shape()))
                .containsExactly(List.of(700L, 600L), List.of(350L, 300L), List.of(175L, 150L));
        List<String> keys = store.list("").toList();
        update(store, UpdateOptions.defaults(), 2).levels(Optional.empty(), false);
        assertThat(store.list("").toList()).isEqualTo(keys);
    }

    @Test
    void levelsThatSomebodyElseHasSpoiltAreMadeAnewIfAskedFor() {
        LazyImage<?> image = random(new Random(3), 10, 70, 90);
        WriteOptions options = options(new Random(9), 3).withLevels(3);
        MemoryStore store = saved(image, options);
        ZarrArray level = ZarrArray.open(store, "1");
        level.writeBox(new long[3], new int[] {2, 9, 9}, new short[2 * 9 * 9]);
        update(store, UpdateOptions.defaults(), 2).levels(Optional.empty(), true);
        assertThat(pixels(store, 1)).isEqualTo(pixels(saved(image, options), 1));
        assertThat(pixels(store, 2)).isEqualTo(pixels(saved(image, options), 2));
    }

    /** A process that is ended leaves level 0 in part new and the others old: the next one knows. */
    @Property(tries = 60)
    void whatAnInterruptedPatchLeftIsMendedByTheNext(@ForAll long seed) {
        Random random = new Random(seed);
        LazyImage<?> whole = random(random, 20, 30, 40);
        LazyImage<?> patch = random(random, 9, 8, 7);
        WriteOptions options = options(random, 3);
        MemoryStore store = saved(whole, options);
        AtomicInteger left = new AtomicInteger(random.nextInt(40));
        Map<String, Long> at = Map.of("x", 5L, "y", 9L, "z", 3L);
        try {
            update(new FailingStore(store, key -> left.getAndDecrement() == 0), UpdateOptions.defaults(), 2)
                    .patch(patch, at);
        } catch (StoreException expected) {
            assertThat(expected).hasStackTraceContaining("No space left");
        }
        boolean samePatch = random.nextBoolean();
        LazyImage<?> corner = random(random, 1, 2, 3);
        update(store, UpdateOptions.defaults(), 2).patch(samePatch ? patch : corner, samePatch ? at : Map.of());
        Store level0 = array(pixels(store, 0), DataType.UINT16, new long[] {20, 30, 40}, new int[] {9, 9, 9});
        MemoryStore expected = saved(image(level0), options);
        for (int level = 0; level < levels(store); level++)
            assertThat(pixels(store, level)).as("level " + level).isEqualTo(pixels(expected, level));
        assertThat(store.list("").filter(key -> key.contains(".zarrkit"))).isEmpty();
    }

    @Test
    void interruptedPatchIsToldOfWhenTheImageIsOpened() {
        MemoryStore store = saved(random(new Random(3), 20, 30, 40), options(new Random(4), 3));
        assertThat(ZarrImage.open(store, "").warnings()).isEmpty();
        FailingStore failing = new FailingStore(store, key -> key.startsWith("0/") && FaultyStore.isChunk(key));
        assertThatThrownBy(() -> update(failing, UpdateOptions.defaults(), 1)
                        .patch(random(new Random(3), 2, 3, 4), Map.of("x", 5L)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("write, block x=");
        assertThat(ZarrImage.open(store, "").warnings())
                .singleElement()
                .asString()
                .contains("x=5..8,y=0..2,z=0..1");
    }

    @Test
    void interruptedAppendHasChangedNothingForReadersAndIsDoneAgain() {
        LazyImage<?> whole = random(new Random(5), 3, 2, 9, 8, 7);
        WriteOptions options = WriteOptions.defaults()
                .withChunks(Map.of("x", 3, "y", 3, "z", 3))
                .withLevels(3);
        MemoryStore store = saved(slice(whole, 0, 0, 1), options);
        FailingStore failing = new FailingStore(store, key -> key.startsWith("1/c/1/"));
        LazyImage<?> rest = slice(whole, 0, 1, 3);
        assertThatThrownBy(() -> update(failing, UpdateOptions.defaults().withResume(true), 2)
                        .append(List.of(rest), "t"))
                .isInstanceOf(StoreException.class);
        assertThat(ZarrImage.open(store, "").arrays().get(0).metadata().shape()).startsWith(1L);
        update(store, UpdateOptions.defaults().withResume(true), 2).append(List.of(rest), "t");
        assertSameLevels(store, saved(whole, options));
    }

    /** Ended between the last document and the removal of the note: nothing must be appended twice. */
    @Test
    void appendThatLacksOnlyTheRemovalOfItsNoteIsNotDoneTwice() {
        LazyImage<?> whole = random(new Random(5), 3, 2, 9, 8, 7);
        WriteOptions options = WriteOptions.defaults().withLevels(2);
        MemoryStore store = saved(slice(whole, 0, 0, 1), options);
        LazyImage<?> rest = slice(whole, 0, 1, 3);
        StoredImage shorter = StoredImage.of(store, "");
        update(store, UpdateOptions.defaults().withResume(true), 2).append(List.of(rest), "t");
        shorter.note(new FinalInterval(new long[] {0, 0, 0, 0, 1}, new long[] {6, 7, 8, 1, 2}), true);
        update(store, UpdateOptions.defaults().withResume(true), 2).append(List.of(rest), "t");
        assertSameLevels(store, saved(whole, options));
        update(store, UpdateOptions.defaults().withResume(true), 2).append(List.of(rest), "t");
        assertThat(ZarrImage.open(store, "").arrays().get(0).metadata().shape()).startsWith(5L);
    }

    /** Between the end of that append and the next call another process has written, and left the levels to others. */
    @Test
    void appendThatIsEndedMakesTheLevelsThatOthersHaveLeft() {
        LazyImage<?> whole = random(new Random(5), 3, 2, 9, 8, 7);
        WriteOptions options = WriteOptions.defaults().withLevels(2);
        MemoryStore store = saved(slice(whole, 0, 0, 1), options);
        LazyImage<?> rest = slice(whole, 0, 1, 3);
        StoredImage shorter = StoredImage.of(store, "");
        update(store, UpdateOptions.defaults(), 2).append(List.of(rest), "t");
        shorter.note(new FinalInterval(new long[] {0, 0, 0, 0, 1}, new long[] {6, 7, 8, 1, 2}), true);
        LazyImage<?> frame = random(new Random(6), 2, 9, 8, 7);
        update(store, UpdateOptions.defaults().withSharing(Sharing.LEVELS_LATER), 2)
                .patch(frame, Map.of("t", 0L));
        PyramidUpdate again = update(store, UpdateOptions.defaults().withResume(true), 2);
        assertThat(again.planAppend(List.of(rest), "t").toString())
                .contains("level 1: ")
                .doesNotContain("write");
        again.append(List.of(rest), "t");
        assertSameLevels(store, saved(pasted(whole, asFrame(frame), Map.of("t", 0L)), options));
        assertThat(ZarrImage.open(store, "").warnings()).isEmpty();
    }

    @Test
    void oneTimePointWithoutAnAxisOfTimeCanBeAppendedAndPatched() {
        LazyImage<?> whole = random(new Random(5), 2, 2, 9, 8, 7);
        WriteOptions options = WriteOptions.defaults().withLevels(2);
        MemoryStore store = saved(slice(whole, 0, 0, 1), options);
        LazyImage<?> frame = random(new Random(6), 2, 9, 8, 7);
        update(store, UpdateOptions.defaults().withResume(false), 2).append(List.of(frame), "t");
        assertSameLevels(store, saved(pasted(whole, asFrame(frame), Map.of("t", 1L)), options));
        update(store, UpdateOptions.defaults(), 2).patch(frame, Map.of("t", 0L));
        assertThat(ZarrImage.open(store, "").arrays().get(0).metadata().shape()).startsWith(2L);
    }

    @Test
    void severalAreAppendedAsOne() {
        LazyImage<?> whole = random(new Random(5), 6, 2, 9, 8, 7);
        WriteOptions options = WriteOptions.defaults()
                .withChunks(Map.of("x", 3, "y", 3, "z", 3, "t", 3))
                .withLevels(2);
        MemoryStore store = saved(slice(whole, 0, 0, 3), options);
        List<LazyImage<?>> rest = List.of(slice(whole, 0, 3, 4), slice(whole, 0, 4, 6));
        PyramidUpdate update = update(store, UpdateOptions.defaults(), 2);
        assertThat(update.planAppend(rest, "t").toString()).startsWith("write: x=0..6,y=0..7,z=0..8,c=0..1,t=3..5,");
        update.append(rest, "t");
        // Chunks along t are cut to the length that this had at first.
        assertThat(SavedImages.difference(store, saved(whole, options))).isEmpty();
    }

    @Test
    void planNamesEveryPartAndWritesNothing() {
        MemoryStore store = saved(
                random(new Random(7), 64, 96),
                WriteOptions.defaults().withChunks(Map.of("x", 8, "y", 8)).withLevels(3));
        List<String> keys = store.list("").toList();
        PyramidUpdate update = update(store, UpdateOptions.defaults(), 1);
        UpdatePlan plan = update.planPatch(random(new Random(8), 10, 20), Map.of("x", 5L, "y", 8L));
        assertThat(plan.toString().lines())
                .containsExactly(
                        "write: x=5..24,y=8..17, 8 blocks, 1 kB",
                        "level 1: x=2..12,y=4..8, 4 blocks, 1 kB",
                        "level 2: x=1..6,y=2..4, 1 blocks, 1 kB");
        assertThat(update.planLevels(Optional.of(4), false).toString()).startsWith("level 3: x=0..11,y=0..7,");
        assertThat(update.planLevels(Optional.of(3), false)).hasToString("nothing to do");
        assertThat(store.list("").toList()).isEqualTo(keys);
    }

    /** What is read would change while it is written. */
    @Test
    void pixelsAreNotWrittenIntoTheImageThatTheyAreReadFrom() {
        MemoryStore store = saved(random(new Random(7), 64, 96), WriteOptions.defaults());
        assertRefused(
                () -> update(store, UpdateOptions.defaults(), 1).patch(image(store), Map.of()), "is read from it");
    }

    private static LazyImage<?> asFrame(LazyImage<?> frame) {
        MemoryStore store = saved(frame, WriteOptions.defaults().withLevels(1));
        ZarrArray array = ZarrArray.open(store, "0");
        MemoryStore copy = new MemoryStore();
        List<Long> shape = new ArrayList<>(List.of(1L));
        shape.addAll(array.metadata().shape());
        int[] edges = shape.stream().mapToInt(Long::intValue).toArray();
        ArrayMetadata metadata = ArrayMetadata.of(
                        3, shape, DataType.UINT16, List.of(1, 1, 9, 8, 7), Compression.codecs("raw", DataType.UINT16))
                .withDimensionNames(NAMES);
        ZarrArray.create(copy, "", metadata).writeBox(new long[5], edges, pixels(store, 0));
        return image(copy);
    }

    @Test
    void processesWriteDisjointAlignedRegionsAtOnce() {
        WriteOptions options =
                WriteOptions.defaults().withChunks(Map.of("x", 8, "y", 8)).withLevels(3);
        LazyImage<?> whole = random(new Random(7), 64, 96);
        LazyImage<?> patch = random(new Random(8), 32, 32);
        MemoryStore store = saved(whole, options);
        LazyImage<?> expected = whole;
        List<CompletableFuture<?>> processes = new ArrayList<>();
        for (long y = 0; y < 64; y += 32)
            for (long x = 0; x < 96; x += 32) {
                Map<String, Long> at = Map.of("x", x, "y", y);
                expected = pasted(expected, patch, at);
                processes.add(CompletableFuture.runAsync(
                        () -> update(store, UpdateOptions.defaults().withSharing(Sharing.ALIGNED), 1)
                                .patch(patch, at)));
            }
        processes.forEach(CompletableFuture::join);
        assertSameLevels(store, saved(expected, options));
    }

    @Test
    void unalignedRegionIsRefusedWithTheAlignmentWhereOthersWrite() {
        WriteOptions options = WriteOptions.defaults()
                .withChunks(Map.of("x", 8, "y", 4))
                .withShards(Map.of("x", 16, "y", 4))
                .withLevels(3);
        MemoryStore store = saved(random(new Random(7), 64, 96), options);
        PyramidUpdate update = update(store, UpdateOptions.defaults().withSharing(Sharing.ALIGNED), 1);
        assertThatThrownBy(() -> update.patch(random(new Random(8), 32, 32), Map.of("y", 16L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiples of x=64,y=16");
        update.patch(random(new Random(8), 32, 32), Map.of("x", 64L, "y", 16L)); // ends at the image's end
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingIsWritten() {
        MemoryStore store = saved(random(new Random(7), 64, 96), WriteOptions.defaults());
        List<String> keys = store.list("").toList();
        PyramidUpdate update = update(store, UpdateOptions.defaults(), 1);
        LazyImage<?> patch = random(new Random(8), 32, 32);
        assertRefused(() -> update.patch(patch, Map.of("x", 80L)), "is not within the image x=0..95,y=0..63");
        assertRefused(() -> update.patch(patch, Map.of("q", 1L)), "there is no axis [q]");
        assertRefused(() -> update.patch(patch.then(new ConvertType(DataType.UINT8)), Map.of()), "convert type=uint16");
        assertRefused(() -> update.append(List.of(patch), "t"), "has no axis 't' to append along");
        assertRefused(() -> update.append(List.of(patch), "y"), "expected x=0..95,y=64..95");
        assertRefused(() -> update.patch(random(new Random(1), 3, 4, 5), Map.of()), "no axis 'z'");
        assertThat(store.list("").toList()).isEqualTo(keys);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    @Test
    void levelsByAMethodThatNobodyNamesMustBeNamed() {
        MemoryStore store =
                saved(random(new Random(7), 64, 96), WriteOptions.defaults().withLevels(2));
        org.zarrkit.zarr.DocumentEdit.of(store, "").attributes(attributes -> {
            ((com.fasterxml.jackson.databind.node.ObjectNode) attributes.at("/ome/multiscales/0"))
                    .put("type", "gaussian");
            return attributes;
        });
        LazyImage<?> patch = random(new Random(8), 32, 32);
        assertThatThrownBy(() -> update(store, UpdateOptions.defaults(), 1).patch(patch, Map.of()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContainingAll("'gaussian'", "mean");
        update(store, UpdateOptions.defaults().withDownsampling(Downsampling.MEAN), 1)
                .patch(patch, Map.of());
    }
}
