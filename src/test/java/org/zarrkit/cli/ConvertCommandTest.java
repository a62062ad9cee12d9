package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Window;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.ZarrArray;

class ConvertCommandTest {

    private static final String IMAGE = Fixtures.path("images/ome-zarr-py-0.4-tczyx.zarr");

    @TempDir
    Path folder;

    private static byte[] dump(String uri) {
        CommandLineRun run = CommandLineRun.of("dump", uri, "-o", "-");
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @CsvSource({
        "0.4, 'z=2,y=7,x=9', '', raw",
        "0.4, '', '', blosc:lz4:5",
        "0.4, 'y=8', '', gzip:6",
        "0.5, 'y=8,x=8', 'y=16,x=24', zstd:3",
        "0.5, 'c=3,t=2', '', blosc:zstd:3"
    })
    void pixelsAndMetadataSurviveAllOptions(String version, String chunks, String shards, String codec) {
        String out = folder.resolve("out.zarr").toString();
        CommandLineRun run = CommandLineRun.of(
                "convert", IMAGE, out, "--version", version, "--chunks", chunks, "--shards", shards, "--codec", codec);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("blocks");
        assertThat(dump(out)).isEqualTo(dump(IMAGE));
        ZarrImage before = ZarrImage.open(Stores.open(IMAGE), "");
        ZarrImage after = ZarrImage.open(Stores.open(out), "");
        assertThat(after.version().orElseThrow().text()).isEqualTo(version);
        assertThat(after.multiscale().axes()).isEqualTo(before.multiscale().axes());
        assertThat(after.multiscale().pixelSizes(0))
                .isEqualTo(before.multiscale().pixelSizes(0));
        assertThat(after.multiscale().channels().stream().map(Channel::label))
                .isEqualTo(before.multiscale().channels().stream()
                        .map(Channel::label)
                        .toList());
        assertThat(after.arrays().get(0).grid().isSharded()).isEqualTo(!shards.isEmpty());
    }

    @Test
    void aBareArrayBecomesAnImage() {
        String array = Fixtures.path("arrays/v2-five-dimensional");
        String out = folder.resolve("out.zarr").toString();
        assertThat(CommandLineRun.of("convert", array, out, "--axes", "tczyx", "--threads", "1")
                        .exitCode())
                .isZero();
        assertThat(dump(out)).isEqualTo(dump(array));
    }

    @Test
    void levelsAndMethodAreAsAskedFor() {
        String out = folder.resolve("out.zarr").toString();
        CommandLineRun.of("convert", IMAGE, out, "--levels", "3", "--downsample", "nearest");
        ZarrImage image = ZarrImage.open(Stores.open(out), "");
        assertThat(image.arrays()).hasSize(3);
        assertThat(image.multiscale().description().downsamplingType()).contains("nearest");
        ZarrArray finest = image.arrays().get(0);
        ZarrArray next = image.arrays().get(1);
        assertThat(((short[]) next.readChunk(0, 0, 0, 0, 0))[0])
                .isEqualTo(((short[]) finest.readChunk(0, 0, 0, 0, 0))[0]);
    }

    @Test
    void channelsWithoutWindowGetOneFromThePixels() {
        String out = folder.resolve("out.zarr").toString();
        CommandLineRun.of("convert", Fixtures.path("images/ome-zarr-py-0.5-yx.zarr"), out);
        List<Channel> channels =
                ZarrImage.open(Stores.open(out), "").multiscale().channels();
        assertThat(channels).hasSize(1);
        Window window = channels.get(0).window();
        byte[] pixels = dump(out);
        int least = 255;
        int most = 0;
        for (byte pixel : pixels) {
            least = Math.min(least, pixel & 0xff);
            most = Math.max(most, pixel & 0xff);
        }
        assertThat(window).isEqualTo(Window.of(0, 255, least, most));
    }

    @Test
    void anExistingTargetIsKeptUnlessOverwritingIsAskedFor() throws IOException {
        String out = folder.resolve("out.zarr").toString();
        assertThat(CommandLineRun.of("convert", IMAGE, out).exitCode()).isZero();
        CommandLineRun again = CommandLineRun.of("convert", IMAGE, out);
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains(out).contains("--overwrite");
        // A mistake in the options must not cost what stands at the target.
        assertThat(CommandLineRun.of("convert", IMAGE, out, "--overwrite", "--codec", "zip")
                        .exitCode())
                .isEqualTo(2);
        assertThat(dump(out)).isEqualTo(dump(IMAGE));
        assertThat(CommandLineRun.of("convert", IMAGE, out, "--overwrite", "--version", "0.4")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("out.zarr/zarr.json")).doesNotExist();
        assertThat(dump(out)).isEqualTo(dump(IMAGE));
    }

    @Test
    void aFolderThatIsNoZarrIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.txt"), "mine");
        CommandLineRun run = CommandLineRun.of("convert", IMAGE, folder.toString(), "--overwrite");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(file).hasContent("mine");
    }

    @Test
    void inputAndOutputMustBeApart() throws IOException {
        Path in = ZarrCopies.copy(IMAGE, folder.resolve("in.zarr"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), in);
        for (String out : List.of(in.toString(), in + "/new", folder.toString(), link.toString(), link + "/new")) {
            CommandLineRun run = CommandLineRun.of("convert", in.toString(), out, "--overwrite");
            assertThat(run.exitCode()).as(out).isEqualTo(2);
            assertThat(run.err()).contains("choose another place");
        }
        assertThat(dump(in.toString())).isEqualTo(dump(IMAGE));
    }

    @Test
    void aDamagedChunkIsAnErrorAndNoImage() throws IOException {
        Path in = ZarrCopies.copy(IMAGE, folder.resolve("in.zarr"));
        ZarrCopies.damageChunks(in);
        String out = folder.resolve("out.zarr").toString();
        CommandLineRun run = CommandLineRun.of("convert", in.toString(), out);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("s0/").doesNotContain("\tat ");
        assertThat(CommandLineRun.of(
                                "snapshot", out, "-o", folder.resolve("a.png").toString())
                        .exitCode())
                .isEqualTo(3);
    }

    /** As when a person presses Ctrl-C. */
    @Test
    void interruptedRunIsContinuedByTheSameCommand() {
        String out = folder.resolve("out.zarr").toString();
        Interruption interruption = new Interruption();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream asking = new PrintStream(err, true) {
            @Override
            public void println(String line) {
                super.println(line);
                interruption.ask(); // once it is said what will be written
            }
        };
        Terminal terminal = new Terminal(new PrintStream(OutputStream.nullOutputStream()), asking, false, interruption);
        assertThat(Main.run(terminal, "convert", IMAGE, out, "--chunks", "y=8,x=8"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("cancelled").contains("continued by the same command");
        assertThat(folder.resolve("out.zarr/zarr.json")).doesNotExist();
        CommandLineRun again = CommandLineRun.of("convert", IMAGE, out, "--chunks", "y=8,x=8");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(dump(out)).isEqualTo(dump(IMAGE));
    }

    @Test
    void whatWillBeWrittenIsSaidFirst() {
        String out = folder.resolve("out.zarr").toString();
        CommandLineRun plan = CommandLineRun.of("convert", IMAGE, out, "--dry-run");
        assertThat(plan.text()).contains("level 0:", "chunks", "files at most", "uncompressed");
        assertThat(folder.resolve("out.zarr")).doesNotExist();
        assertThat(CommandLineRun.of("convert", IMAGE, out).err())
                .startsWith("note: ")
                .contains("levels", "files at most", "uncompressed");
    }
}
