package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A JSON value and its place; possibly missing. */
record Value(JsonNode json, Place place) {

    /** The member of an object; missing if there is none, or this is no object. */
    Value get(String name) {
        return new Value(json.path(name), place.member(name));
    }

    /** The items of a list; none if this is no list. */
    Stream<Value> items() {
        return json.isArray()
                ? IntStream.range(0, json.size()).mapToObj(i -> new Value(json.get(i), place.item(i)))
                : Stream.empty();
    }

    /**
     * The values that a selector such as {@code multiscales/*}{@code /axes/*}{@code /name} leads to: names of members,
     * and {@code *} for all items. A member that an object does not have is missing; what is no object has none.
     */
    Stream<Value> select(String selector) {
        Stream<Value> values = Stream.of(this);
        for (String step : selector.split("/")) values = values.flatMap(value -> value.step(step));
        return values;
    }

    private Stream<Value> step(String name) {
        if (name.equals("*")) return items();
        return json.isObject() ? Stream.of(get(name)) : Stream.empty();
    }

    boolean isMissing() {
        return json.isMissingNode();
    }

    /** Whether there is a value other than null. */
    boolean exists() {
        return !json.isMissingNode() && !json.isNull();
    }

    Optional<String> text() {
        return json.isTextual() ? Optional.of(json.textValue()) : Optional.empty();
    }

    /** Whether this is a finite number. */
    boolean isNumber() {
        return json.isNumber() && Double.isFinite(json.doubleValue());
    }

    /** Whether this is a whole number, as JSON Schema has it: {@code 1.0} is one. */
    boolean isInteger() {
        return json.isIntegralNumber() || isNumber() && json.doubleValue() == Math.rint(json.doubleValue());
    }

    /** The whole number, if it is one that fits a long. */
    Optional<Long> integer() {
        return isInteger() && json.canConvertToLong() ? Optional.of(json.longValue()) : Optional.empty();
    }

    /** The numbers of a list; empty if this is none, or one of them is no finite number. */
    Optional<List<Double>> numbers() {
        if (!json.isArray() || items().anyMatch(item -> !item.isNumber())) return Optional.empty();
        return Optional.of(items().map(item -> item.json().doubleValue()).toList());
    }

    Problem expected(String what) {
        return new Problem(place, Excerpt.of(json), what);
    }

    Problem problem(String found, String what) {
        return new Problem(place, found, what);
    }
}
