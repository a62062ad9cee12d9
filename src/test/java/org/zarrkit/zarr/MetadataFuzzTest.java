package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zarrkit.Conformance;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.MemoryStore;

/** A damaged metadata document ends in an array or in an error that says what is wrong, and in nothing else. */
class MetadataFuzzTest {

    private static final long SEED = 20261123;
    private static final int MUTATIONS = Integer.getInteger("zarrkit.fuzz", 5_000);

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
            "NaN",
            "\"/\"",
            "\"..\"");

    @Test
    void fixturesMutated() throws IOException {
        mutate(documents(Path.of("src/test/resources/fixtures")));
    }

    @Test
    void collectionMutated() throws IOException {
        Conformance.collection();
        mutate(documents(Path.of(System.getProperty("zarrkit.conformance", "../shared/conformance"))));
    }

    @Test
    void deeplyNestedDocumentIsRefused() {
        check(".zarray", "{\"zarr_format\":2,\"x\":".repeat(1) + "[".repeat(100_000), 0);
        check("zarr.json", "[".repeat(10_000) + "]".repeat(10_000), 0);
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> List.of("zarr.json", ".zarray")
                            .contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static void mutate(List<Path> documents) throws IOException {
        Random random = new Random(SEED);
        String[] texts = new String[documents.size()];
        for (int i = 0; i < texts.length; i++) texts[i] = Files.readString(documents.get(i));
        for (int i = 0; i < MUTATIONS; i++) {
            int which = random.nextInt(texts.length);
            String mutated = texts[which];
            for (int k = random.nextInt(3); k >= 0; k--) mutated = mutated(mutated, random);
            check(documents.get(which).getFileName().toString(), mutated, i);
        }
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

    private static void check(String name, String document, int number) {
        MemoryStore store = new MemoryStore();
        store.put("a/" + name, ByteBuffer.wrap(document.getBytes(StandardCharsets.UTF_8)));
        try {
            Node node = Node.open(store, "a");
            if (!(node instanceof ArrayMetadata metadata)) return;
            ZarrArray array = ZarrArray.of(store, "a", metadata);
            array.grid().chunkCount();
            if (array.grid().chunkCount() > 0 && array.chunkSpec().sizeInBytes() < 1 << 20)
                array.readChunk(new long[array.grid().rank()]);
        } catch (ZarrkitException expected) {
            // said what is wrong
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            fail("mutation " + number + " with seed " + SEED + " of " + name + ": " + document, e);
        }
    }
}
