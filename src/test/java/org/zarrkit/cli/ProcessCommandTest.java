package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.codec.DataType;
import org.zarrkit.store.LocalStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.ZarrArray;

/** Operations against what SciPy computed of the same volume. */
class ProcessCommandTest {

    private static final Path REFERENCE = Fixtures.FOLDER.resolve("reference");

    @TempDir
    Path folder;

    private String in;
    private String out;

    @BeforeEach
    void writeVolume() throws IOException {
        in = folder.resolve("in.zarr").toString();
        out = folder.resolve("out.zarr").toString();
        byte[] bytes = Files.readAllBytes(REFERENCE.resolve("volume-uint16.bin"));
        short[] volume = new short[23 * 29 * 31];
        java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(volume);
        List<CodecDescription> raw = List.of(new CodecDescription("bytes", Map.of("endian", "little")));
        ArrayMetadata metadata = ArrayMetadata.of(3, List.of(23L, 29L, 31L), DataType.UINT16, List.of(23, 29, 31), raw);
        ZarrArray.create(LocalStore.of(Path.of(in)), "", metadata).writeShard(volume, 0, 0, 0);
    }

    private byte[] process(String... operations) {
        String[] args = new String[7 + 2 * operations.length];
        System.arraycopy(
                new String[] {"process", in, out, "--axes", "zyx", "--chunks", "z=8,y=10,x=12"}, 0, args, 0, 7);
        for (int i = 0; i < operations.length; i++) {
            args[7 + 2 * i] = "--op";
            args[8 + 2 * i] = operations[i];
        }
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return CommandLineRun.of("dump", out, "-o", "-").out();
    }

    @Test
    void gaussianOfAFloatImageIsScipys() throws IOException {
        byte[] expected = Files.readAllBytes(REFERENCE.resolve("gaussian-anisotropic-of-uint16-as-float32.bin"));
        float[] found = floats(process("convert type=float32", "gaussian sigma=3.3,2.0,0.4"));
        float[] scipys = floats(expected);
        assertThat(found).hasSameSizeAs(scipys);
        for (int i = 0; i < found.length; i++)
            assertThat((double) found[i]).isCloseTo(scipys[i], org.assertj.core.data.Percentage.withPercentage(0.001));
    }

    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length / 4];
        java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(floats);
        return floats;
    }

    @Test
    void operationsAreAppliedInTheirOrder() {
        byte[] volume = CommandLineRun.of("dump", in, "-o", "-").out();
        byte[] mask = process("threshold min=300");
        assertThat(mask).hasSize(volume.length / 2).contains((byte) 0).contains((byte) 255);
        for (int i = 0; i < mask.length; i++) {
            int value = volume[2 * i] & 0xff | (volume[2 * i + 1] & 0xff) << 8;
            assertThat(mask[i] & 0xff).as("element %d", i).isEqualTo(value >= 300 ? 255 : 0);
        }
    }

    @Test
    void severalOperationsMakeOneMask() {
        byte[] mask = process("gaussian sigma=1", "threshold method=Otsu");
        assertThat(mask).contains((byte) 0).contains((byte) 255);
        for (byte value : mask) assertThat(value & 0xff).isIn(0, 255);
    }
}
