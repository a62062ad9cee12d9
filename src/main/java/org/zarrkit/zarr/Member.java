package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zarrkit.error.InvalidMetadataException;

/** A value in a metadata document together with its place, so that an error can say where. */
record Member(String place, JsonNode value) {

    /** The member of this object, possibly missing. */
    Member get(String name) {
        return new Member(place + "." + name, value.path(name));
    }

    boolean isAbsent() {
        return value.isMissingNode() || value.isNull();
    }

    InvalidMetadataException expected(String what) {
        return new InvalidMetadataException(place + ": found " + Json.describe(value) + ", expected " + what);
    }

    ObjectNode object() {
        if (value instanceof ObjectNode object) return object;
        throw expected("an object");
    }

    String string() {
        if (value.isTextual()) return value.textValue();
        throw expected("a string");
    }

    /** An integer from {@code least} on that fits a long; JavaScript and others may write {@code 3.0}. */
    long integer(long least) {
        boolean isWhole = value.isIntegralNumber() || value.isDouble() && value.doubleValue() % 1 == 0;
        if (isWhole && value.canConvertToLong() && value.longValue() >= least) return value.longValue();
        throw expected("an integer of at least " + least);
    }

    <T> List<T> list(Function<Member, T> each) {
        if (!value.isArray()) throw expected("a list");
        List<T> result = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) result.add(each.apply(new Member(place + "[" + i + "]", value.get(i))));
        return List.copyOf(result);
    }

    List<Long> integers(long least) {
        return list(m -> m.integer(least));
    }

    /** Positive integers that fit an int: the edges of a chunk. */
    List<Integer> edges() {
        return list(m -> {
            long edge = m.integer(1);
            if (edge > Integer.MAX_VALUE) throw m.expected("a chunk edge below 2^31");
            return (int) edge;
        });
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> plainMap() {
        return (Map<String, Object>) Json.toPlain(object());
    }
}
