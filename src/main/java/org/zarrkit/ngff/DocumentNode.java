package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;

/**
 * A JSON value that knows its place in the document, for messages; possibly missing.
 *
 * @param warnings the list to which all nodes of one document add what they tolerate
 */
record DocumentNode(JsonNode json, String place, Warnings warnings) {

    static DocumentNode root(JsonNode json, String place) {
        return new DocumentNode(json, place, new Warnings());
    }

    DocumentNode get(String member) {
        return new DocumentNode(json.path(member), place + "." + member, warnings);
    }

    /** The items of a list; none if this is not a list. */
    List<DocumentNode> items() {
        List<DocumentNode> items = new ArrayList<>();
        if (json.isArray())
            for (int i = 0; i < json.size(); i++)
                items.add(new DocumentNode(json.get(i), place + "[" + i + "]", warnings));
        return items;
    }

    /** The last item of a list; a missing value if there is none. */
    DocumentNode last() {
        List<DocumentNode> items = items();
        return items.isEmpty()
                ? new DocumentNode(MissingNode.getInstance(), place + "[0]", warnings)
                : items.get(items.size() - 1);
    }

    /** Whether there is a value other than null. */
    boolean exists() {
        return !json.isMissingNode() && !json.isNull();
    }

    /** The text, if there is any; a number is taken as its digits, anything else is passed over, both with a warning. */
    Optional<String> text() {
        if (json.isTextual()) return Optional.of(json.textValue());
        if (!exists()) return Optional.empty();
        if (json.isNumber()) {
            warn("expected text; its digits are taken");
            return Optional.of(json.asText());
        }
        warn("expected text; it is passed over");
        return Optional.empty();
    }

    String requiredText() {
        if (!json.isTextual()) throw invalid("text");
        return json.textValue();
    }

    /** A path below the group; {@code ./} and slashes at its ends are left out, with a warning. */
    String requiredPath() {
        String stated = requiredText();
        String path = stated.replaceFirst("^(?:\\.?/)+", "").replaceFirst("/+$", "");
        if (!path.equals(stated)) warn("expected a path relative to the group; read as '" + path + "'");
        return path;
    }

    /** The whole number, if there is one in the range of long; anything else is passed over with a warning. */
    Optional<Long> integer() {
        if (!exists()) return Optional.empty();
        boolean whole =
                json.isNumber() && json.canConvertToLong() && json.doubleValue() == Math.rint(json.doubleValue());
        if (whole) return Optional.of(json.longValue());
        warn("expected a whole number; it is passed over");
        return Optional.empty();
    }

    void warn(String reason) {
        warnings.add(place + " is " + Excerpt.of(json) + ": " + reason);
    }

    InvalidMetadataException invalid(String expected) {
        return new InvalidMetadataException(place + " is " + Excerpt.of(json) + "; expected " + expected
                + ". Correct the metadata, or write the image anew.");
    }

    /** What a value's constructor refuses, with the place in the document in front. */
    InvalidMetadataException invalid(IllegalArgumentException cause) {
        return new InvalidMetadataException(
                place + ": " + cause.getMessage() + ". Correct the metadata, or write the image anew.", cause);
    }
}
