package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What of a document is missing or different in another; numbers are equal by value, colours whatever the case. */
final class JsonSubset {

    private final List<String> missing = new ArrayList<>();

    private JsonSubset() {}

    /** Where the whole lacks something of the part: JSON pointers, with what is there instead. */
    static List<String> missing(JsonNode part, JsonNode whole) {
        JsonSubset subset = new JsonSubset();
        subset.compare("", part, whole);
        return subset.missing;
    }

    private void compare(String place, JsonNode part, JsonNode whole) {
        if (part.isObject() && whole.isObject())
            for (Map.Entry<String, JsonNode> member : part.properties())
                compare(place + "/" + member.getKey(), member.getValue(), whole.path(member.getKey()));
        else if (part.isArray() && whole.isArray() && part.size() == whole.size())
            for (int i = 0; i < part.size(); i++) compare(place + "/" + i, part.get(i), whole.get(i));
        else if (!isEqual(place, part, whole)) missing.add(place + ": " + part + " became " + whole);
    }

    private static boolean isEqual(String place, JsonNode part, JsonNode whole) {
        if (part.isNumber() && whole.isNumber()) return part.decimalValue().compareTo(whole.decimalValue()) == 0;
        if (place.endsWith("/color"))
            return part.asText().toUpperCase(Locale.ROOT).equals(whole.asText().toUpperCase(Locale.ROOT));
        return part.equals(whole);
    }
}
