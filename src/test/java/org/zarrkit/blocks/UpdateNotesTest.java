package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zarrkit.blocks.SavedImages.assertSameLevels;
import static org.zarrkit.blocks.SavedImages.pasted;
import static org.zarrkit.blocks.SavedImages.pixels;
import static org.zarrkit.blocks.SavedImages.random;
import static org.zarrkit.blocks.SavedImages.saved;
import static org.zarrkit.blocks.SavedImages.update;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.imglib2.FinalInterval;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.blocks.UpdateOptions.Sharing;
import org.zarrkit.image.EditNote;
import org.zarrkit.image.StoredImage;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.store.ForwardingStore;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.WritableStore;

/** Several processes write one image. */
class UpdateNotesTest {

    private static final WriteOptions OPTIONS =
            WriteOptions.defaults().withChunks(Map.of("x", 8, "y", 8)).withLevels(3);
    private static final LazyImage<?> WHOLE = random(new Random(7), 64, 96);
    private static final LazyImage<?> PATCH = random(new Random(8), 32, 32);
    private static final LazyImage<?> SMALL = random(new Random(9), 8, 8);

    private static UpdateOptions options(Sharing sharing) {
        return UpdateOptions.defaults().withSharing(sharing);
    }

    /** Another process writes when the first has begun to. */
    private static WritableStore interrupted(WritableStore store, Runnable other) {
        AtomicReference<Runnable> once = new AtomicReference<>(other);
        return new ForwardingStore(store) {
            @Override
            public void put(String key, ByteBuffer value) {
                if (key.startsWith("0/c/"))
                    Optional.ofNullable(once.getAndSet(null)).ifPresent(Runnable::run);
                super.put(key, value);
            }
        };
    }

    @Test
    void processesThatWriteInTurnsGiveTheSameAsOneAfterTheOther() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        Map<String, Long> right = Map.of("x", 64L);
        WritableStore first = interrupted(
                store, () -> update(store, options(Sharing.ALIGNED), 2).patch(PATCH, right));
        update(first, options(Sharing.ALIGNED), 2).patch(PATCH, Map.of("y", 32L));
        assertSameLevels(store, saved(pasted(pasted(WHOLE, PATCH, right), PATCH, Map.of("y", 32L)), OPTIONS));
    }

    @Test
    void levelsLeftToOthersAreToldOfAndMadeByTheLast() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        Map<String, Long> a = Map.of("x", 8L, "y", 16L);
        Map<String, Long> b = Map.of("x", 88L, "y", 40L);
        WritableStore first = interrupted(
                store, () -> update(store, options(Sharing.LEVELS_LATER), 2).patch(SMALL, b));
        update(first, options(Sharing.LEVELS_LATER), 2).patch(SMALL, a);
        assertThat(ZarrImage.open(store, "").warnings())
                .hasSize(2)
                .allMatch(note -> note.contains("update the levels"))
                .anyMatch(note -> note.contains("x=88..95,y=40..47"));
        update(store, UpdateOptions.defaults(), 1).levels(Optional.empty(), false);
        assertSameLevels(store, saved(pasted(pasted(WHOLE, SMALL, a), SMALL, b), OPTIONS));
    }

    @Test
    void bordersOfShardsOfLevelZeroAreEnoughIfLevelsAreLeftToOthers() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        Map<String, Long> at = Map.of("x", 8L);
        assertRefused(() -> update(store, options(Sharing.ALIGNED), 1).patch(SMALL, at), "multiples of x=32,y=32");
        update(store, options(Sharing.LEVELS_LATER), 1).patch(SMALL, at);
        assertRefused(
                () -> update(store, options(Sharing.LEVELS_LATER), 1).patch(SMALL, Map.of("x", 9L)),
                "multiples of x=8,y=8");
    }

    private static void assertRefused(ThrowingCallable call, String... why) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(why);
    }

    /** As a process of that number would have left it, with the state of this one. */
    private static void noteOf(ProcessHandle process, WritableStore store, Sharing sharing) {
        StoredImage image = StoredImage.of(store, "");
        EditNote mine = image.note(new FinalInterval(new long[] {0, 0}, new long[] {31, 31}), sharing == Sharing.ALONE);
        String state = mine.state()
                .replaceFirst("process [0-9]+", "process " + process.pid())
                .replaceFirst(
                        "since .*", "since " + process.info().startInstant().orElseThrow());
        store.put(mine.key(), ByteBuffer.wrap(("x=0..31,y=0..31\n" + state).getBytes(StandardCharsets.UTF_8)));
    }

    private static ProcessHandle living() {
        return ProcessHandle.current().parent().orElseThrow();
    }

    @Test
    void whoCountsOnBeingAloneIsRefusedWhileAnotherProcessLives() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        noteOf(living(), store, Sharing.ALIGNED);
        List<String> keys = store.list("").toList();
        PyramidUpdate update = update(store, UpdateOptions.defaults(), 1);
        String process = "process " + living().pid();
        assertRefused(() -> update.patch(SMALL, Map.of("x", 64L)), "x=0..31,y=0..31 is being written by", process);
        assertRefused(() -> update.levels(Optional.empty(), false), process);
        assertRefused(() -> update.levels(Optional.empty(), true), process);
        assertThat(store.list("").toList()).isEqualTo(keys);
        update(store, options(Sharing.ALIGNED), 1).patch(PATCH, Map.of("x", 64L));
    }

    @Test
    void nobodyWritesBesideALivingProcessThatCountsOnBeingAlone() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        noteOf(living(), store, Sharing.ALONE);
        assertRefused(
                () -> update(store, options(Sharing.ALIGNED), 1).patch(PATCH, Map.of("x", 64L)), "wait until it is");
    }

    @Test
    void regionOfAnEndedProcessIsTakenOverIfAskedFor() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        StoredImage.of(store, "").note(new FinalInterval(new long[] {0, 0}, new long[] {31, 31}), false);
        UpdateOptions aligned = options(Sharing.ALIGNED);
        assertRefused(() -> update(store, aligned, 1).patch(PATCH, Map.of()), "x=0..31,y=0..31", "with 'resume'");
        update(store, aligned, 1).patch(PATCH, Map.of("x", 64L));
        assertThat(StoredImage.of(store, "").notes()).hasSize(1);
        update(store, aligned.withResume(true), 1).patch(PATCH, Map.of());
        assertSameLevels(store, saved(pasted(pasted(WHOLE, PATCH, Map.of("x", 64L)), PATCH, Map.of()), OPTIONS));
    }

    @Test
    void regionOfALivingProcessIsNotTakenOver() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        noteOf(living(), store, Sharing.ALIGNED);
        assertRefused(
                () -> update(store, options(Sharing.ALIGNED).withResume(true), 1)
                        .patch(PATCH, Map.of()),
                "is being written by process");
    }

    @Test
    void noteThatWasCutOffIsOfNobodyWhoLives() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        noteOf(living(), store, Sharing.ALONE);
        String key = StoredImage.of(store, "").notes().get(0).key();
        ByteBuffer note = store.get(key).orElseThrow().slice();
        store.put(key, note.limit(note.limit() - 12));
        update(store, UpdateOptions.defaults(), 1).patch(SMALL, Map.of());
        assertSameLevels(store, saved(pasted(WHOLE, SMALL, Map.of()), OPTIONS));
    }

    /** Regions are not those of levels: whoever else may write, levels are made by one. */
    @Test
    void levelsAreMadeWhateverIsSaidOfOthers() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        update(store, options(Sharing.LEVELS_LATER), 1).patch(SMALL, Map.of());
        PyramidUpdate last = update(store, options(Sharing.LEVELS_LATER), 1);
        assertThat(last.planLevels(Optional.empty(), false).toString()).startsWith("level 1: ");
        last.levels(Optional.empty(), false);
        assertSameLevels(store, saved(pasted(WHOLE, SMALL, Map.of()), OPTIONS));
    }

    @Test
    void howLevelsAreMadeNeedNotBeKnownIfTheyAreLeftToOthers() {
        MemoryStore store = saved(WHOLE, OPTIONS);
        String document = StandardCharsets.UTF_8
                .decode(store.get("zarr.json").orElseThrow())
                .toString();
        String unknown = document.replace("\"mean\"", "\"gaussian\"");
        assertThat(unknown).isNotEqualTo(document);
        store.put("zarr.json", ByteBuffer.wrap(unknown.getBytes(StandardCharsets.UTF_8)));
        update(store, options(Sharing.LEVELS_LATER), 1).patch(SMALL, Map.of());
        UpdateOptions told = UpdateOptions.defaults().withDownsampling(Downsampling.MEAN);
        update(store, told, 1).levels(Optional.empty(), false);
        MemoryStore expected = saved(pasted(WHOLE, SMALL, Map.of()), OPTIONS);
        for (int level = 0; level < 3; level++)
            assertThat(pixels(store, level)).as("level " + level).isEqualTo(pixels(expected, level));
    }

    @Test
    void onlyOneProcessAppends() {
        MemoryStore store = saved(random(new Random(7), 3, 64, 96), OPTIONS);
        assertRefused(() -> update(store, options(Sharing.ALIGNED), 1).append(List.of(WHOLE), "z"), "only one process");
    }

    @Test
    void folderOfNotesIsGoneWithTheLast(@TempDir Path folder) {
        LocalStore store = LocalStore.of(folder);
        PyramidSaver.save(WHOLE, new WriteTarget(store, "", OPTIONS), ThreadRunner.of(1), Progress.NONE);
        Path notes = folder.resolve(".zarrkit-edit");
        WritableStore first = interrupted(store, () -> {
            update(store, options(Sharing.ALIGNED), 1).patch(PATCH, Map.of("x", 64L));
            assertThat(notes).isNotEmptyDirectory();
        });
        update(first, options(Sharing.ALIGNED), 1).patch(PATCH, Map.of());
        assertThat(notes).doesNotExist();
    }
}
