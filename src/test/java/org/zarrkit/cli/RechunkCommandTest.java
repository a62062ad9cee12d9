package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.PlateField;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.Hierarchy;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;

class RechunkCommandTest {

    private static final String IMAGE = Fixtures.path("images/ome-zarr-py-0.4-tczyx.zarr");
    private static final String ARRAY = Fixtures.path("arrays/v2-five-dimensional");

    @TempDir
    Path folder;

    private static byte[] dump(String uri) {
        CommandLineRun run = CommandLineRun.of("dump", uri, "-o", "-");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private String out() {
        return folder.resolve("out.zarr").toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'2,3,5', '', zstd:3, 3",
        "'4,4', '8,12', raw, 3",
        "'1', none, gzip:6, 2",
        "'1,1,2,7,9', '1,1,3,7,9', blosc:lz4:5, 3"
    })
    void elementsOfAnArraySurviveAllOptions(String chunks, String shards, String codec, String format) {
        String[] arguments = {
            "rechunk",
            ARRAY,
            out(),
            "--chunks",
            chunks,
            "--codec",
            codec,
            "--format",
            format,
            "--threads",
            "2",
            "--memory",
            "64M",
            "--shards",
            shards.isEmpty() ? "none" : shards
        };
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("blocks");
        assertThat(dump(out())).isEqualTo(dump(ARRAY));
        ZarrArray array = ZarrArray.open(Stores.open(out()), "");
        assertThat(array.metadata().zarrFormat()).isEqualTo(Integer.parseInt(format));
        assertThat(array.metadata().isSharded()).isEqualTo(shards.contains(","));
        List<Integer> edges = Stream.of(chunks.split(",")).map(Integer::valueOf).toList();
        assertThat(array.grid().chunkShape().subList(5 - edges.size(), 5)).isEqualTo(edges);
        assertThat(array.grid().chunkShape().subList(0, 5 - edges.size())).allMatch(edge -> edge == 1);
    }

    @Test
    void allArraysOfAnImageAreRechunkedAndItStaysAnImage() {
        CommandLineRun run = CommandLineRun.of("rechunk", IMAGE, out(), "--chunks", "4,4", "--codec", "zstd:1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Store before = Stores.open(IMAGE);
        Store after = Stores.open(out());
        List<String> paths = Hierarchy.paths(before, "").toList();
        assertThat(Hierarchy.paths(after, "")).containsExactlyElementsOf(paths);
        for (String path : paths)
            assertThat(Node.open(after, path).attributes())
                    .isEqualTo(Node.open(before, path).attributes());
        assertThat(ZarrArray.open(after, "s0").grid().chunkShape()).containsExactly(1, 1, 1, 4, 4);
        assertThat(dump(out())).isEqualTo(dump(IMAGE));
        assertThat(CommandLineRun.of("info", out()).exitCode()).isZero();
    }

    @Test
    void oneArrayOfAGroupIsTaken() {
        assertThat(CommandLineRun.of("rechunk", IMAGE, out(), "--array", "s0", "--format", "3")
                        .exitCode())
                .isZero();
        assertThat(dump(out())).isEqualTo(dump(IMAGE));
        assertThat(folder.resolve("out.zarr/zarr.json")).exists();
    }

    @Test
    void withoutOptionsTheStoredBytesAreCopied() throws IOException {
        CommandLineRun run = CommandLineRun.of("rechunk", ARRAY, out());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("copying");
        try (Stream<Path> files = Files.walk(Path.of(ARRAY)).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator)
                if (!file.getFileName().toString().startsWith("."))
                    assertThat(Path.of(out()).resolve(Path.of(ARRAY).relativize(file)))
                            .hasSameBinaryContentAs(file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--chunks 0",
                "--chunks 4x4",
                "--shards all",
                "--codec zip",
                "--format 4",
                "--memory 5",
                "--memory much",
                "--threads 0",
                "--format 2 --shards 8,8",
                "--format 3 --chunks 4",
                "--version 0.3",
                "--version 0.5 --format 2",
                "--version 0.4 --shards 8,8",
                "--resume"
            })
    void wrongOptionsAreUsageErrorsAndWriteNothing(String options) {
        String[] words = ("rechunk " + IMAGE + " " + out() + " " + options).split(" ");
        CommandLineRun run = CommandLineRun.of(words);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDamagedChunkLeavesNothingBehind() throws IOException {
        Path in = ZarrCopies.copy(IMAGE, folder.resolve("in.zarr"));
        ZarrCopies.damageChunks(in);
        CommandLineRun run = CommandLineRun.of("rechunk", in.toString(), out(), "--chunks", "3,3");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("s0/").doesNotContain("\tat ");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(in);
        }
    }

    @Test
    void anExistingTargetIsReplacedOnlyWhenAskedForAndComplete() throws IOException {
        assertThat(CommandLineRun.of("rechunk", ARRAY, out()).exitCode()).isZero();
        CommandLineRun again = CommandLineRun.of("rechunk", IMAGE, out());
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("--overwrite");
        Path damaged = ZarrCopies.copy(IMAGE, folder.resolve("in.zarr"));
        ZarrCopies.damageChunks(damaged);
        assertThat(CommandLineRun.of("rechunk", damaged.toString(), out(), "--chunks", "3", "--overwrite")
                        .exitCode())
                .isEqualTo(3);
        assertThat(dump(out())).isEqualTo(dump(ARRAY));
        assertThat(CommandLineRun.of("rechunk", IMAGE, out(), "--overwrite").exitCode())
                .isZero();
        assertThat(dump(out())).isEqualTo(dump(IMAGE));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(damaged, Path.of(out()));
        }
    }

    @Test
    void theFormatIsChangedInPlaceAndNoChunkIsTouched() throws IOException {
        Path in = ZarrCopies.copy(ARRAY, folder.resolve("in.zarr"));
        byte[] before = dump(in.toString());
        assertThat(CommandLineRun.of("rechunk", in.toString(), "--in-place", "--format", "3")
                        .exitCode())
                .isZero();
        assertThat(in.resolve("zarr.json")).exists();
        assertThat(in.resolve(".zarray")).doesNotExist();
        assertThat(dump(in.toString())).isEqualTo(before);
        assertThat(CommandLineRun.of("rechunk", in.toString(), "--in-place", "--format", "2")
                        .exitCode())
                .isZero();
        assertThat(in.resolve("zarr.json")).doesNotExist();
        assertThat(dump(in.toString())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--in-place", "--in-place --format 3 --codec raw", "--in-place --format 3 OUT", "--format 3"})
    void inPlaceGoesWithAFormatAlone(String options) throws IOException {
        Path in = ZarrCopies.copy(ARRAY, folder.resolve("in.zarr"));
        String[] words = ("rechunk " + in + " " + options.replace("OUT", out())).split(" ");
        CommandLineRun run = CommandLineRun.of(words);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(in.resolve(".zarray")).exists();
    }

    @Test
    void omeZarrIsNotGivenTheOtherFormatInPlace() throws IOException {
        Path in = ZarrCopies.copy(IMAGE, folder.resolve("in.zarr"));
        CommandLineRun run = CommandLineRun.of("rechunk", in.toString(), "--in-place", "--format", "3");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("OME-Zarr metadata");
        assertThat(in.resolve("zarr.json")).doesNotExist();
    }

    private static byte[] stored(Path array, String key) throws IOException {
        return Files.readAllBytes(array.resolve(key));
    }

    @Test
    void anotherVersionIsWrittenWithTheSameStoredBytes() throws IOException {
        CommandLineRun run = CommandLineRun.of("rechunk", IMAGE, out(), "--version", "0.5", "--verify");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("copying", "verify");
        ZarrImage before = ZarrImage.open(Stores.open(IMAGE), "");
        ZarrImage after = ZarrImage.open(Stores.open(out()), "");
        assertThat(after.version()).contains(NgffVersion.V0_5);
        assertThat(after.multiscale().levels()).isEqualTo(before.multiscale().levels());
        int chunks = 0;
        for (ZarrArray array : before.arrays()) {
            Path from = Path.of(IMAGE, array.path());
            Path to = Path.of(out(), array.path());
            assertThat(ZarrArray.open(Stores.open(out()), array.path())
                            .metadata()
                            .dimensionNames())
                    .extracting(Optional::get)
                    .containsExactly("t", "c", "z", "y", "x");
            try (Stream<Path> files = Files.walk(from).filter(Files::isRegularFile)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String key = from.relativize(file).toString();
                    if (key.startsWith(".")) continue;
                    assertThat(stored(to, "c/" + key)).isEqualTo(stored(from, key));
                    chunks++;
                }
            }
        }
        assertThat(chunks).isPositive();
        assertThat(CommandLineRun.of("validate", out(), "--pixels").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.4, ''", "0.4, '--chunks 4,4'", "0.6rc0, ''", "0.6rc0, '--chunks 4,4 --shards 8,8'"})
    void labelsAreThereInTheOtherVersion(String version, String more) {
        String image = Fixtures.path("images/ome-zarr-py-0.5-zyx-labels.zarr");
        String[] words = ("rechunk " + image + " " + out() + " --version " + version + " " + more).split(" ");
        CommandLineRun run = CommandLineRun.of(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(dump(out())).isEqualTo(dump(image));
        assertThat(CommandLineRun.of("labels", out()).text())
                .isEqualTo(CommandLineRun.of("labels", image).text());
        CommandLineRun valid = CommandLineRun.of("validate", out(), "--pixels");
        assertThat(valid.exitCode()).as(valid.text()).isZero();
    }

    @Test
    void platesAreOfTheOtherVersionWithAllTheirFields() {
        String plate = folder.resolve("plate.zarr").toString();
        Zarrkit.savePlate(plate, List.of(new PlateField("B2", 0, 0, () -> Zarrkit.sample(20, 10, 1))));
        assertThat(CommandLineRun.of("rechunk", plate, out(), "--version", "0.4")
                        .exitCode())
                .isZero();
        assertThat(dump(out() + "/B/2/0")).isEqualTo(dump(plate + "/B/2/0"));
        CommandLineRun valid = CommandLineRun.of("validate", out());
        assertThat(valid.exitCode()).as(valid.text()).isZero();
        assertThat(valid.text()).contains("OME-Zarr 0.4");
    }

    @Test
    void dryRunTellsWhatWouldBeDoneAndWritesNothing() {
        assertThat(CommandLineRun.of("rechunk", IMAGE, out(), "--dry-run").text())
                .contains("as they are stored");
        assertThat(CommandLineRun.of("rechunk", IMAGE, out(), "--chunks", "4,4", "--dry-run")
                        .text())
                .contains("MB of memory at most");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void inputAndOutputMustBeApartAndAFolderThatIsNoZarrIsLeftAlone() throws IOException {
        assertThat(CommandLineRun.of("rechunk", ARRAY, ARRAY + "/new").exitCode())
                .isEqualTo(2);
        Path file = Files.writeString(folder.resolve("thesis.txt"), "mine");
        assertThat(CommandLineRun.of("rechunk", ARRAY, folder.toString(), "--overwrite")
                        .exitCode())
                .isEqualTo(3);
        assertThat(file).hasContent("mine");
    }
}
