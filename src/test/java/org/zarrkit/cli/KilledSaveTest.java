package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.LocalStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Compression;
import org.zarrkit.zarr.ZarrArray;

/**
 * Kills {@code zarrkit convert} at random moments, {@code -Dzarrkit.kills} times: what is there is no image or a whole one,
 * and the same command ends it. The script {@code killed_save.py} does so with a large image, and asks other programs.
 */
class KilledSaveTest {

    private static final int KILLS = Integer.getInteger("zarrkit.kills", 2);
    private static final int EDGE = 128;

    @TempDir
    Path folder;

    private List<String> command(Path target, boolean sharded) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "convert",
                folder.resolve("source.zarr").toString(),
                target.toString(),
                "--resume",
                "--chunks",
                "16"));
        if (sharded) command.addAll(List.of("--shards", "32"));
        return command;
    }

    private void makeSource() {
        ArrayMetadata metadata = ArrayMetadata.of(
                        3,
                        List.of((long) EDGE, (long) EDGE, (long) EDGE),
                        DataType.UINT8,
                        List.of(EDGE, EDGE, EDGE),
                        Compression.codecs("raw", DataType.UINT8))
                .withDimensionNames(List.of("z", "y", "x"));
        byte[] pixels = new byte[EDGE * EDGE * EDGE];
        new Random(1).nextBytes(pixels);
        ZarrArray.create(LocalStore.of(folder.resolve("source.zarr")), "", metadata)
                .writeBox(new long[3], new int[] {EDGE, EDGE, EDGE}, pixels);
    }

    private Process start(Path target, boolean sharded) throws IOException {
        return new ProcessBuilder(command(target, sharded))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private void complete(Path target, boolean sharded) throws Exception {
        Process process = start(target, sharded);
        assertThat(process.waitFor())
                .as(() -> target + ": " + folder.resolve("output"))
                .isZero();
    }

    @Test
    void killedSaveLeavesNoImageOrAWholeOneAndIsContinuedToTheSameBytes() throws Exception {
        makeSource();
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            boolean sharded = kill % 2 == 1;
            Path undisturbed = folder.resolve("undisturbed-" + sharded).resolve("image.zarr");
            long begun = System.nanoTime();
            if (!Files.exists(undisturbed)) complete(undisturbed, sharded);
            long most = Math.max(1_500, (System.nanoTime() - begun) / 1_000_000);
            Path target = folder.resolve("target-" + kill).resolve("image.zarr");
            Process process = start(target, sharded);
            process.waitFor(random.nextLong(300, most), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            assertNoImageOrWhole(target, undisturbed);
            complete(target, sharded);
            assertSame(target, undisturbed);
        }
    }

    private static void assertNoImageOrWhole(Path target, Path undisturbed) {
        LocalStore store = LocalStore.of(target);
        if (store.size("zarr.json").isEmpty())
            assertThatThrownBy(() -> ZarrImage.open(store, "")).isInstanceOf(NotFoundException.class);
        else
            LocalStore.of(undisturbed)
                    .list("")
                    .forEach(key -> assertThat(store.get(key)).as(key).isPresent());
    }

    private static void assertSame(Path target, Path undisturbed) {
        LocalStore store = LocalStore.of(target);
        LocalStore expected = LocalStore.of(undisturbed);
        assertThat(store.list("").toList()).isEqualTo(expected.list("").toList());
        store.list("").forEach(key -> assertThat(store.get(key)).as(key).isEqualTo(expected.get(key)));
    }
}
