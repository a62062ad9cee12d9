package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks of JSON values, from which rules are made. */
final class Checks {

    private Checks() {}

    /** The value must pass a test; a missing one does not unless the test says so. */
    static Check<Value> is(String expected, Predicate<Value> test) {
        return value -> test.test(value) ? Stream.empty() : Stream.of(value.expected(expected));
    }

    /** Nothing is checked of a value that is missing. */
    static Check<Value> optional(Check<Value> check) {
        return value -> value.isMissing() ? Stream.empty() : check.of(value);
    }

    /** All values that a selector leads to. */
    static Check<Value> at(String selector, Check<Value> check) {
        return root -> root.select(selector).flatMap(check::of);
    }

    static Check<Value> present(String expected) {
        return is(expected, value -> !value.isMissing());
    }

    static Check<Value> absent(String expected) {
        return is(expected, Value::isMissing);
    }

    static Check<Value> text() {
        return is("text", value -> value.json().isTextual());
    }

    static Check<Value> someText() {
        return is(
                "text that is not empty",
                value -> value.text().filter(text -> !text.isEmpty()).isPresent());
    }

    static Check<Value> truth() {
        return is("true or false", value -> value.json().isBoolean());
    }

    static Check<Value> number() {
        return is("a finite number", Value::isNumber);
    }

    static Check<Value> integer() {
        return is("a whole number", Value::isInteger);
    }

    static Check<Value> integer(long least) {
        return is(
                "a whole number of at least " + least,
                value -> value.isInteger() && value.json().doubleValue() >= least);
    }

    static Check<Value> object() {
        return is("an object", value -> value.json().isObject());
    }

    static Check<Value> list() {
        return is("a list", value -> value.json().isArray());
    }

    static Check<Value> list(int least, int most) {
        String expected = most == Integer.MAX_VALUE
                ? least == 1 ? "a list that is not empty" : "a list of at least " + least
                : least == most ? "a list of " + least : "a list of " + least + " to " + most;
        return is(
                expected,
                value -> value.json().isArray()
                        && value.json().size() >= least
                        && value.json().size() <= most);
    }

    static Check<Value> someList() {
        return list(1, Integer.MAX_VALUE);
    }

    /** The text as a whole must match; what is no text is passed over. */
    static Check<Value> matching(String regex, String expected) {
        Pattern pattern = Pattern.compile(regex);
        return is(expected, value -> value.text()
                .map(text -> pattern.matcher(text).matches())
                .orElse(true));
    }

    /** Text must be one of these; what is no text is passed over. */
    static Check<Value> oneOf(Collection<String> texts) {
        return is(
                "one of " + String.join(", ", texts),
                value -> value.text().map(texts::contains).orElse(true));
    }

    /** No two items of a list are equal. */
    static Check<Value> unique() {
        return uniqueBy(value -> Optional.of(value.json()), "no two that are equal");
    }

    /** No two items of a list have the same member. */
    static Check<Value> uniqueBy(String member) {
        return uniqueBy(
                value -> Optional.of(value.get(member).json()).filter(json -> !json.isMissingNode()),
                "a " + member + " that no other has");
    }

    private static Check<Value> uniqueBy(Function<Value, Optional<JsonNode>> key, String expected) {
        return list -> {
            Set<JsonNode> seen = new HashSet<>();
            return list.items()
                    .filter(item -> key.apply(item).filter(k -> !seen.add(k)).isPresent())
                    .map(item -> item.expected(expected));
        };
    }

    /** The texts of a list; others are passed over. */
    static List<String> texts(Value list) {
        return list.items().flatMap(item -> item.text().stream()).toList();
    }

    /** The texts that a member of the items of a list has. */
    static List<String> texts(Value list, String member) {
        return list.items().flatMap(item -> item.get(member).text().stream()).toList();
    }
}
