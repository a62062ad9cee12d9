package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.BloscCodec.Compressor;
import org.zarrkit.codec.BloscCodec.Shuffle;
import org.zarrkit.error.UnsupportedFeatureException;

/** The codecs in a virtual machine of its own that has no native libraries, by the switch for that. */
class NativesTest {

    private static final ChunkSpec SPEC = new ChunkSpec(DataType.UINT16, List.of(5000), 0);

    @Test
    void lz4IsPlainJavaWithoutItsNativeLibrary() throws Exception {
        ByteBuffer encoded = chain(Compressor.LZ4).encode(elements());
        assertThat(withoutNatives("lz4", encoded)).isEqualTo("decoded, and encoded so that it decodes");
    }

    @Test
    void zstandardIsUnsupportedWithoutItsNativeLibrary() throws Exception {
        ByteBuffer encoded = chain(Compressor.ZSTD).encode(elements());
        assertThat(withoutNatives("zstd", encoded)).contains("Zstandard", "native library", "zarrkit.natives=false");
        ByteBuffer plain = CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, new ZstdCodec(1, false)), SPEC)
                .encode(elements());
        assertThat(withoutNatives("plain", plain)).contains("Zstandard", "native library");
    }

    private static String withoutNatives(String what, ByteBuffer encoded) throws IOException, InterruptedException {
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.remaining());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dzarrkit.natives=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativesTest.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** What runs in the other virtual machine: decodes the frame on standard input, then encodes. */
    public static void main(String[] args) throws IOException {
        String hex = new String(System.in.readAllBytes(), StandardCharsets.US_ASCII);
        CodecChain chain = args[0].equals("plain")
                ? CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, new ZstdCodec(1, false)), SPEC)
                : chain(args[0].equals("lz4") ? Compressor.LZ4 : Compressor.ZSTD);
        short[] decoded = new short[5000];
        try {
            chain.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), decoded);
            boolean same = Arrays.equals(decoded, elements());
            chain.decode(chain.encode(elements()), decoded);
            System.out.println(
                    same && Arrays.equals(decoded, elements()) ? "decoded, and encoded so that it decodes" : "wrong");
        } catch (UnsupportedFeatureException e) {
            System.out.println(e.getMessage());
        }
    }

    private static CodecChain chain(Compressor compressor) {
        return CodecChain.of(
                List.of(BytesCodec.LITTLE_ENDIAN, new BloscCodec(compressor, 5, Shuffle.SHUFFLE, 2, 0)), SPEC);
    }

    private static short[] elements() {
        short[] elements = new short[5000];
        for (int i = 0; i < elements.length; i++) elements[i] = (short) (i / 7 + i % 5);
        return elements;
    }
}
