package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zarrkit.Conformance;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.UnlistableStore;

/** A damaged metadata document ends in an array or in an error that says what is wrong, and in nothing else. */
class MetadataFuzzTest {

    private static final long SEED = Long.getLong("zarrkit.fuzz.seed", 20261123);
    private static final int MUTATIONS = Integer.getInteger("zarrkit.fuzz", 5_000);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "9223372036854775807",
            "18446744073709551616",
            "1099511627776",
            "2147483648",
            "[]",
            "{}",
            "\"\"",
            "\"NaN\"",
            "[0]",
            "[1,2,3,4,5,6,7]",
            "[[[[[[]]]]]]",
            "\"big\"",
            "3.5",
            "{\"name\":\"bytes\"}",
            "\"sharding_indexed\"",
            "[4294967296,4294967296]",
            "[2147483647,2147483647,2147483647]",
            "NaN",
            "\"/\"",
            "\"..\"");

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private volatile String story = "nothing yet";

    @Test
    void fixturesMutated() throws Exception {
        mutate(documents(Path.of("src/test/resources/fixtures")));
    }

    @Test
    void collectionMutated() throws Exception {
        Conformance.collection();
        mutate(documents(Path.of(System.getProperty("zarrkit.conformance", "../shared/conformance"))));
    }

    @Test
    void deeplyNestedDocumentIsRefused() {
        assertThat(outcome(".zarray", "{\"zarr_format\":2,\"x\":" + "[".repeat(100_000)))
                .isEqualTo("InvalidMetadataException");
        assertThat(outcome("zarr.json", "[".repeat(10_000) + "]".repeat(10_000)))
                .isEqualTo("InvalidMetadataException");
        assertThat(outcome("zarr.json", "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000)))
                .isEqualTo("InvalidMetadataException");
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> List.of("zarr.json", ".zarray")
                            .contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private void mutate(List<Path> documents) throws Exception {
        Random random = new Random(SEED);
        String[] texts = new String[documents.size()];
        for (int i = 0; i < texts.length; i++) texts[i] = Files.readString(documents.get(i));
        FuzzWatch watch = new FuzzWatch(() -> story);
        watch.run(MUTATIONS, i -> {
            int which = random.nextInt(texts.length);
            String mutated = texts[which];
            for (int k = random.nextInt(3); k >= 0; k--)
                mutated = random.nextInt(4) == 0
                        ? crossed(mutated, texts[random.nextInt(texts.length)], random)
                        : mutated(mutated, random);
            String name = documents.get(which).getFileName().toString();
            story = "mutation " + i + " with seed " + SEED + " of " + documents.get(which) + ": " + mutated;
            outcomes.merge(outcome(name, mutated), 1, Integer::sum);
        });
        System.out.printf(
                "Metadata fuzz, seed %d: %d mutations of %d documents: %s; %s%n",
                SEED, MUTATIONS, texts.length, outcomes, watch);
        assertThat(outcomes.keySet()).hasSizeGreaterThan(2);
    }

    /** The value of a member of another document, which may be one within others, takes the place of one here. */
    private static String crossed(String text, String other, Random random) {
        try {
            JsonNode tree = JSON.readTree(text);
            List<ObjectNode> here = objects(tree);
            List<ObjectNode> there = objects(JSON.readTree(other));
            if (here.isEmpty() || there.isEmpty()) return text;
            ObjectNode to = here.get(random.nextInt(here.size()));
            ObjectNode from = there.get(random.nextInt(there.size()));
            List<String> names = new ArrayList<>();
            from.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty()) return text;
            String name = names.get(random.nextInt(names.size()));
            to.set(name, from.get(name).deepCopy());
            return tree.toString();
        } catch (JsonProcessingException alreadyDamaged) {
            return text;
        }
    }

    private static List<ObjectNode> objects(JsonNode tree) {
        List<ObjectNode> objects = new ArrayList<>();
        if (tree instanceof ObjectNode object) objects.add(object);
        for (JsonNode child : tree) objects.addAll(objects(child));
        return objects;
    }

    private static String mutated(String text, Random random) {
        if (text.length() < 3) return text;
        int at = random.nextInt(text.length() - 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 2 -> text.substring(0, at);
            case 3 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            default -> withOtherValue(text, at, random);
        };
    }

    /** Replaces the value of the next member. */
    private static String withOtherValue(String text, int from, Random random) {
        int colon = text.indexOf(':', from);
        if (colon < 0) return text;
        int end = colon + 1;
        while (end < text.length() && ",}\n".indexOf(text.charAt(end)) < 0) end++;
        return text.substring(0, colon + 1) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(end);
    }

    /** Reads what the document describes: groups from a store that can't list too, of arrays an element and a chunk. */
    private static String outcome(String name, String document) {
        MemoryStore store = new MemoryStore();
        store.put("a/" + name, ByteBuffer.wrap(document.getBytes(StandardCharsets.UTF_8)));
        try {
            Node node = Node.open(store, "a");
            if (!(node instanceof ArrayMetadata metadata)) {
                Hierarchy.paths(new UnlistableStore(store), "a").limit(100).forEach(path -> {});
                return "group";
            }
            ZarrArray array = ZarrArray.of(store, "a", metadata);
            ChunkGrid grid = array.grid();
            if (grid.chunkCount() == 0) return "array";
            // A stored object of a few bytes, whatever size is declared.
            String key = "a/" + metadata.keyEncoding().key(new long[grid.rank()]);
            if (store.size(key).isEmpty()) store.put(key, ByteBuffer.wrap(new byte[100]));
            int[] one = new int[grid.rank()];
            Arrays.fill(one, 1);
            array.readBox(new long[grid.rank()], one, array.newArray(one));
            array.readChunk(new long[grid.rank()]);
            return "array";
        } catch (ZarrkitException expected) {
            return expected.getClass().getSimpleName();
        }
    }
}
