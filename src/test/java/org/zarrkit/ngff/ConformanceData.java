package org.zarrkit.ngff;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The third-party test data, read in place; tests that need them are skipped where they are absent. */
final class ConformanceData {

    // Examples of the specification carry comments.
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private ConformanceData() {}

    static Path folder() {
        String set = System.getProperty("zarrkit.conformance");
        Path folder = set == null ? Path.of("..", "shared", "conformance") : Path.of(set);
        assumeTrue(Files.isRegularFile(folder.resolve("index.json")), "no conformance data at " + folder);
        return folder;
    }

    static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document as it is read from a file. */
    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases of the index that pass a test. */
    static List<Case> cases(Predicate<JsonNode> wanted) {
        List<Case> cases = new ArrayList<>();
        for (JsonNode entry : read(folder().resolve("index.json"))) if (wanted.test(entry)) cases.add(new Case(entry));
        return cases;
    }

    /** One case of the index; named by its path. */
    record Case(JsonNode entry) {

        String text(String member) {
            return entry.path(member).asText();
        }

        Path path() {
            return folder().resolve(text("path"));
        }

        int zarrFormat() {
            return entry.path("zarr_format").asInt();
        }

        @Override
        public String toString() {
            return text("path");
        }
    }
}
