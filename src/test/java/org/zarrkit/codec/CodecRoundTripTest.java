package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.zarrkit.codec.BloscCodec.Compressor;
import org.zarrkit.codec.BloscCodec.Shuffle;
import org.zarrkit.codec.ShardingCodec.IndexLocation;
import org.zarrkit.store.ByteSource;

/** Random arrays through random chains: what is encoded comes back, whole and in parts. */
class CodecRoundTripTest {

    @Property
    void whatIsEncodedComesBack(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        Random random = new Random(seed);
        ChunkSpec spec = spec(random);
        CodecChain chain = CodecChain.of(codecs(random, spec, 2), spec);
        Object array = array(random, spec);
        ByteBuffer encoded = chain.encode(array);
        Object decoded = spec.newArray();
        chain.decode(encoded, decoded);
        assertThat(bytes(decoded))
                .as("%s %s", spec, Codecs.toJson(chain.codecs()))
                .isEqualTo(bytes(array));
        readableChunksMakeUpTheArray(chain, encoded, array);
        assertThat(Codecs.listOf(Codecs.toJson(chain.codecs()))).isEqualTo(chain.codecs());
    }

    private static void readableChunksMakeUpTheArray(CodecChain chain, ByteBuffer encoded, Object array) {
        ChunkSpec spec = chain.spec();
        ChunkSpec part = chain.readableSpec();
        ChunkReader reader = chain.reader(source(encoded));
        Object whole = spec.newArray();
        spec.fill(whole);
        int[] strides = StridedCopy.strides(spec.shape());
        long[] position = new long[spec.shape().size()];
        long present = 0;
        do {
            Object elements = part.newArray();
            if (!reader.read(position, elements)) continue;
            present++;
            int start = 0;
            for (int i = 0; i < position.length; i++)
                start += (int) position[i] * part.shape().get(i) * strides[i];
            StridedCopy.copy(part.shape(), elements, 0, StridedCopy.strides(part.shape()), whole, start, strides);
        } while (next(position, spec, part));
        assertThat(bytes(whole)).as("%s", Codecs.toJson(chain.codecs())).isEqualTo(bytes(array));
        int[] all = new int[position.length];
        Arrays.fill(all, Integer.MAX_VALUE);
        assertThat(reader.chunksPresent(all)).isEqualTo(present);
    }

    private static boolean next(long[] position, ChunkSpec spec, ChunkSpec part) {
        for (int i = position.length - 1; i >= 0; i--) {
            if (++position[i] < spec.shape().get(i) / part.shape().get(i)) return true;
            position[i] = 0;
        }
        return false;
    }

    private static ByteSource source(ByteBuffer bytes) {
        return range -> Optional.of(
                bytes.slice((int) range.startIn(bytes.remaining()), (int) range.lengthIn(bytes.remaining())));
    }

    private static ChunkSpec spec(Random random) {
        DataType type = DataType.values()[random.nextInt(DataType.values().length)];
        List<Integer> shape = new ArrayList<>();
        int rank = random.nextInt(5);
        for (int i = 0; i < rank; i++) shape.add(1 + random.nextInt(12));
        return new ChunkSpec(type, shape, type == DataType.BOOL ? random.nextInt(2) : random.nextLong());
    }

    /** Noise, and fill value in whole regions. */
    private static Object array(Random random, ChunkSpec spec) {
        Object array = spec.newArray();
        spec.fill(array);
        byte[] bytes = bytes(array).array();
        int from = random.nextInt(bytes.length + 1);
        for (int i = from; i < bytes.length; i++)
            bytes[i] = (byte) random.nextInt(spec.type() == DataType.BOOL ? 2 : random.nextBoolean() ? 3 : 256);
        BytesCodec.LITTLE_ENDIAN.decode(ByteBuffer.wrap(bytes), array);
        return array;
    }

    private static List<Codec> codecs(Random random, ChunkSpec spec, int depth) {
        List<Codec> codecs = new ArrayList<>();
        List<Integer> shape = spec.shape();
        if (random.nextBoolean()) {
            TransposeCodec transpose = transpose(random, shape.size());
            codecs.add(transpose);
            shape = transpose.encodedSpec(spec).shape();
        }
        if (depth > 0 && random.nextInt(3) > 0) {
            codecs.add(sharding(random, spec.withShape(shape), depth));
            if (random.nextInt(4) == 0) codecs.add(compressor(random));
        } else {
            codecs.add(random.nextBoolean() ? BytesCodec.LITTLE_ENDIAN : BytesCodec.BIG_ENDIAN);
            for (int n = random.nextInt(3); n > 0; n--) codecs.add(compressor(random));
        }
        return codecs;
    }

    private static TransposeCodec transpose(Random random, int rank) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rank; i++) order.add(i);
        Collections.shuffle(order, random);
        return new TransposeCodec(order);
    }

    private static ShardingCodec sharding(Random random, ChunkSpec spec, int depth) {
        List<Integer> inner = new ArrayList<>();
        for (int n : spec.shape()) {
            int divisor = 1 + random.nextInt(n);
            while (n % divisor != 0) divisor--;
            inner.add(divisor);
        }
        Codec order = random.nextBoolean() ? BytesCodec.LITTLE_ENDIAN : BytesCodec.BIG_ENDIAN;
        List<Codec> index = random.nextBoolean() ? List.of(order) : List.of(order, new Crc32cCodec());
        IndexLocation location = IndexLocation.values()[random.nextInt(2)];
        return new ShardingCodec(inner, codecs(random, spec.withShape(inner), depth - 1), index, location);
    }

    private static Codec compressor(Random random) {
        Compressor[] compressors = {Compressor.LZ4, Compressor.LZ4HC, Compressor.ZLIB, Compressor.ZSTD};
        Shuffle shuffle = Shuffle.values()[random.nextInt(3)];
        return switch (random.nextInt(8)) {
            case 0 -> new GzipCodec(random.nextInt(10));
            case 1 -> new ZstdCodec(1 + random.nextInt(5), random.nextBoolean());
            case 2 -> new Crc32cCodec();
            case 3 -> new ZlibCodec(random.nextInt(10));
            case 4 -> new Lz4Codec(1);
            case 5 -> new ChecksumCodec(ChecksumCodec.Algorithm.FLETCHER32, ChecksumCodec.Location.END);
            default ->
                new BloscCodec(compressors[random.nextInt(4)], random.nextInt(10), shuffle, 0, random.nextInt(900));
        };
    }

    private static ByteBuffer bytes(Object array) {
        return BytesCodec.LITTLE_ENDIAN.encode(array);
    }
}
