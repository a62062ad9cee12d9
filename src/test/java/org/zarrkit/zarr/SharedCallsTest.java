package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.codec.Workers;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.store.MemoryStore;

/** What threads share of reading and writing is what one thread does. */
class SharedCallsTest {

    private static final int[] SHAPE = {100, 70, 90};
    private static final CodecDescription BYTES = new CodecDescription("bytes", Map.of("endian", "little"));
    private static final CodecDescription BLOSC = new CodecDescription(
            "blosc", Map.of("cname", "lz4", "clevel", 5, "shuffle", "shuffle", "blocksize", 1 << 16));
    private static final CodecDescription SHARDING = new CodecDescription(
            "sharding_indexed",
            Map.of(
                    "chunk_shape",
                    List.of(32, 16, 32),
                    "codecs",
                    List.of(
                            Map.of("name", "bytes", "configuration", Map.of("endian", "little")),
                            Map.of("name", "zstd", "configuration", Map.of("level", 1))),
                    "index_codecs",
                    List.of(Map.of("name", "bytes", "configuration", Map.of("endian", "little")))));

    private final ExecutorService executor = Executors.newFixedThreadPool(3);
    private final Workers workers = Workers.of(executor, 3);
    private final MemoryStore store = new MemoryStore();

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    static List<List<CodecDescription>> codecs() {
        return List.of(
                List.of(BYTES),
                List.of(BYTES, BLOSC),
                List.of(BYTES, new CodecDescription("gzip", Map.of("level", 1))),
                List.of(SHARDING),
                List.of(new CodecDescription("transpose", Map.of("order", List.of(2, 1, 0))), SHARDING));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void chunksAndBoxesAreWhatOneThreadReads(List<CodecDescription> codecs) {
        // A single chunk, or shard, of 1.4 MB; and several of them.
        for (List<Integer> chunk : List.of(List.of(128, 80, 96), List.of(64, 16, 32))) {
            ZarrArray array = create(chunk, codecs, "a" + chunk.get(0));
            short[] elements = noise();
            array.withWorkers(workers).writeBox(new long[3], SHAPE, elements);
            ZarrArray shared = array.withWorkers(workers);
            assertThat(read(shared, new long[3], SHAPE)).isEqualTo(elements);
            int[] part = {70, 60, 50};
            long[] start = {13, 7, 40};
            assertThat(read(shared, start, part)).isEqualTo(read(array, start, part));
            assertThat(shared.readChunk(0, 0, 0)).isEqualTo(array.readChunk(0, 0, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void theSameBytesAreWritten(List<CodecDescription> codecs) {
        List<Integer> chunk = List.of(128, 80, 96);
        short[] elements = noise();
        // Inner chunks that are not stored, among others.
        java.util.Arrays.fill(elements, 40 * 70 * 90, 65 * 70 * 90, (short) 0);
        create(chunk, codecs, "one").writeBox(new long[3], SHAPE, elements);
        create(chunk, codecs, "many").withWorkers(workers).writeBox(new long[3], SHAPE, elements);
        assertThat(store.get("many/c/0/0/0")).isEqualTo(store.get("one/c/0/0/0"));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void anAbsentChunkIsFillValueAndADamagedOneAnErrorThatSaysWhere(List<CodecDescription> codecs) {
        ZarrArray array = create(List.of(128, 80, 96), codecs, "a").withWorkers(workers);
        short[] chunk = new short[array.chunkSpec().shape().stream().reduce(1, (a, b) -> a * b)];
        assertThat(array.readChunkInto(chunk, 0, 0, 0)).isFalse();
        assertThat(read(array, new long[3], SHAPE)).containsOnly(0);
        array.writeBox(new long[3], SHAPE, noise());
        ByteBuffer whole = store.get("a/c/0/0/0").orElseThrow();
        store.put("a/c/0/0/0", whole.slice(0, whole.remaining() / 2));
        ZarrArray reopened = ZarrArray.open(store, "a").withWorkers(workers);
        assertThatThrownBy(() -> reopened.readChunk(0, 0, 0))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("'a/c/0/0/0'");
        assertThatThrownBy(() -> read(reopened, new long[3], SHAPE))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("'a/c/0/0/0'");
    }

    private ZarrArray create(List<Integer> chunk, List<CodecDescription> codecs, String path) {
        return ZarrArray.create(
                store, path, ArrayMetadata.of(3, List.of(100L, 70L, 90L), DataType.UINT16, chunk, codecs));
    }

    private static short[] noise() {
        short[] elements = new short[100 * 70 * 90];
        Random random = new Random(1);
        for (int i = 0; i < elements.length; i++) elements[i] = (short) (i / 5000 + random.nextInt(100));
        return elements;
    }

    private static short[] read(ZarrArray array, long[] start, int[] shape) {
        short[] target = new short[shape[0] * shape[1] * shape[2]];
        array.readBox(start, shape, target);
        return target;
    }
}
