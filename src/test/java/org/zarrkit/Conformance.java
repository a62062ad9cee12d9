package org.zarrkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/** Lists of images and arrays made by other programs, with what they must read as: the fixtures, and data elsewhere. */
public final class Conformance {

    private Conformance() {}

    /** A case of an index, and where its data are. */
    public record Case(Path folder, JsonNode json) {
        public String text(String member) {
            return json.path(member).asText();
        }

        public Path path() {
            return folder.resolve(text("path"));
        }

        /** Where it is opened: of an archive the path inside, if it is there. */
        public String location() {
            String entry = text("zip_entry");
            return path() + (entry.isEmpty() ? "" : "/" + entry);
        }

        public boolean opens() {
            return text("expect").equals("opens");
        }

        public boolean isOptional() {
            return json.path("optional").asBoolean();
        }

        @Override
        public String toString() {
            return text("path");
        }
    }

    /** Real data by others; skips the test where they are not there. */
    public static Stream<Case> collection() {
        Path folder = Path.of(System.getProperty("zarrkit.conformance", "../shared/conformance"));
        Assumptions.assumeTrue(Files.isDirectory(folder), "no conformance data at " + folder.toAbsolutePath());
        return cases(folder);
    }

    /** The cases of a kind at the given places of the collection. */
    public static Stream<Case> collection(String kind, List<String> places) {
        return collection().filter(c -> c.text("kind").equals(kind)).filter(c -> places.stream()
                .anyMatch(c.text("path")::startsWith));
    }

    /** The fixtures of this project. */
    public static Stream<Case> fixtures(String kind) {
        return cases(Path.of("src/test/resources/fixtures"))
                .filter(c -> c.text("kind").equals(kind));
    }

    private static Stream<Case> cases(Path folder) {
        try {
            JsonNode index =
                    new ObjectMapper().readTree(folder.resolve("index.json").toFile());
            return StreamSupport.stream(index.spliterator(), false).map(json -> new Case(folder, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
