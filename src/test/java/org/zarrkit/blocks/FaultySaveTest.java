package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.Faults;
import org.zarrkit.store.FaultyStore;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.WritableStore;

/**
 * Saves to and from stores that misbehave at random, {@code -Dzarrkit.faults} times. Each save ends with all pixels in
 * place, or with an error that says what failed and no image that is not whole; the same save then ends it.
 */
class FaultySaveTest {

    private static final long SEED = Long.getLong("zarrkit.faults.seed", 20261128);
    private static final int RUNS = Integer.getInteger("zarrkit.faults", 60);
    private static final int ATTEMPTS = 3;

    @TempDir
    Path folder;

    /** One image, how it is saved, and what a save that nothing disturbs makes of it. */
    private final class Run {
        private final Random random;
        private final MemoryStore source;
        private final WriteOptions options;
        private final Path parent;
        private final boolean inFolder;
        private final WritableStore target;
        private final Optional<MemoryStore> old;
        private final WritableStore undisturbed;

        Run(long seed) {
            random = new Random(seed);
            parent = folder.resolve(Long.toString(seed));
            long[] shape = SavedImages.shape(random);
            source = SavedImages.array(random, DataType.values()[random.nextInt(DataType.values().length)], shape);
            boolean overwrite = random.nextInt(3) == 0;
            options = SavedImages.options(random, shape.length)
                    .withVerify(random.nextBoolean())
                    .withOverwrite(overwrite);
            inFolder = random.nextBoolean();
            target = store("target");
            undisturbed = store("undisturbed");
            old = overwrite ? Optional.of(old(shape.length)) : Optional.empty();
            SavedImages.save(SavedImages.image(source), undisturbed, options, 2);
        }

        /** The name of an image that has none is that of its folder. */
        private WritableStore store(String name) {
            return inFolder ? LocalStore.of(parent.resolve(name).resolve("image.zarr")) : new MemoryStore();
        }

        private MemoryStore old(int rank) {
            LazyImage<?> image = SavedImages.random(random, SavedImages.shape(random));
            WriteOptions layout = SavedImages.options(random, image.dimensions().length);
            SavedImages.save(image, target, layout, 2);
            return SavedImages.saved(image, layout);
        }

        void run() throws IOException {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) if (isSavedInSpiteOfFaults()) break;
            SavedImages.save(SavedImages.image(source), target, options.withResume(true), 1 + random.nextInt(3));
            SavedImages.assertSame(target, undisturbed);
            if (inFolder) assertNothingIsLeftBeside();
        }

        private void assertNothingIsLeftBeside() throws IOException {
            try (Stream<Path> left = Files.list(parent.resolve("target"))) {
                assertThat(left).containsExactly(parent.resolve("target/image.zarr"));
            }
        }

        private boolean isSavedInSpiteOfFaults() {
            FaultyStore in = FaultyStore.of(source, faults(), random);
            FaultyStore out = FaultyStore.of(target, faults(), random);
            Progress progress = new Progress() {
                @Override
                public boolean isCancelled() {
                    return in.isStalled() || out.isStalled();
                }
            };
            try {
                LazyImage<?> image = SavedImages.image(random.nextBoolean() ? in : in.triedAgain());
                PyramidSaver.save(
                        image,
                        new WriteTarget(out.triedAgain(), "", options),
                        ThreadRunner.of(1 + random.nextInt(3)),
                        progress);
                SavedImages.assertSame(target, undisturbed);
                return true;
            } catch (ZarrkitException | CancellationException e) {
                assertIsClear(e, in, out);
                assertNoFalseImage();
                return false;
            } finally {
                in.release();
                out.release();
            }
        }

        private Faults faults() {
            return random.nextBoolean() ? Faults.random(random) : Faults.NONE;
        }

        /** There is no image yet, as far as anybody can tell; or it is whole; or the old one still stands. */
        private void assertNoFalseImage() {
            try {
                ZarrImage.open(target, "");
            } catch (NotFoundException | InvalidMetadataException e) {
                assertThat(old).as("the old image is lost: " + e).isEmpty();
                return;
            }
            boolean isOld =
                    old.isPresent() && SavedImages.difference(target, old.get()).isEmpty();
            if (!isOld)
                assertThat(SavedImages.difference(target, undisturbed))
                        .as("an image that is not whole")
                        .isEmpty();
        }
    }

    /** The message names the key of a call that failed, the block if it was for one, and the cause. */
    static void assertIsClear(RuntimeException failure, FaultyStore... stores) {
        List<String> troubled =
                Stream.of(stores).flatMap(store -> store.troubled().stream()).toList();
        String message = failure.getMessage();
        if (failure instanceof CancellationException) {
            assertThat(stores).anyMatch(FaultyStore::isStalled);
        } else if (failure instanceof StoreException) {
            assertThat(troubled).as(message).anyMatch(key -> message.contains("'" + key + "'"));
            if (!message.contains("not stored as it was written"))
                assertThat(failure).hasStackTraceContaining("java.io.IOException");
        } else {
            assertThat(failure).isInstanceOfAny(CorruptChunkException.class, InvalidMetadataException.class);
            assertThat(troubled).as(message).isNotEmpty();
        }
        boolean ofChunk =
                troubled.stream().anyMatch(key -> FaultyStore.isChunk(key) && message.contains("'" + key + "'"));
        if (ofChunk || failure instanceof CorruptChunkException)
            assertThat(message).containsAnyOf("block ", "the contrast of");
    }

    @Test
    void everySaveEndsWithAllPixelsOrAnErrorAndTheSameAgainEndsIt() throws IOException {
        for (int i = 0; i < RUNS; i++) {
            try {
                new Run(SEED + i).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dzarrkit.faults.seed=" + (SEED + i), e);
            }
        }
    }
}
