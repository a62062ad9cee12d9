package org.zarrkit.ngff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * A source and the operations on it as text: a value that can be printed, kept in a file and recorded in an image.
 *
 * @param source a path or URL; empty if the image was not opened from one
 * @param steps operations as in macros, such as {@code gaussian sigma=2}, in the order in which they are applied; where
 *     one reads another image, its location is part of the text
 */
public record Pipeline(Optional<String> source, List<String> steps) {

    /** No source, no operation. */
    public static final Pipeline NONE = new Pipeline(Optional.empty(), List.of());

    /** Of the document; one of another version is refused. */
    private static final int VERSION = 1;

    private static final String FORMAT = "zarrkit-pipeline";
    private static final ObjectMapper JSON = new ObjectMapper();

    public Pipeline {
        steps = List.copyOf(steps);
        for (String step : steps)
            if (step.isBlank() || step.lines().count() > 1)
                throw new IllegalArgumentException("the step '" + step + "'; expected an operation in one line");
    }

    /** What was opened at a location, and no operation. */
    public static Pipeline of(String source) {
        return new Pipeline(Optional.of(source), List.of());
    }

    /** The same with more operations after those that are there. */
    public Pipeline then(List<String> more) {
        List<String> all = new ArrayList<>(steps);
        all.addAll(more);
        return new Pipeline(source, all);
    }

    /**
     * The pipeline of a document.
     *
     * @param place of the document, for messages
     * @throws InvalidMetadataException if it is none of a pipeline
     * @throws UnsupportedFeatureException if it is of a version that is not known
     */
    public static Pipeline parse(String document, String place) {
        JsonNode json = read(document, place);
        JsonNode version = json.path(FORMAT);
        if (!version.isInt())
            throw new InvalidMetadataException(
                    place + " is no pipeline; expected a JSON object with \"" + FORMAT + "\": " + VERSION);
        if (version.asInt() != VERSION)
            throw new UnsupportedFeatureException(
                    place + ": " + FORMAT + " " + version + "; this Zarrkit reads " + VERSION);
        return ofMembers(json, place);
    }

    private static JsonNode read(String document, String place) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new InvalidMetadataException(place + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The members {@code source} and {@code steps} of an object. */
    static Pipeline ofMembers(JsonNode json, String place) {
        JsonNode source = json.path("source");
        if (!source.isMissingNode() && !source.isTextual())
            throw new InvalidMetadataException(place + "/source: " + source + "; expected a path or URL");
        if (!json.path("steps").isArray())
            throw new InvalidMetadataException(place + "/steps: expected an array of operations as text");
        List<String> steps = new ArrayList<>();
        for (JsonNode step : json.path("steps")) {
            if (!step.isTextual() || step.asText().isBlank())
                throw new InvalidMetadataException(place + "/steps/" + steps.size() + ": " + step
                        + "; expected text such as \"gaussian sigma=2\"");
            steps.add(step.asText());
        }
        return new Pipeline(source.isTextual() ? Optional.of(source.asText()) : Optional.empty(), steps);
    }

    void putMembers(ObjectNode json) {
        source.ifPresent(text -> json.put("source", text));
        ArrayNode array = json.putArray("steps");
        steps.forEach(array::add);
    }

    /** The document; {@link #parse} gives an equal pipeline. */
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(FORMAT, VERSION);
        putMembers(json);
        return json.toPrettyString() + System.lineSeparator();
    }

    /** The source and one line for each operation. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        source.ifPresent(lines::add);
        lines.addAll(steps);
        return String.join(System.lineSeparator(), lines);
    }
}
