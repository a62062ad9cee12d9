package org.zarrkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that keep all rules, and each rule broken by one change of one of them. */
class DocumentBreachesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One change that breaks a rule; {@code -} as value removes. */
    record Breach(String code, String document, String pointer, String value) {

        static Breach parse(String line) {
            String[] parts = line.split(" *\\| *", 4);
            return new Breach(parts[0].strip(), parts[1], parts[2], parts[3].strip());
        }

        JsonNode broken() throws IOException {
            JsonNode json = DocumentBreachesTest.document(document);
            JsonPointer at = JsonPointer.compile(pointer);
            JsonNode parent = json.at(at.head());
            boolean removes = value.equals("-");
            if (parent instanceof ObjectNode object && removes)
                object.remove(at.last().getMatchingProperty());
            else if (parent instanceof ObjectNode object)
                object.set(at.last().getMatchingProperty(), MAPPER.readTree(value));
            else change((ArrayNode) parent, at.last().getMatchingIndex(), removes);
            return json;
        }

        private void change(ArrayNode list, int index, boolean removes) throws IOException {
            if (removes) list.remove(index);
            else if (index == list.size()) list.add(MAPPER.readTree(value));
            else list.set(index, MAPPER.readTree(value));
        }
    }

    private static String resource(String name) throws IOException {
        try (var stream = DocumentBreachesTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode document(String name) throws IOException {
        JsonNode document = MAPPER.readTree(resource("documents.json")).path(name);
        assertThat(document.isObject()).as("a document '" + name + "'").isTrue();
        return document;
    }

    static List<String> documents() throws IOException {
        Iterable<String> names = () -> {
            try {
                return MAPPER.readTree(resource("documents.json")).fieldNames();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    static List<Breach> breaches() throws IOException {
        return resource("breaches.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Breach::parse)
                .toList();
    }

    /** The rules that are broken here. */
    static Set<String> codes() throws IOException {
        return breaches().stream().map(Breach::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(JsonNode document, boolean strict) {
        Report report = Doctor.examineDocument(
                document, OptionalInt.empty(), DoctorOptions.defaults().withStrict(strict));
        return Stream.of(Severity.values())
                .flatMap(severity -> report.codes(severity).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aGoodDocumentHasNoFindings(String name) throws IOException {
        Set<String> codes = codes(document(name), true);
        // Version 0.1 and 0.2 of plates state less than later ones should.
        assertThat(codes).as(name).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aBreachIsFound(Breach breach) throws IOException {
        assertThat(codes(breach.broken(), false)).as(breach.broken().toString()).contains(breach.code());
    }
}
