package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.integer;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.oneOf;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.present;
import static org.zarrkit.doctor.Checks.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules of Zarr 3 for the document {@code zarr.json}. */
final class V3Rules {

    private static final Set<String> GROUP_MEMBERS =
            Set.of("zarr_format", "node_type", "attributes", "consolidated_metadata");

    private static final Set<String> ARRAY_MEMBERS = Set.of(
            "zarr_format",
            "node_type",
            "attributes",
            "shape",
            "data_type",
            "chunk_grid",
            "chunk_key_encoding",
            "fill_value",
            "codecs",
            "storage_transformers",
            "dimension_names",
            "consolidated_metadata");

    private V3Rules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("Zarr 3.1 core, metadata")
            .must("zarr-object", "write the document anew", object())
            .must(
                    "zarr-format",
                    "write 3",
                    at("zarr_format", is("3", v -> v.isNumber() && v.json().doubleValue() == 3)))
            .must(
                    "zarr-node-type",
                    "write \"array\" or \"group\"",
                    at("node_type", text().and(oneOf(List.of("array", "group")))))
            .must(
                    "zarr-attributes",
                    "write an object, or leave the attributes out",
                    at("attributes", optional(object())))
            .must("zarr-member", "remove the member, or let it say \"must_understand\": false", V3Rules::members)
            .section("Zarr 3.1 core, array metadata")
            .and(ofArrays())
            .list();

    private static List<Rule<Value>> ofArrays() {
        return RuleList.<Value>of("Zarr 3.1 core, array metadata")
                .must(
                        "zarr-shape",
                        "state the length of each dimension, from 0 on",
                        ofArray(at("shape", list()).and(at("shape/*", integer(0)))))
                .must("zarr-data-type", "state the type of the elements", ofArray(at("data_type", extension())))
                .must(
                        "zarr-data-type-known",
                        "write the array anew with a registered type",
                        ofArray(at("data_type", named("a type of Zarr 3 or of its registry", ZarrNames::isType))))
                .must(
                        "zarr-chunk-grid",
                        "state the chunks, as {\"name\": \"regular\", ...}",
                        ofArray(at("chunk_grid", extension())))
                .must(
                        "zarr-chunk-grid-known",
                        "write the array anew with a regular grid",
                        ofArray(at(
                                "chunk_grid",
                                named(
                                        "a grid of Zarr 3 or of its registry",
                                        name -> ZarrNames.CHUNK_GRIDS.contains(name) || ZarrNames.isUri(name)))))
                .must(
                        "zarr-chunk-shape",
                        "state the length of chunks along each dimension, from 1 on",
                        ofArray(V3Rules::chunkShape))
                .must(
                        "zarr-key-encoding",
                        "state how chunks are named, as {\"name\": \"default\"}",
                        ofArray(at("chunk_key_encoding", extension())))
                .must(
                        "zarr-key-encoding-known",
                        "state \"default\" or \"v2\"",
                        ofArray(at(
                                "chunk_key_encoding",
                                named(
                                        "\"default\" or \"v2\"",
                                        name -> ZarrNames.KEY_ENCODINGS.contains(name) || ZarrNames.isUri(name)))))
                .must(
                        "zarr-separator",
                        "state \"/\" or \".\"",
                        ofArray(at(
                                "chunk_key_encoding/configuration/separator",
                                optional(text().and(oneOf(List.of("/", ".")))))))
                .must(
                        "zarr-fill-value",
                        "state the value of elements that are not stored",
                        ofArray(at("fill_value", present("a value"))))
                .must(
                        "zarr-storage-transformers",
                        "write the array anew without them",
                        ofArray(at(
                                "storage_transformers",
                                optional(is(
                                        "no storage transformers",
                                        v -> !v.exists()
                                                || v.json().isArray()
                                                        && v.json().isEmpty())))))
                .must(
                        "zarr-dimension-names",
                        "name each dimension by text or null, or none",
                        ofArray(V3Rules::dimensionNames))
                .and(CodecRules.RULES)
                .list();
    }

    /** Holds of documents of arrays alone. */
    static Check<Value> ofArray(Check<Value> check) {
        return document ->
                document.get("node_type").text().filter("array"::equals).isPresent()
                        ? check.of(document)
                        : Stream.empty();
    }

    /** A name alone, or an object with a name and perhaps a configuration. */
    static Check<Value> extension() {
        return is(
                "a name, or an object with 'name' and perhaps 'configuration'",
                value -> value.json().isTextual()
                        || value.get("name").text().isPresent()
                                && (!value.get("configuration").exists()
                                        || value.get("configuration").json().isObject()));
    }

    /** The name of an extension must pass a test; what has none is passed over. */
    static Check<Value> named(String expected, Predicate<String> test) {
        return is(expected, value -> name(value).isEmpty() || test.test(name(value)));
    }

    /** The name of an extension point's value; empty if there is none. */
    static String name(Value extension) {
        return extension.text().or(() -> extension.get("name").text()).orElse("");
    }

    private static Stream<Problem> members(Value document) {
        boolean array = document.get("node_type").text().filter("array"::equals).isPresent();
        Set<String> known = array ? ARRAY_MEMBERS : GROUP_MEMBERS;
        return document.json().properties().stream()
                .filter(member -> !known.contains(member.getKey()))
                .map(Map.Entry::getKey)
                .map(document::get)
                .filter(member -> !member.json().path("must_understand").isBoolean()
                        || member.json().path("must_understand").booleanValue())
                .map(member -> member.expected("no member that Zarr 3 does not have and that must be understood"));
    }

    private static Stream<Problem> chunkShape(Value document) {
        if (!name(document.get("chunk_grid")).equals("regular")) return Stream.empty();
        Value shape = document.get("shape");
        return document.select("chunk_grid/configuration/chunk_shape")
                .flatMap(is(
                        "a whole number from 1 on for each dimension",
                        edges -> edges.json().isArray()
                                && (!shape.json().isArray()
                                        || edges.json().size() == shape.json().size())
                                && edges.items()
                                        .allMatch(e ->
                                                e.integer().filter(n -> n > 0).isPresent()))::of);
    }

    private static Stream<Problem> dimensionNames(Value document) {
        Value names = document.get("dimension_names");
        Value shape = document.get("shape");
        if (!names.exists()) return Stream.empty();
        return is(
                        "text or null for each dimension",
                        (Value list) -> list.json().isArray()
                                && (!shape.json().isArray()
                                        || list.json().size() == shape.json().size())
                                && list.items()
                                        .allMatch(name -> name.json().isTextual()
                                                || name.json().isNull()))
                .of(names);
    }
}
