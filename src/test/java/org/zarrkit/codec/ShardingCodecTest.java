package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.ShardingCodec.IndexLocation;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

class ShardingCodecTest {

    private static final ChunkSpec SPEC = new ChunkSpec(DataType.INT32, List.of(4, 6), 7);
    private static final List<Codec> INNER = List.of(BytesCodec.LITTLE_ENDIAN, new ZstdCodec(1, false));

    private final List<ByteRange> requests = new ArrayList<>();

    @Test
    void shardsComeBackWithEitherIndexLocation() {
        for (IndexLocation location : IndexLocation.values()) {
            CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), INNER, location)), SPEC);
            int[] decoded = new int[24];
            chain.decode(chain.encode(numbers()), decoded);
            assertThat(decoded).isEqualTo(numbers());
        }
    }

    @Test
    void innerChunksThatAreFillValueAreLeftOut() {
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), INNER, IndexLocation.END)), SPEC);
        int[] array = filled();
        array[0] = 1;
        ByteBuffer encoded = chain.encode(array);
        assertThat(encoded.getLong(encoded.limit() - 4 - 16)).isEqualTo(-1);
        assertThat(chain.reader(source(encoded)).chunksPresent(new int[] {9, 9}))
                .isEqualTo(1);
        int[] decoded = new int[24];
        chain.decode(encoded, decoded);
        assertThat(decoded).isEqualTo(array);
    }

    @Test
    void aReaderReadsTheIndexOnceAndThenOnlyWhatIsAskedFor() {
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), INNER, IndexLocation.END)), SPEC);
        assertThat(chain.readableChunkShape()).containsExactly(2, 3);
        ChunkReader reader = chain.reader(source(chain.encode(numbers())));
        int[] inner = new int[6];
        assertThat(reader.read(new long[] {1, 1}, inner)).isTrue();
        assertThat(inner).containsExactly(15, 16, 17, 21, 22, 23);
        assertThat(reader.read(new long[] {0, 1}, inner)).isTrue();
        assertThat(inner).containsExactly(3, 4, 5, 9, 10, 11);
        assertThat(requests).hasSize(3);
        assertThat(requests.get(0)).isEqualTo(ByteRange.suffix(4 * 16 + 4));
    }

    /** It waited for another thread's request, however long that took. */
    @Test
    void aThreadThatWaitsForTheIndexCanBeInterrupted() throws InterruptedException {
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), INNER, IndexLocation.END)), SPEC);
        ByteBuffer encoded = chain.encode(numbers());
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        ChunkReader reader = chain.reader(range -> {
            asked.countDown();
            awaitUninterrupted(answered);
            return source(encoded).read(range);
        });
        Thread first = new Thread(() -> reader.read(new long[] {0, 0}, new int[6]));
        first.start();
        asked.await();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread second = new Thread(() -> reader.read(new long[] {0, 1}, new int[6]));
        second.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
        second.start();
        second.interrupt();
        second.join();
        assertThat(failure.get()).isInstanceOf(StoreException.class).hasMessageContaining("cancelled");
        answered.countDown();
        first.join();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAbsentInnerChunkLeavesTheArrayAsItIs() {
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), INNER, IndexLocation.START)), SPEC);
        int[] array = filled();
        array[23] = 1;
        ChunkReader reader = chain.reader(source(chain.encode(array)));
        int[] inner = {1, 2, 3, 4, 5, 6};
        assertThat(reader.read(new long[] {0, 0}, inner)).isFalse();
        assertThat(inner).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void anAbsentShardIsAbsentThroughout() {
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), INNER, IndexLocation.END)), SPEC);
        ChunkReader reader = chain.reader(range -> Optional.empty());
        assertThat(reader.read(new long[] {0, 0}, new int[6])).isFalse();
        assertThat(reader.chunksPresent(new int[] {9, 9})).isZero();
    }

    @Test
    void nestedShardsAreReadableDownToTheInnermostChunk() {
        Codec inner = sharding(List.of(1, 3), INNER, IndexLocation.START);
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), List.of(inner), IndexLocation.END)), SPEC);
        assertThat(chain.readableChunkShape()).containsExactly(1, 3);
        ByteBuffer encoded = chain.encode(numbers());
        ChunkReader reader = chain.reader(source(encoded));
        int[] part = new int[3];
        assertThat(reader.read(new long[] {3, 1}, part)).isTrue();
        assertThat(part).containsExactly(21, 22, 23);
        assertThat(reader.read(new long[] {2, 1}, part)).isTrue();
        assertThat(part).containsExactly(15, 16, 17);
        assertThat(requests).as("two indexes, two chunks").hasSize(4);
        assertThat(reader.chunksPresent(new int[] {9, 9})).isEqualTo(8);
        assertThat(reader.chunksPresent(new int[] {3, 1}))
                .as("those inside a border")
                .isEqualTo(3);
        int[] decoded = new int[24];
        chain.decode(encoded, decoded);
        assertThat(decoded).isEqualTo(numbers());
    }

    @Test
    void aTransposedShardIsReadInPartsInArrayAxisOrder() {
        Codec transpose = new TransposeCodec(List.of(1, 0));
        CodecChain chain = CodecChain.of(List.of(transpose, sharding(List.of(3, 2), INNER, IndexLocation.END)), SPEC);
        assertThat(chain.readableChunkShape()).containsExactly(2, 3);
        ChunkReader reader = chain.reader(source(chain.encode(numbers())));
        int[] part = new int[6];
        assertThat(reader.read(new long[] {0, 1}, part)).isTrue();
        assertThat(part).containsExactly(3, 4, 5, 9, 10, 11);
    }

    @Test
    void aCompressedShardCanOnlyBeReadAsAWhole() {
        CodecChain chain = CodecChain.of(
                List.of(sharding(List.of(2, 3), INNER, IndexLocation.END), new GzipCodec(1), new Crc32cCodec()), SPEC);
        assertThat(chain.readableChunkShape()).containsExactly(4, 6);
        int[] whole = new int[24];
        assertThat(chain.reader(source(chain.encode(numbers()))).read(new long[] {0, 0}, whole))
                .isTrue();
        assertThat(whole).isEqualTo(numbers());
    }

    @Test
    void aPositionOutsideTheShardIsTheCallersMistake() {
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), INNER, IndexLocation.END)), SPEC);
        ChunkReader reader = chain.reader(source(chain.encode(numbers())));
        for (long[] outside : new long[][] {{2, 0}, {-1, 0}, {0, Long.MAX_VALUE}})
            assertThatThrownBy(() -> reader.read(outside, new int[6])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damageIsFoundByReaderAndByDecode() {
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(2, 3), INNER, IndexLocation.END)), SPEC);
        ByteBuffer good = chain.encode(numbers());
        int index = good.limit() - 68;
        refused(chain, cut(good, 67));
        refused(chain, changed(good, index, 1));
        CodecChain unchecked = CodecChain.of(
                List.of(new ShardingCodec(List.of(2, 3), INNER, List.of(BytesCodec.BIG_ENDIAN), IndexLocation.END)),
                SPEC);
        ByteBuffer plain = unchecked.encode(numbers());
        int start = plain.limit() - 64;
        refused(
                unchecked,
                ByteBuffer.allocate(plain.limit())
                        .put(plain.duplicate())
                        .putLong(start, 1L << 40)
                        .clear());
        refused(
                unchecked,
                ByteBuffer.allocate(plain.limit())
                        .put(plain.duplicate())
                        .putLong(start, -1)
                        .clear());
        refused(
                unchecked,
                ByteBuffer.allocate(plain.limit())
                        .put(plain.duplicate())
                        .putLong(start + 8, Long.MAX_VALUE)
                        .clear());
    }

    @Test
    void impossibleConfigurationsAreRefused() {
        assertThatThrownBy(() -> CodecChain.of(List.of(sharding(List.of(3, 3), INNER, IndexLocation.END)), SPEC))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("chunk_shape");
        assertThatThrownBy(() -> CodecChain.of(List.of(sharding(List.of(2), INNER, IndexLocation.END)), SPEC))
                .isInstanceOf(InvalidMetadataException.class);
        List<Codec> compressed = List.of(BytesCodec.LITTLE_ENDIAN, new GzipCodec(1));
        Codec varying = new ShardingCodec(List.of(2, 3), INNER, compressed, IndexLocation.END);
        assertThatThrownBy(() -> CodecChain.of(List.of(varying), SPEC))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("index_codecs");
    }

    @Test
    void aHugeShardIsDescribedButNotRead() {
        ChunkSpec huge = new ChunkSpec(DataType.UINT8, List.of(1 << 30, 1 << 30), 0);
        CodecChain chain = CodecChain.of(List.of(sharding(List.of(1, 1), INNER, IndexLocation.END)), huge);
        assertThatThrownBy(() -> chain.reader(source(ByteBuffer.allocate(100))).read(new long[2], new byte[1]))
                .isInstanceOfAny(UnsupportedFeatureException.class, CorruptChunkException.class);
    }

    @Test
    void configurationsComeBackFromJson() {
        Map<String, Object> json = Map.of(
                "chunk_shape", List.of(2, 3),
                "codecs", List.of(Map.of("name", "bytes", "configuration", Map.of("endian", "little")), "crc32c"),
                "index_codecs", List.of(Map.of("name", "bytes", "configuration", Map.of("endian", "big"))),
                "index_location", "start");
        Codec codec = Codecs.of("sharding_indexed", json);
        assertThat(codec)
                .isEqualTo(new ShardingCodec(
                        List.of(2, 3),
                        List.of(BytesCodec.LITTLE_ENDIAN, new Crc32cCodec()),
                        List.of(BytesCodec.BIG_ENDIAN),
                        IndexLocation.START));
        assertThat(Codecs.of("sharding_indexed", codec.configuration())).isEqualTo(codec);
    }

    private void refused(CodecChain chain, ByteBuffer encoded) {
        assertThatThrownBy(() -> chain.decode(encoded, new int[24])).isInstanceOf(CorruptChunkException.class);
        assertThatThrownBy(() -> chain.reader(source(encoded)).read(new long[] {0, 0}, new int[6]))
                .isInstanceOf(CorruptChunkException.class);
    }

    private static ByteBuffer cut(ByteBuffer bytes, int size) {
        return bytes.slice(0, size);
    }

    private static ByteBuffer changed(ByteBuffer bytes, int at, int value) {
        ByteBuffer copy =
                ByteBuffer.allocate(bytes.limit()).put(bytes.duplicate()).flip();
        return copy.put(at, (byte) (copy.get(at) + value));
    }

    private ByteSource source(ByteBuffer bytes) {
        return range -> {
            requests.add(range);
            int start = (int) range.startIn(bytes.limit());
            ByteBuffer part = bytes.slice(start, (int) range.lengthIn(bytes.limit()));
            return Optional.of(ByteBuffer.allocate(part.remaining()).put(part).flip());
        };
    }

    private static ShardingCodec sharding(List<Integer> shape, List<Codec> codecs, IndexLocation location) {
        return new ShardingCodec(shape, codecs, ShardingCodec.DEFAULT_INDEX_CODECS, location);
    }

    private static int[] numbers() {
        int[] numbers = new int[24];
        for (int i = 0; i < 24; i++) numbers[i] = i;
        return numbers;
    }

    private static int[] filled() {
        int[] filled = new int[24];
        Arrays.fill(filled, 7);
        return filled;
    }
}
