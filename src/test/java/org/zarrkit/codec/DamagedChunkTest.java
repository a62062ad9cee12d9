package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.codec.BloscCodec.Compressor;
import org.zarrkit.codec.BloscCodec.Shuffle;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.ZarrkitException;

/** Whatever bytes are met, decoding ends: with elements, or with an error of the family; and takes no more memory than it should. */
class DamagedChunkTest {

    private static final ChunkSpec SPEC = new ChunkSpec(DataType.UINT16, List.of(40, 50), 0);
    private static final int MUTATIONS = 400;
    /** XZ's dictionary is as large as the damaged header says, up to the limit. */
    private static final long LARGEST_ALLOCATION = 100L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Named<CodecChain>> chains() {
        return codecLists().map(codecs -> Named.of(Codecs.toJson(codecs).toString(), CodecChain.of(codecs, SPEC)));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void changedBytesEndInAnErrorOfTheFamilyOrInElements(CodecChain chain) {
        Random random = new Random(7);
        byte[] good = encoded(chain);
        for (int i = 0; i < MUTATIONS; i++) decodeInBounds(chain, changed(good, random));
    }

    /** Headers are at the start: half of all changes go there. */
    private static byte[] changed(byte[] good, Random random) {
        byte[] bad = good.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(24, bad.length) : bad.length);
            bad[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bad[at] ^ 1 << random.nextInt(8));
        }
        return bad;
    }

    /** BloscLZ and Snappy are decoded by code of this project: frames of numcodecs are damaged as well. */
    @Test
    void changedFramesThatOthersWroteEndInAnErrorOfTheFamilyOrInElements() throws IOException {
        Random random = new Random(10);
        for (JsonNode vector : CodecVectorsTest.vectors().toList()) {
            String compressor = vector.get("config").path("cname").asText();
            if (!compressor.equals("blosclz") && !compressor.equals("snappy")) continue;
            int size = vector.get("decoded_nbytes").asInt() / 2;
            CodecChain chain = CodecChain.of(
                    List.of(BytesCodec.LITTLE_ENDIAN, new BloscCodec(Compressor.LZ4, 5, Shuffle.SHUFFLE, 2, 0)),
                    SPEC.withShape(List.of(size)));
            byte[] good = Files.readAllBytes(
                    CodecVectorsTest.root().resolve(vector.get("encoded").asText()));
            assertThat(decodeInBounds(chain, good)).isTrue();
            for (int i = 0; i < MUTATIONS / 4; i++) decodeInBounds(chain, changed(good, random));
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void aChunkCutOffAnywhereIsAnError(CodecChain chain) {
        byte[] good = encoded(chain);
        for (int size = 0; size < good.length; size += 1 + size / 40) {
            byte[] cut = Arrays.copyOf(good, size);
            assertThat(decodeInBounds(chain, cut))
                    .as("%d of %d bytes", size, good.length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void randomBytesEndInAnErrorOfTheFamilyOrInElements(CodecChain chain) {
        Random random = new Random(8);
        for (int i = 0; i < MUTATIONS / 4; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            decodeInBounds(chain, bytes);
        }
    }

    /** Whether the bytes decoded; the elements may then be any. */
    private static boolean decodeInBounds(CodecChain chain, byte[] bytes) {
        Object out = chain.spec().newArray();
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        boolean decoded = true;
        try {
            chain.decode(ByteBuffer.wrap(bytes), out);
        } catch (CorruptChunkException e) {
            decoded = false;
        } catch (ZarrkitException e) {
            // A damaged header may ask for something that is legal and not supported.
            assertThat(e.getMessage()).contains("support");
            decoded = false;
        }
        assertThat(THREADS.getThreadAllocatedBytes(thread) - before).isLessThan(LARGEST_ALLOCATION);
        return decoded;
    }

    private static byte[] encoded(CodecChain chain) {
        short[] array = new short[2000];
        Random random = new Random(9);
        for (int i = 0; i < array.length; i++) array[i] = (short) (1000 + i / 3 + random.nextInt(200));
        ByteBuffer encoded = chain.encode(array);
        return Arrays.copyOf(encoded.array(), encoded.remaining());
    }

    private static Stream<List<Codec>> codecLists() {
        List<Codec> last = new ArrayList<>();
        for (Compressor compressor : Compressor.values())
            for (Shuffle shuffle : Shuffle.values()) last.add(new BloscCodec(compressor, 5, shuffle, 2, 1500));
        last.add(new GzipCodec(5));
        last.add(new ZstdCodec(3, false));
        last.add(new ZstdCodec(3, true));
        last.add(new ZlibCodec(5));
        last.add(new Lz4Codec(1));
        last.add(new Bz2Codec(1));
        last.add(Codecs.of("numcodecs.lzma", Map.of("format", 1, "preset", 0)));
        last.add(Codecs.of("numcodecs.lzma", Map.of("format", 2, "preset", 0)));
        last.add(Codecs.of("numcodecs.lzma", Map.of("format", 3, "filters", List.of(Map.of("id", 33, "preset", 0)))));
        last.add(new Crc32cCodec());
        for (ChecksumCodec.Algorithm algorithm : ChecksumCodec.Algorithm.values())
            last.add(new ChecksumCodec(algorithm, ChecksumCodec.Location.END));
        last.add(new ShuffleCodec(2));
        Stream<List<Codec>> lists = last.stream().map(codec -> List.of(BytesCodec.LITTLE_ENDIAN, codec));
        return Stream.concat(lists, shards());
    }

    private static Stream<List<Codec>> shards() {
        List<Codec> inner = List.of(BytesCodec.LITTLE_ENDIAN, new ZstdCodec(1, false));
        List<Codec> plain = List.of(BytesCodec.LITTLE_ENDIAN);
        Codec first = new ShardingCodec(List.of(10, 25), inner, plain, ShardingCodec.IndexLocation.START);
        Codec last = new ShardingCodec(
                List.of(10, 25), inner, ShardingCodec.DEFAULT_INDEX_CODECS, ShardingCodec.IndexLocation.END);
        return Stream.of(
                List.of(BytesCodec.BIG_ENDIAN),
                List.of(BytesCodec.BIG_ENDIAN, new BloscCodec(Compressor.LZ4, 5, Shuffle.SHUFFLE, 4, 1000)),
                List.of(first),
                List.of(last),
                List.of(last, new GzipCodec(1)),
                List.of(
                        new TransposeCodec(List.of(1, 0)),
                        BytesCodec.BIG_ENDIAN,
                        new ZstdCodec(1, true),
                        new GzipCodec(1)));
    }
}
