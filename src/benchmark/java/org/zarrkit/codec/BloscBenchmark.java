package org.zarrkit.codec;

import java.nio.ByteBuffer;
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

/** Chunks of 4 MiB per second through a chain of codecs; the data are a noisy background. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BloscBenchmark {

    @Param({"uint8", "uint16", "float32"})
    public String type;

    @Param({"lz4", "zstd"})
    public String compressor;

    @Param({"SHUFFLE", "BITSHUFFLE"})
    public String shuffle;

    private CodecChain chain;
    private Object array;
    private Object decoded;
    private ByteBuffer encoded;

    @Setup
    public void encodeNoise() {
        DataType dataType = DataType.named(type).orElseThrow();
        ChunkSpec spec = new ChunkSpec(dataType, List.of((4 << 20) / dataType.sizeInBytes()), 0);
        BloscCodec blosc = new BloscCodec(
                BloscCodec.Compressor.valueOf(compressor.toUpperCase(Locale.ROOT)),
                compressor.equals("zstd") ? 1 : 5,
                BloscCodec.Shuffle.valueOf(shuffle),
                0,
                0);
        chain = CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, blosc), spec);
        array = spec.newArray();
        decoded = spec.newArray();
        Random random = new Random(1);
        int n = (int) spec.elements();
        for (int i = 0; i < n; i++) set(i, 150 + 100 * Math.sin(i / 5000.0) + 12 * random.nextGaussian());
        encoded = chain.encode(array);
    }

    private void set(int i, double value) {
        if (array instanceof byte[] a) a[i] = (byte) value;
        else if (array instanceof short[] a) a[i] = (short) (value * 4);
        else ((float[]) array)[i] = (float) value;
    }

    @Benchmark
    public Object decode() {
        chain.decode(encoded, decoded);
        return decoded;
    }

    @Benchmark
    public Object encode() {
        return chain.encode(array);
    }
}
