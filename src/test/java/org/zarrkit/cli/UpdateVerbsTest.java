package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.Stores;

/** The verbs that change a stored image: append, patch, levels. */
class UpdateVerbsTest {

    private static final String MOVIE = Fixtures.path("images/ome-zarr-py-0.4-tczyx.zarr");

    @TempDir
    Path folder;

    private String cells;

    @BeforeEach
    void saveCells() {
        cells = folder.resolve("cells.zarr").toString();
        WriteOptions options = WriteOptions.defaults()
                .withChunks(java.util.Map.of("x", 16, "y", 16, "z", 8))
                .withLevels(3);
        Zarrkit.sample(64, 48, 16).save(cells, options);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static CommandLineRun done(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static byte[] dump(String place, String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"dump", place, "-o", "-"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return done(arguments).out();
    }

    private static List<Long> shape(String place, int level) {
        return ZarrImage.open(Stores.open(place), "")
                .arrays()
                .get(level)
                .metadata()
                .shape();
    }

    /** A region of another image, a little larger than it was. */
    private String smoothed(String name) {
        String out = path(name);
        done("process", cells, out, "--op", "crop x=0..31 y=0..31 z=0..7", "--op", "gaussian sigma=2");
        return out;
    }

    @Test
    void patchedImageIsThatWhichHasTheRegion() {
        byte[] before = dump(cells);
        String patch = smoothed("patch.zarr");
        CommandLineRun run = done("patch", patch, cells, "--at", "z=8,y=3,x=32", "--verify", "--threads", "2");
        assertThat(run.err()).contains("write: 12 of 12 blocks", "level 1: ", "level 2: ", "verify: ");
        assertThat(dump(cells)).isNotEqualTo(before);
        done("process", cells, path("part.zarr"), "--op", "crop x=32..63 y=3..34 z=8..15");
        assertThat(dump(path("part.zarr"))).isEqualTo(dump(patch));
        String anew = path("anew.zarr");
        done("convert", cells, anew, "--levels", "3", "--chunks", "z=8,y=16,x=16");
        for (int level = 1; level < 3; level++)
            assertThat(dump(cells + "/" + level)).isEqualTo(dump(anew + "/" + level));
    }

    @Test
    void severalImagesAreAppendedInTheirOrder() {
        String target = path("movie.zarr");
        done("convert", MOVIE, target);
        byte[] once = dump(target);
        done("append", MOVIE, MOVIE, target, "--axis", "t");
        byte[] thrice = dump(target);
        assertThat(thrice).hasSize(3 * once.length).startsWith(once).endsWith(once);
    }

    @Test
    void channelsKeepTheirNames() {
        String other = path("other.zarr");
        done("convert", cells, other);
        done("edit", other, "--channel-name", "1=DAPI");
        done("append", other, cells, "--axis", "c");
        assertThat(shape(cells, 0)).containsExactly(4L, 16L, 48L, 64L);
        assertThat(done("info", cells).text()).contains("channel 'DAPI'");
    }

    @Test
    void levelsAreAddedAndMadeAnew() {
        done("levels", cells, "--count", "4");
        assertThat(shape(cells, 3)).containsExactly(2L, 4L, 6L, 8L);
        byte[] level = dump(cells + "/1");
        done("levels", cells, "--overwrite", "--downsample", "max");
        assertThat(dump(cells + "/1")).isNotEqualTo(level);
        CommandLineRun none = done("levels", cells, "--dry-run");
        assertThat(none.text()).isEqualTo("nothing to do\n");
    }

    @Test
    void processesThatLeaveTheLevelsNeedNoMoreThanBordersOfShards() {
        String patch = path("patch.zarr");
        done("process", cells, patch, "--op", "crop x=0..15 y=0..15 z=0..7", "--op", "gaussian sigma=2");
        CommandLineRun refused = CommandLineRun.of("patch", patch, cells, "--at", "x=16", "--concurrent");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("multiples of x=64,y=48,z=16,c=1");
        done("patch", patch, cells, "--at", "x=16,c=0", "--levels-later");
        assertThat(Zarrkit.open(cells).warnings()).singleElement().asString().contains("update the levels");
        assertThat(done("levels", cells, "--dry-run").text()).startsWith("level 1: x=8..15,y=0..7,");
        done("levels", cells);
        assertThat(Zarrkit.open(cells).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "patch IN OUT --at x=5 --dry-run, 'write: x=5..36,y=0..31,z=0..7,c=0..1'",
        "append IN OUT --axis z --dry-run --downsample mean, expected",
        "levels OUT --count 5 --dry-run, 'level 3: x=0..7,'"
    })
    void dryRunTellsWhatWouldBeWrittenAndWritesNothing(String words, String expected) {
        String patch = smoothed("patch.zarr");
        byte[] before = dump(cells);
        CommandLineRun run = CommandLineRun.of(
                words.replace("IN", patch).replace("OUT", cells).split(" "));
        assertThat(run.text() + run.err()).contains(expected);
        assertThat(dump(cells)).isEqualTo(before);
        assertThat(shape(cells, 2)).containsExactly(2L, 8L, 12L, 16L);
        assertThat(folder.resolve("cells.zarr/3")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patch IN OUT --at x=60",
                "patch IN OUT --at q=1",
                "patch IN OUT --at x=-1",
                "patch IN OUT --at 5",
                "patch IN OUT --resume",
                "patch IN OUT --overwrite",
                "patch OUT OUT",
                "patch IN OUT --memory 1K",
                "append IN OUT",
                "append OUT --axis t",
                "append IN OUT --axis t",
                "append IN OUT --axis c",
                "append OUT OUT --axis c",
                "levels OUT --count 0",
                "levels OUT --resume",
                "levels OUT --downsample mode --count many"
            })
    void mistakesAreUsageErrorsAndChangeNothing(String words) {
        String patch = smoothed("patch.zarr");
        byte[] before = dump(cells);
        CommandLineRun run = CommandLineRun.of(
                words.replace("IN", patch).replace("OUT", cells).split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(dump(cells)).isEqualTo(before);
    }

    @Test
    void whatCanNotBeChangedWhereItIsIsAFailure() {
        String zip = path("cells.zip");
        done("convert", cells, zip);
        for (String target : List.of(zip, path("absent.zarr"), cells + "/0")) {
            CommandLineRun run = CommandLineRun.of("levels", target);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        }
    }
}
