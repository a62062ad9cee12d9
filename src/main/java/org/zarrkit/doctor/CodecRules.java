package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.someList;

import java.util.List;
import java.util.stream.Stream;
import org.zarrkit.doctor.ZarrNames.Stage;

/** The rules of Zarr 3 for the codecs of an array, and for those within its shards. */
final class CodecRules {

    private static final int DEEPEST = 16;

    private CodecRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("Zarr 3.1 core, codecs")
            .must(
                    "zarr-codecs",
                    "list the codecs; {\"name\": \"bytes\"} at least",
                    V3Rules.ofArray(at("codecs", someList())))
            .must(
                    "zarr-codec",
                    "state each codec by name and configuration",
                    V3Rules.ofArray(everyList(at("*", V3Rules.extension()))))
            .must(
                    "zarr-codec-known",
                    "write the array anew with registered codecs",
                    V3Rules.ofArray(everyList(
                            at("*", V3Rules.named("a codec of Zarr 3 or of its registry", CodecRules::isKnown)))))
            .must(
                    "zarr-codecs-order",
                    "list codecs of arrays, then one that makes bytes, then codecs of bytes",
                    V3Rules.ofArray(everyList(is(
                            "any codecs of arrays, exactly one that makes bytes, any codecs of bytes",
                            CodecRules::isOrdered))))
            .section("Zarr 3.1 sharding codec")
            .must("zarr-shard-chunks", "state chunks that divide the shard", V3Rules.ofArray(CodecRules::innerChunks))
            .list();

    /** The codecs of the array, those within shards, and those of the indexes of shards. */
    private static Check<Value> everyList(Check<Value> check) {
        return document -> lists(document.get("codecs"), 0).flatMap(check::of);
    }

    private static Stream<Value> lists(Value codecs, int depth) {
        if (depth > DEEPEST || codecs.isMissing()) return Stream.empty();
        return Stream.concat(
                Stream.of(codecs),
                codecs.items()
                        .filter(codec -> V3Rules.name(codec).equals("sharding_indexed"))
                        .map(codec -> codec.get("configuration"))
                        .flatMap(inner -> Stream.concat(
                                lists(inner.get("codecs"), depth + 1), lists(inner.get("index_codecs"), depth + 1))));
    }

    private static boolean isKnown(String name) {
        return ZarrNames.stage(name) != Stage.UNKNOWN
                || ZarrNames.isUri(name)
                || name.startsWith("numcodecs.")
                || name.startsWith("imagecodecs_");
    }

    /** Codecs that are not known may be of any kind. */
    private static boolean isOrdered(Value codecs) {
        List<Stage> stages =
                codecs.items().map(V3Rules::name).map(ZarrNames::stage).toList();
        if (stages.contains(Stage.UNKNOWN) || stages.isEmpty()) return true;
        int bytes = stages.indexOf(Stage.ARRAY_TO_BYTES);
        return bytes >= 0
                && bytes == stages.lastIndexOf(Stage.ARRAY_TO_BYTES)
                && stages.subList(0, bytes).stream().allMatch(Stage.ARRAY_TO_ARRAY::equals)
                && stages.subList(bytes + 1, stages.size()).stream().allMatch(Stage.BYTES_TO_BYTES::equals);
    }

    /** Where sharding is the first codec, its chunks divide those of the grid; a transpose before it changes the axes. */
    private static Stream<Problem> innerChunks(Value document) {
        Value first = new Value(
                document.get("codecs").json().path(0),
                document.get("codecs").place().item(0));
        if (!V3Rules.name(first).equals("sharding_indexed")) return Stream.empty();
        List<Long> shard = longs(document.get("chunk_grid").get("configuration").get("chunk_shape"));
        Value inner = first.get("configuration").get("chunk_shape");
        List<Long> chunk = longs(inner);
        boolean divide = inner.json().isArray() && chunk.size() == inner.json().size();
        for (int d = 0; d < Math.min(chunk.size(), shard.size()); d++)
            divide &= chunk.get(d) > 0 && shard.get(d) % chunk.get(d) == 0;
        return divide && (shard.isEmpty() || shard.size() == chunk.size())
                ? Stream.empty()
                : Stream.of(inner.expected("one number for each dimension that divides the shard " + shard));
    }

    private static List<Long> longs(Value list) {
        return list.items().flatMap(item -> item.integer().stream()).toList();
    }
}
