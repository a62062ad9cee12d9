package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.integer;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.oneOf;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.present;
import static org.zarrkit.doctor.Checks.someText;
import static org.zarrkit.doctor.Checks.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules of Zarr 2 for the documents {@code .zarray}, {@code .zgroup}, {@code .zattrs} and {@code .zmetadata}. */
final class V2Rules {

    private static final Set<String> ARRAY_MEMBERS = Set.of(
            "zarr_format",
            "shape",
            "chunks",
            "dtype",
            "compressor",
            "fill_value",
            "order",
            "filters",
            "dimension_separator");

    private V2Rules() {}

    static final List<Rule<Value>> ATTRIBUTES = RuleList.<Value>of("Zarr 2, attributes")
            .must("zarr2-attributes-object", "write an object", object())
            .list();

    static final List<Rule<Value>> GROUP = RuleList.<Value>of("Zarr 2, hierarchies")
            .must("zarr2-group-object", "write {\"zarr_format\": 2}", object())
            .must("zarr2-group-format", "write 2", at("zarr_format", two()))
            .must("zarr2-group-member", "remove the member", unknown(Set.of("zarr_format")::contains))
            .list();

    static final List<Rule<Value>> ARRAY = RuleList.<Value>of("Zarr 2, arrays")
            .must("zarr2-object", "write the document anew", object())
            .must("zarr2-format", "write 2", at("zarr_format", two()))
            .must(
                    "zarr2-shape",
                    "state the length of each dimension, from 0 on",
                    at("shape", list()).and(at("shape/*", integer(0))))
            .must("zarr2-chunks", "state the length of chunks along each dimension", V2Rules::chunks)
            .must(
                    "zarr2-dtype",
                    "state the type as NumPy does, such as \"<u2\"",
                    at("dtype", is("a type as NumPy writes it, with the byte order, such as \"<u2\"", V2Rules::isType)))
            .must(
                    "zarr2-compressor",
                    "state the compressor by its id, or null",
                    at(
                            "compressor",
                            is(
                                    "an object with 'id', or null",
                                    v -> v.json().isNull() || v.get("id").text().isPresent())))
            .must(
                    "zarr2-fill-value",
                    "state the value of elements that are not stored, or null",
                    at("fill_value", present("a value, or null")))
            .must("zarr2-order", "write \"C\" or \"F\"", at("order", text().and(oneOf(List.of("C", "F")))))
            .must(
                    "zarr2-filters",
                    "list filters by their ids, or write null",
                    at(
                                    "filters",
                                    is(
                                            "a list, or null",
                                            v -> v.json().isArray() || v.json().isNull()))
                            .and(at("filters/*/id", someText())))
            .must(
                    "zarr2-separator",
                    "write \"/\" or \".\"",
                    at("dimension_separator", optional(text().and(oneOf(List.of("/", "."))))))
            .should("zarr2-member", "remove the member", unknown(ARRAY_MEMBERS::contains))
            .list();

    static final List<Rule<Value>> CONSOLIDATED = RuleList.<Value>of("zarr-python, consolidated metadata")
            .must(
                    "zarr2-consolidated",
                    "remove the document, or consolidate anew",
                    at(
                                    "zarr_consolidated_format",
                                    is("1", v -> v.isNumber() && v.json().doubleValue() == 1))
                            .and(at("metadata", object())))
            .list();

    private static Check<Value> two() {
        return is("2", v -> v.isNumber() && v.json().doubleValue() == 2);
    }

    private static Check<Value> unknown(Predicate<String> isKnown) {
        return document -> document.json().properties().stream()
                .map(Map.Entry::getKey)
                .filter(isKnown.negate())
                .map(document::get)
                .map(member -> member.expected("no member that Zarr 2 does not have"));
    }

    /** Where a dimension has length 0, old writers made the chunks 0 long as well. */
    private static Stream<Problem> chunks(Value document) {
        Value shape = document.get("shape");
        boolean empty =
                shape.items().anyMatch(n -> n.integer().filter(i -> i == 0).isPresent());
        return at(
                        "chunks",
                        is(
                                "a whole number from 1 on for each dimension",
                                chunks -> chunks.json().isArray()
                                        && (!shape.json().isArray()
                                                || chunks.json().size()
                                                        == shape.json().size())
                                        && chunks.items().allMatch(e -> e.integer()
                                                .filter(n -> n > 0 || empty && n == 0)
                                                .isPresent())))
                .of(document);
    }

    private static boolean isType(Value dtype) {
        if (dtype.json().isArray()) return !dtype.json().isEmpty();
        return dtype.text()
                .filter(t -> t.matches("[<>|]([biufcSUV][0-9]+|O|[mM]8(\\[[0-9]*[a-zA-Z]+\\])?)"))
                .isPresent();
    }
}
