package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Chunks of 4 MiB per second through a chain of codecs, and the floor: copying one. The data are a noisy background.
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main CodecBenchmark"
 * </pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    /** The elements of a chunk, and room for as many. */
    @State(Scope.Thread)
    public static class Chunk {

        @Param({"uint8", "uint16", "float32"})
        public String type;

        private ChunkSpec spec;
        private Object array;
        private Object decoded;

        @Setup
        public void makeNoise() {
            DataType dataType = DataType.named(type).orElseThrow();
            spec = new ChunkSpec(dataType, List.of((4 << 20) / dataType.sizeInBytes()), 0);
            array = spec.newArray();
            decoded = spec.newArray();
            Random random = new Random(1);
            int n = (int) spec.elements();
            for (int i = 0; i < n; i++) set(i, 150 + 100 * Math.sin(i / 5000.0) + 12 * random.nextGaussian());
        }

        private void set(int i, double value) {
            if (array instanceof byte[] a) a[i] = (byte) value;
            else if (array instanceof short[] a) a[i] = (short) (value * 4);
            else ((float[]) array)[i] = (float) value;
        }
    }

    /** A chain of codecs for the chunk, and what it makes of it. */
    @State(Scope.Thread)
    public static class Encoded {

        @Param({
            "raw",
            "blosc lz4 shuffle",
            "blosc lz4 bitshuffle",
            "blosc zstd shuffle",
            "blosc zstd bitshuffle",
            "lz4",
            "zstd",
            "gzip",
            "crc32c"
        })
        public String codec;

        private CodecChain chain;
        private ByteBuffer bytes;

        @Setup
        public void encode(Chunk chunk) {
            List<Codec> codecs = new ArrayList<>(List.of(BytesCodec.LITTLE_ENDIAN));
            if (!codec.equals("raw"))
                codecs.add(compressor(codec.toUpperCase(Locale.ROOT).split(" ")));
            chain = CodecChain.of(codecs, chunk.spec);
            bytes = chain.encode(chunk.array);
        }
    }

    private static Codec compressor(String[] words) {
        return switch (words[0]) {
            case "BLOSC" ->
                new BloscCodec(
                        BloscCodec.Compressor.valueOf(words[1]),
                        words[1].equals("ZSTD") ? 1 : 5,
                        BloscCodec.Shuffle.valueOf(words[2]),
                        0,
                        0);
            case "LZ4" -> new Lz4Codec(1);
            case "ZSTD" -> new ZstdCodec(3, false);
            case "GZIP" -> new GzipCodec(6);
            default -> new Crc32cCodec();
        };
    }

    /** The floor: no codec can be faster than a copy. */
    @Benchmark
    public Object copy(Chunk chunk) {
        System.arraycopy(chunk.array, 0, chunk.decoded, 0, Elements.length(chunk.array));
        return chunk.decoded;
    }

    @Benchmark
    public Object decode(Chunk chunk, Encoded encoded) {
        encoded.chain.decode(encoded.bytes, chunk.decoded);
        return chunk.decoded;
    }

    /** As an array is written: the bytes are lent, not copied. */
    @Benchmark
    public Object encode(Chunk chunk, Encoded encoded) {
        return encoded.chain.encodeForNext(chunk.array, Workers.none());
    }
}
