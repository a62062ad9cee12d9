package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.BloscCodec.Compressor;
import org.zarrkit.codec.BloscCodec.Shuffle;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.ByteSource;

/** A box that is read alone is the same part of the whole chunk. */
class BoxReadTest {

    private static final ChunkSpec CUBE = new ChunkSpec(DataType.UINT16, List.of(64, 64, 64), 0);
    private static final BloscCodec LZ4 = new BloscCodec(Compressor.LZ4, 5, Shuffle.SHUFFLE, 0, 32 << 10);

    private final AtomicLong bytesRead = new AtomicLong();

    @Test
    void aWholeRawChunkThatIsTooLongIsCorruptAsABoxToo() {
        ChunkSpec spec = new ChunkSpec(DataType.UINT16, List.of(3, 2), 0);
        ChunkReader reader =
                CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN), spec).reader(source(ByteBuffer.wrap(new byte[13])));
        int[] shape = {3, 2};
        ChunkBox whole = ChunkBox.of(shape, new int[2], shape, shape, new int[2]);
        assertThatThrownBy(() -> reader.read(new long[2], whole, new short[6]))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("12 bytes expected, 13 found");
    }

    @Property
    void aBoxIsAPartOfTheWhole(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        Random random = new Random(seed);
        ChunkSpec spec = spec(random);
        CodecChain chain = CodecChain.of(codecs(random, spec), spec);
        Object array = noisyRamp(spec, random);
        ByteSource stored = source(chain.encode(array));
        int[] shape = spec.shape().stream().mapToInt(n -> n).toArray();
        ChunkReader reader = chain.reader(stored);
        for (int i = 0; i < 5; i++) {
            int[] extent = new int[shape.length];
            int[] start = new int[shape.length];
            int[] margin = new int[shape.length];
            int[] target = new int[shape.length];
            for (int d = 0; d < shape.length; d++) {
                extent[d] = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(shape[d]);
                start[d] = random.nextInt(shape[d] - extent[d] + 1);
                margin[d] = random.nextInt(3);
                target[d] = extent[d] + margin[d] + random.nextInt(3);
            }
            ChunkBox box = ChunkBox.of(shape, start, extent, target, margin);
            Object read = marked(spec, target);
            Object expected = marked(spec, target);
            assertThat(reader.read(new long[shape.length], box, read)).isTrue();
            box.copy(array, expected);
            assertThat(BytesCodec.LITTLE_ENDIAN.encode(read))
                    .as("%s %s %s", spec, Codecs.toJson(chain.codecs()), List.of(start, extent))
                    .isEqualTo(BytesCodec.LITTLE_ENDIAN.encode(expected));
        }
    }

    @Test
    void aPlaneTakesTheBytesOfItsBlocksAlone() {
        for (int z : new int[] {0, 31, 63}) {
            for (List<Codec> codecs : List.<List<Codec>>of(
                    List.of(BytesCodec.LITTLE_ENDIAN),
                    List.of(BytesCodec.LITTLE_ENDIAN, LZ4),
                    List.of(BytesCodec.LITTLE_ENDIAN, new BloscCodec(Compressor.LZ4, 0, Shuffle.SHUFFLE, 0, 0)),
                    List.of(new ShardingCodec(
                            List.of(64, 64, 64),
                            List.of(BytesCodec.LITTLE_ENDIAN, LZ4),
                            ShardingCodec.DEFAULT_INDEX_CODECS,
                            ShardingCodec.IndexLocation.END)))) {
                CodecChain chain = CodecChain.of(codecs, CUBE);
                ByteBuffer encoded = chain.encode(noisyRamp(CUBE, new Random(z)));
                ChunkReader reader = chain.reader(source(encoded));
                bytesRead.set(0);
                reader.read(new long[3], plane(z), new short[64 * 64]);
                assertThat(bytesRead.get()).isLessThan(encoded.remaining() / 8);
            }
        }
    }

    @Test
    void aDamagedBlockIsMetByTheBoxesThatNeedIt() {
        CodecChain chain = CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, LZ4), CUBE);
        short[] array = (short[]) noisyRamp(CUBE, new Random(1));
        ByteBuffer encoded = chain.encode(array);
        int firstBlock = encoded.order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(BloscHeader.SIZE);
        encoded.putInt(firstBlock, Integer.MAX_VALUE);
        ChunkReader reader = chain.reader(source(encoded));
        assertThatThrownBy(() -> reader.read(new long[3], plane(0), new short[64 * 64]))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("block 0");
        short[] last = new short[64 * 64];
        reader.read(new long[3], plane(63), last);
        assertThat(last).isEqualTo(java.util.Arrays.copyOfRange(array, 63 * 64 * 64, 64 * 64 * 64));
    }

    @Test
    void changedAndCutFramesEndInAnErrorOfTheFamilyOrInElements() {
        Random random = new Random(2);
        CodecChain chain = CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, LZ4), CUBE);
        byte[] good = chain.encode(noisyRamp(CUBE, random)).array();
        short[] target = new short[64 * 64];
        int failed = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bytes =
                    random.nextInt(8) == 0 ? java.util.Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int k = random.nextInt(4); k > 0 && bytes.length > 0; k--)
                bytes[random.nextInt(Math.min(bytes.length, random.nextBoolean() ? 100 : bytes.length))] =
                        (byte) random.nextInt();
            try {
                chain.reader(source(ByteBuffer.wrap(bytes))).read(new long[3], plane(random.nextInt(64)), target);
            } catch (CorruptChunkException | UnsupportedFeatureException e) {
                failed++;
            }
        }
        assertThat(failed).isPositive();
    }

    @Test
    void blocksInAnyOrderAreFound() {
        CodecChain chain = CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, LZ4), CUBE);
        short[] array = (short[]) noisyRamp(CUBE, new Random(3));
        ByteBuffer reversed = blocksReversed(chain.encode(array));
        short[] whole = new short[array.length];
        chain.decode(reversed, whole);
        assertThat(whole).isEqualTo(array);
        ChunkReader reader = chain.reader(source(reversed));
        for (int z = 0; z < 64; z += 7) {
            short[] plane = new short[64 * 64];
            reader.read(new long[3], plane(z), plane);
            assertThat(plane).isEqualTo(java.util.Arrays.copyOfRange(array, z * 64 * 64, (z + 1) * 64 * 64));
        }
    }

    @Test
    void anAbsentValueLeavesTheTargetAsItIs() {
        CodecChain chain = CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, LZ4), CUBE);
        short[] target = {7, 7, 7, 7};
        ChunkBox box =
                ChunkBox.of(new int[] {64, 64, 64}, new int[3], new int[] {1, 2, 2}, new int[] {1, 2, 2}, new int[3]);
        assertThat(chain.reader(range -> Optional.empty()).read(new long[3], box, target))
                .isFalse();
        assertThat(target).containsOnly((short) 7);
    }

    @Test
    void aBoxBeyondTheChunkIsACallersMistake() {
        int[] shape = {4, 4};
        assertThatThrownBy(() -> ChunkBox.of(shape, new int[] {2, 0}, new int[] {3, 1}, shape, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 1]");
    }

    private static ChunkBox plane(int z) {
        int[] extent = {1, 64, 64};
        return ChunkBox.of(new int[] {64, 64, 64}, new int[] {z, 0, 0}, extent, extent, new int[3]);
    }

    /** The same frame with its blocks in reverse order, as several threads of c-blosc may leave them. */
    private static ByteBuffer blocksReversed(ByteBuffer frame) {
        ByteBuffer in = frame.order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int blocks = BloscHeader.of(frame).blocks();
        ByteBuffer out = ByteBuffer.allocate(in.limit()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        out.put(in.slice(0, BloscHeader.SIZE)).position(BloscHeader.SIZE + 4 * blocks);
        int end = in.limit();
        for (int i = blocks - 1; i >= 0; i--) {
            int start = in.getInt(BloscHeader.SIZE + 4 * i);
            out.putInt(BloscHeader.SIZE + 4 * i, out.position());
            out.put(in.slice(start, end - start));
            end = start;
        }
        return out.flip();
    }

    private ByteSource source(ByteBuffer bytes) {
        ByteBuffer whole = bytes.slice();
        return range -> {
            ByteBuffer part =
                    whole.slice((int) range.startIn(whole.remaining()), (int) range.lengthIn(whole.remaining()));
            bytesRead.addAndGet(part.remaining());
            return Optional.of(part);
        };
    }

    private static ChunkSpec spec(Random random) {
        DataType[] types = {DataType.UINT8, DataType.UINT16, DataType.FLOAT32, DataType.INT64, DataType.FLOAT64};
        List<Integer> shape = new ArrayList<>();
        int rank = random.nextInt(5);
        int most = rank < 3 ? 60 : 24;
        for (int i = 0; i < rank; i++) shape.add(1 + random.nextInt(most));
        return new ChunkSpec(types[random.nextInt(types.length)], shape, 0);
    }

    private static List<Codec> codecs(Random random, ChunkSpec spec) {
        BytesCodec bytes = random.nextInt(4) == 0 ? BytesCodec.BIG_ENDIAN : BytesCodec.LITTLE_ENDIAN;
        Compressor[] compressors = {Compressor.LZ4, Compressor.ZSTD, Compressor.ZLIB};
        int[] typeSizes = {0, 0, 0, 1, 2, 3, 4, 8, 16};
        int[] blockSizes = {0, 128, 1000, 4096, 4099, 16 << 10};
        BloscCodec blosc = new BloscCodec(
                compressors[random.nextInt(compressors.length)],
                random.nextInt(6),
                Shuffle.values()[random.nextInt(3)],
                typeSizes[random.nextInt(typeSizes.length)],
                blockSizes[random.nextInt(blockSizes.length)]);
        return switch (random.nextInt(8)) {
            case 0 -> List.of(bytes);
            case 1 -> List.of(bytes, new ZstdCodec(1, false));
            case 2 -> List.of(bytes, blosc, new Crc32cCodec());
            default -> List.of(bytes, blosc);
        };
    }

    private static Object noisyRamp(ChunkSpec spec, Random random) {
        Object array = spec.newArray();
        int n = Elements.length(array);
        byte[] bytes = new byte[n * spec.type().sizeInBytes()];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = (byte) (i % spec.type().sizeInBytes() == 0 ? random.nextInt(40) : i / 900);
        BytesCodec.LITTLE_ENDIAN.decode(ByteBuffer.wrap(bytes), array);
        return array;
    }

    /** An array whose elements must stay as they are where the box is not. */
    private static Object marked(ChunkSpec spec, int[] shape) {
        int n = 1;
        for (int s : shape) n *= s;
        Object array = spec.type().newArray(n);
        Elements.fill(array, 0x5A5A5A5A5A5A5A5AL);
        return array;
    }
}
