package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.Edges;
import org.zarrkit.image.StoredImage;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.Faults;
import org.zarrkit.store.FaultyStore;
import org.zarrkit.store.MemoryStore;

/**
 * Changes images in stores that misbehave at random, {@code -Dzarrkit.faults} times: patches, appends, adds levels. After
 * each the image is the old or the new one, or says where its levels may not agree; the same again makes it the new one.
 */
class FaultyUpdateTest {

    private static final long SEED = Long.getLong("zarrkit.faults.seed", 20261128);
    private static final int RUNS = Integer.getInteger("zarrkit.faults", 60);
    private static final int ATTEMPTS = 3;

    /** What is done to an image. */
    private interface Change {
        void make(PyramidUpdate update, LazyImage<?> pixels);
    }

    /** A change, its pixels, the image that it is made to, and that image as if it had been saved with the change. */
    private record Scene(String what, Change change, LazyImage<?> pixels, MemoryStore target, MemoryStore expected) {}

    private static Scene scene(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> patch(random);
            case 1 -> append(random);
            default -> levels(random);
        };
    }

    private static Scene patch(Random random) {
        DataType type = type(random);
        long[] shape = SavedImages.shape(random);
        long[] part = new long[shape.length];
        Map<String, Long> at = new HashMap<>();
        for (int i = 0; i < shape.length; i++) {
            part[i] = 1 + random.nextInt((int) shape[i]);
            String axis = SavedImages.NAMES.get(SavedImages.NAMES.size() - shape.length + i);
            at.put(axis, (long) random.nextInt((int) (shape[i] - part[i] + 1)));
        }
        WriteOptions options = SavedImages.options(random, shape.length);
        LazyImage<?> whole = SavedImages.random(random, type, shape);
        LazyImage<?> pixels = SavedImages.random(random, type, part);
        return new Scene(
                "patch of " + Arrays.toString(part) + " at " + at + ", " + options,
                (update, image) -> update.patch(image, at),
                pixels,
                SavedImages.saved(whole, options),
                SavedImages.saved(SavedImages.pasted(whole, pixels, at), options));
    }

    private static Scene append(Random random) {
        int axis = random.nextInt(3);
        long[] shape = {3, 2, 9 + random.nextInt(9), 8 + random.nextInt(9), 7 + random.nextInt(9)};
        long first = axis == 2 ? 8 + random.nextInt((int) shape[2] - 8) : 1 + random.nextInt((int) shape[axis] - 1);
        WriteOptions options = SavedImages.optionsForAppending(random);
        LazyImage<?> whole = SavedImages.random(random, type(random), shape);
        return new Scene(
                "append at " + first + " of axis " + axis + " of " + Arrays.toString(shape) + ", " + options,
                (update, image) -> update.append(List.of(image), SavedImages.NAMES.get(axis)),
                SavedImages.slice(whole, axis, first, shape[axis]),
                SavedImages.saved(SavedImages.slice(whole, axis, 0, first), options),
                SavedImages.saved(whole, options));
    }

    private static Scene levels(Random random) {
        boolean anew = random.nextBoolean();
        LazyImage<?> image = SavedImages.random(random, type(random), 5, 40, 50);
        WriteOptions options = SavedImages.options(random, 3).withChunks(Map.of("x", 8, "y", 8, "z", 4));
        options = options.withShards(Edges.none());
        WriteOptions few = options.withLevels(2);
        return new Scene(
                "levels" + (anew ? ", all of them anew, " : ", ") + options,
                (update, none) -> update.levels(Optional.of(4), anew),
                image,
                SavedImages.saved(image, few),
                SavedImages.saved(image, options.withLevels(4)));
    }

    private static DataType type(Random random) {
        DataType[] types = {DataType.UINT8, DataType.UINT16, DataType.INT32, DataType.FLOAT32, DataType.FLOAT64};
        return types[random.nextInt(types.length)];
    }

    private static void run(Random random) {
        Scene scene = scene(random);
        MemoryStore before = new MemoryStore();
        scene.target
                .list("")
                .forEach(key -> before.put(key, scene.target.get(key).orElseThrow()));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++)
            if (isChangedInSpiteOfFaults(scene, before, random)) return;
        scene.change.make(
                SavedImages.update(scene.target, UpdateOptions.defaults().withResume(true), 2), scene.pixels);
        assertIsChanged(scene);
    }

    private static void assertIsChanged(Scene scene) {
        assertThat(SavedImages.difference(scene.target, scene.expected))
                .as(scene.what)
                .isEmpty();
        assertThat(scene.target.list("").filter(key -> key.contains(".zarrkit")))
                .isEmpty();
    }

    private static boolean isChangedInSpiteOfFaults(Scene scene, MemoryStore before, Random random) {
        FaultyStore store = FaultyStore.of(scene.target, Faults.random(random).withoutTruncation(), random);
        Progress progress = new Progress() {
            @Override
            public boolean isCancelled() {
                return store.isStalled();
            }
        };
        try {
            UpdateOptions options = UpdateOptions.defaults().withResume(true).withVerify(random.nextBoolean());
            BlockRunner runner = ThreadRunner.of(1 + random.nextInt(3));
            scene.change.make(
                    PyramidUpdate.of(StoredImage.of(store.triedAgain(), ""), options, runner, progress), scene.pixels);
            assertIsChanged(scene);
            return true;
        } catch (ZarrkitException | CancellationException e) {
            FaultySaveTest.assertIsClear(e, store);
            assertIsOldOrNewOrSaysWhatMayNotAgree(scene, before);
            return false;
        } finally {
            store.release();
        }
    }

    private static void assertIsOldOrNewOrSaysWhatMayNotAgree(Scene scene, MemoryStore before) {
        boolean certain = SavedImages.difference(scene.target, before).isEmpty()
                || SavedImages.difference(scene.target, scene.expected).isEmpty();
        if (!certain)
            assertThat(ZarrImage.open(scene.target, "").warnings()).anyMatch(w -> w.contains("may not agree"));
    }

    @Test
    void everyChangeIsMadeOrEndsWithAnErrorAndTheSameAgainMakesIt() {
        for (int i = 0; i < RUNS; i++) {
            try {
                run(new Random(SEED + i));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dzarrkit.faults.seed=" + (SEED + i), e);
            }
        }
    }
}
