package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InfoCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static JsonNode json(String... args) throws IOException {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return JSON.readTree(run.out());
    }

    static Stream<JsonNode> arrays() throws IOException {
        JsonNode index = JSON.readTree(Fixtures.FOLDER.resolve("index.json").toFile());
        return StreamSupport.stream(index.spliterator(), false)
                .filter(entry -> entry.path("kind").asText().equals("array"));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arraysAreDescribedAsTheirMakersDo(JsonNode expected) throws IOException {
        JsonNode array = json("info", Fixtures.path(expected.path("path").asText()), "--json", "--complete");
        assertThat(array.path("node").asText()).isEqualTo("array");
        assertThat(array.path("zarr_format")).isEqualTo(expected.path("zarr_format"));
        assertThat(array.path("shape")).isEqualTo(expected.path("shape"));
        assertThat(array.path("data_type")).isEqualTo(expected.path("dtype"));
        // Behind a transpose the makers state chunks in the order that the sharding codec sees.
        boolean transposed = expected.path("codecs").path(0).asText().startsWith("transpose")
                && !expected.path("shards").isNull();
        if (transposed) assertThat(array.path("chunks")).containsExactlyInAnyOrderElementsOf(expected.path("chunks"));
        else assertThat(array.path("chunks")).isEqualTo(expected.path("chunks"));
        assertThat(array.path("shards")).isEqualTo(expected.path("shards"));
        assertThat(array.has("unsupported")).isFalse();
        assertThat(array.path("files").asInt())
                .isEqualTo(expected.path("stored_values").asInt());
    }

    @Test
    void anImageIsShownWithItsLevelsChannelsAndLabels() throws IOException {
        JsonNode group = json("info", Fixtures.path("images/ome-zarr-py-0.4-tczyx.zarr"), "--json");
        assertThat(group.path("ome_version").asText()).isEqualTo("0.4");
        JsonNode image = group.path("images").path(0);
        assertThat(image.path("axes")).hasSize(5);
        assertThat(image.path("axes").path(0).path("type").asText()).isEqualTo("time");
        assertThat(image.path("levels").findValuesAsText("path")).containsExactly("s0", "s1", "s2");
        assertThat(image.path("channels").path(0).path("label").asText()).isEqualTo("DAPI");
        assertThat(group.path("children").findValuesAsText("node")).containsExactly("array", "array", "array");
        String text = CommandLineRun.of("info", Fixtures.path("images/ome-zarr-py-0.5-zyx-labels.zarr"))
                .text();
        assertThat(text).contains("OME-Zarr 0.5", "labels: objects", "a label image, 2 colours", "float32 [9,22,26]");
    }

    @Test
    void chunksAndBytesOfShardsAreCounted() throws IOException {
        JsonNode array = json("info", Fixtures.path("arrays/v3-tensorstore-sharded-absent"), "--json", "--complete");
        assertThat(array.path("shards")).hasSize(2);
        assertThat(array.path("chunks_present").asLong())
                .isPositive()
                .isLessThan(array.path("chunks_total").asLong());
        assertThat(array.path("bytes_stored").asLong()).isPositive();
        assertThat(array.path("bytes_decoded").asLong()).isEqualTo(13 * 17 * 4);
    }

    @Test
    void filesThatAreNoChunksAreNotCounted() throws IOException {
        Path array = ZarrCopies.copy(Fixtures.path("arrays/v2-keys-slash"), folder.resolve("a"));
        JsonNode before = json("info", array.toString(), "--json", "--complete");
        Files.writeString(array.resolve(".DS_Store"), "x");
        Files.createDirectories(array.resolve("900"));
        Files.writeString(array.resolve("900/0"), "beyond the grid");
        assertThat(json("info", array.toString(), "--json", "--complete")).isEqualTo(before);
    }

    @Test
    void whatIsNotSupportedIsListedAndMarked() throws IOException {
        Path array = ZarrCopies.copy(Fixtures.path("arrays/v3-uint16"), folder.resolve("a"));
        replace(array.resolve("zarr.json"), "\"uint16\"", "\"complex128\"");
        JsonNode json = json("info", array.toString(), "--json", "--complete");
        assertThat(json.path("data_type").asText()).isEqualTo("complex128");
        assertThat(json.path("unsupported").asText()).contains("complex128");
        assertThat(json.path("codecs").findValuesAsText("name")).contains("bytes");
        assertThat(CommandLineRun.of("info", array.toString()).text()).contains("NOT SUPPORTED");
    }

    @Test
    void aDamagedNodeIsShownInItsPlaceAndTheRestWithIt() throws IOException {
        Path image = ZarrCopies.copy(Fixtures.path("images/ome-zarr-py-0.5-zyx-labels.zarr"), folder.resolve("i"));
        Files.writeString(image.resolve("s0/zarr.json"), "{ not JSON");
        CommandLineRun run = CommandLineRun.of("info", image.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.text()).contains("s0: DAMAGED", "s1: array", "labels: objects");
        JsonNode json = json("info", image.toString(), "--json");
        assertThat(json.path("children").findValuesAsText("node")).contains("damaged");
    }

    @Test
    void damagedOmeMetadataAreShownAndTheArraysWithThem() throws IOException {
        Path image = ZarrCopies.copy(Fixtures.path("images/ome-zarr-py-0.5-yx.zarr"), folder.resolve("i"));
        replace(image.resolve("zarr.json"), "\"multiscales\"", "\"multiscales\": 5, \"others\"");
        CommandLineRun run = CommandLineRun.of("info", image.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.text()).contains("DAMAGED", "multiscales", "s0: array");
    }

    @Test
    void sceneAndCoordinateSystemsAreListedWithTheirTransforms() throws IOException {
        String axes = "\"axes\": [{\"name\": \"y\", \"type\": \"space\"}, {\"name\": \"x\", \"type\": \"space\"}]";
        Files.writeString(
                folder.resolve("zarr.json"),
                "{\"zarr_format\": 3, \"node_type\": \"group\", \"attributes\": {\"ome\": {\"version\": \"0.6rc0\","
                        + " \"scene\": {\"coordinateSystems\": [{\"name\": \"world\", " + axes
                        + "}], \"coordinateTransformations\": [{\"type\": \"displacements\", \"path\": \"f\", \"input\":"
                        + " {\"name\": \"physical\", \"path\": \"tile\"}, \"output\": {\"name\": \"world\"}}]}}}}");
        JsonNode scene = json("info", folder.toString(), "--json").path("scene");
        assertThat(scene.at("/coordinate_systems/0/name").asText()).isEqualTo("world");
        assertThat(scene.at("/transforms/0/type").asText()).isEqualTo("displacements");
        assertThat(scene.at("/transforms/0/applied").asBoolean(true)).isFalse();
        assertThat(scene.at("/images/0").asText()).isEqualTo("tile");
        assertThat(new String(
                        CommandLineRun.of("info", folder.toString()).out(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("scene of the images tile")
                .contains("transform from 'tile:physical' to 'world': displacements, not applied");
    }

    @Test
    void aRootThatCannotBeReadIsAnError() throws IOException {
        Files.writeString(folder.resolve("zarr.json"), "{ not JSON");
        assertThat(CommandLineRun.of("info", folder.toString()).exitCode()).isEqualTo(3);
        assertThat(CommandLineRun.of("info", folder.resolve("absent").toString())
                        .exitCode())
                .isEqualTo(3);
    }

    /** Names come from files, and could otherwise add lines or control the terminal. */
    @Test
    void namesCannotBreakTheLines() throws IOException {
        Path image = ZarrCopies.copy(Fixtures.path("images/ome-zarr-py-0.5-yx.zarr"), folder.resolve("i"));
        replace(image.resolve("zarr.json"), "\"name\": \"ome-zarr-py-0.5-yx\"", "\"name\": \"a\\nb\\u001b[31m\"");
        assertThat(CommandLineRun.of("info", image.toString()).text()).contains("'a b [31m'");
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }
}
