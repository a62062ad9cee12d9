package org.zarrkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.store.MemoryStore;

/** Whatever a document has become, the doctor has findings, and never an exception. */
class DoctorFuzzTest {

    private static final long SEED = 20261124;
    private static final int MUTATIONS = Integer.getInteger("zarrkit.fuzz", 3_000);

    private static final List<Supplier<MemoryStore>> HIERARCHIES = List.of(
            TestHierarchies::image,
            TestHierarchies::plate,
            TestHierarchies::collection,
            TestHierarchies::scene,
            TestHierarchies::zarr2);

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "9223372036854775807",
            "18446744073709551616",
            "1e-320",
            "2147483648",
            "[]",
            "{}",
            "\"\"",
            "\"..\"",
            "\"../../..\"",
            "\"/\"",
            "\"con\"",
            "\"0.6rc0\"",
            "\"0.4\"",
            "[0]",
            "[1,2,3,4,5,6,7]",
            "[[[[[[]]]]]]",
            "[[1,0],[0,1]]",
            "{\"name\":\"sequence\"}",
            "{\"type\":\"sequence\",\"transformations\":[{\"type\":\"byDimension\"}]}",
            "\"sharding_indexed\"",
            "[4294967296,4294967296]",
            "NaN",
            "\"array\"",
            "\"group\"");

    @Test
    void mutatedHierarchiesHaveFindings() {
        Random random = new Random(SEED);
        long invalid = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            MemoryStore store =
                    HIERARCHIES.get(random.nextInt(HIERARCHIES.size())).get();
            List<String> keys =
                    store.list("").filter(key -> !key.matches("(.*/)?[0-9]+")).toList();
            String key = keys.get(random.nextInt(keys.size()));
            String text = text(store, key);
            for (int k = random.nextInt(3); k >= 0; k--) text = mutated(text, random);
            store.put(key, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            if (!examine(store, i, key, text)) invalid++;
        }
        assertThat(invalid).isGreaterThan(MUTATIONS / 4);
    }

    @Test
    void deepDocumentsAreRefused() {
        MemoryStore store = new MemoryStore();
        for (String text : List.of("[".repeat(100_000), "{\"ome\":".repeat(999) + "1" + "}".repeat(999))) {
            TestHierarchies.put(store, "zarr.json", text);
            assertThat(Doctor.examine(store, DoctorOptions.defaults(), Steps.IN_ORDER)
                            .isValid())
                    .isFalse();
        }
    }

    @Test
    void deepTransformationsAreJudged() {
        String deep = "{\"type\": \"sequence\", \"transformations\": [".repeat(400) + "5" + "]}".repeat(400);
        MemoryStore store = TestHierarchies.scene();
        TestHierarchies.replace(store, "zarr.json", "{'type': 'affine', 'path': 'matrix'}", deep);
        assertThat(Doctor.examine(store, DoctorOptions.defaults(), Steps.IN_ORDER)
                        .codes(Severity.WARNING))
                .contains("transformation-depth");
    }

    /** Whether it is valid still. */
    private static boolean examine(MemoryStore store, int number, String key, String text) {
        try {
            Report report = Doctor.examine(store, new DoctorOptions(true, true), Steps.IN_ORDER);
            assertThat(report.toString()).isNotBlank();
            assertThat(report.toJson()).isNotBlank();
            return report.isValid();
        } catch (NotFoundException e) {
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail("mutation " + number + " with seed " + SEED + " of " + key + ": " + text, e);
        }
    }

    private static String text(MemoryStore store, String key) {
        return StandardCharsets.UTF_8.decode(store.get(key).orElseThrow()).toString();
    }

    private static String mutated(String text, Random random) {
        if (text.length() < 3) return text;
        int at = random.nextInt(text.length() - 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            default -> withOtherValue(text, random);
        };
    }

    /** Replaces a value: a word, a number, or all of a list or object. */
    private static String withOtherValue(String text, Random random) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 1; i < text.length(); i++) if (":[,".indexOf(text.charAt(i - 1)) >= 0) starts.add(i);
        if (starts.isEmpty()) return text;
        int start = starts.get(random.nextInt(starts.size()));
        int end = start;
        int depth = 0;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (depth == 0 && ",]}".indexOf(c) >= 0) break;
            if ("[{".indexOf(c) >= 0) depth++;
            if ("]}".indexOf(c) >= 0) depth--;
            end++;
        }
        return text.substring(0, start) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(end);
    }
}
