package org.zarrkit.doctor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document as JSON, and what is wrong with it as such. What only lenient programs read is read, and said.
 *
 * @param json empty if it can't be read at all
 */
record JsonText(Optional<JsonNode> json, List<Fault> faults) {

    /** Larger documents are not looked into. */
    static final long LARGEST = 64L << 20;

    private static final String SECTION = "RFC 8259 (JSON)";

    static final Law SIZE = new Law(
            "json-size",
            Force.MUST,
            "Zarrkit",
            "split the hierarchy, or remove the consolidated metadata in the document");
    static final Law VALID = new Law("json-valid", Force.MUST, SECTION, "correct the document, or write it anew");
    static final Law STANDARD = new Law(
            "json-standard", Force.MUST, SECTION, "remove comments, NaN, Infinity and commas that are too many");
    static final Law UNIQUE =
            new Law("json-members-unique", Force.SHOULD, SECTION, "remove all but one of the members");

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper UNIQUE_MEMBERS = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    static List<Law> laws() {
        return List.of(SIZE, VALID, STANDARD, UNIQUE);
    }

    static JsonText tooLarge(long size, Place place) {
        return broken(SIZE, new Problem(place, size + " bytes", "at most " + LARGEST + " bytes"));
    }

    static JsonText of(ByteBuffer bytes, Place place) {
        String text;
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            text = decoded.toString();
        } catch (CharacterCodingException e) {
            return broken(VALID, new Problem(place, "bytes that are not UTF-8", "JSON in UTF-8"));
        }
        if (text.isBlank()) return broken(VALID, new Problem(place, "nothing but blanks", "a JSON document"));
        try {
            return new JsonText(Optional.of(STRICT.readTree(text)), repeated(text, place));
        } catch (JsonProcessingException e) {
            return lenient(text, place, e);
        }
    }

    private static JsonText lenient(String text, Place place, JsonProcessingException strict) {
        Problem problem = new Problem(place, where(strict), "a JSON document");
        try {
            JsonNode json = LENIENT.readTree(text);
            return new JsonText(Optional.of(json), List.of(new Fault(STANDARD, problem)));
        } catch (JsonProcessingException e) {
            return broken(VALID, problem);
        }
    }

    private static List<Fault> repeated(String text, Place place) {
        try {
            UNIQUE_MEMBERS.readTree(text);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(new Fault(UNIQUE, new Problem(place, where(e), "each member once")));
        }
    }

    private static String where(JsonProcessingException e) {
        String line =
                e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
        return Excerpt.of(e.getOriginalMessage()) + line;
    }

    private static JsonText broken(Law law, Problem problem) {
        return new JsonText(Optional.empty(), List.of(new Fault(law, problem)));
    }

    Stream<Fault> stream() {
        return faults.stream();
    }
}
