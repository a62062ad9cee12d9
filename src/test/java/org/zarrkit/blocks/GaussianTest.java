package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.codec.DataType;

class GaussianTest {

    static Stream<Conformance.Case> references() {
        return Conformance.fixtures("reference")
                .filter(c -> c.text("operation").equals("gaussian"))
                .filter(c -> c.text("computed_in").equals("float64"))
                .filter(c -> c.text("dtype").equals(c.text("source").replace("volume-", "")));
    }

    /** SciPy rounds halves to even and computes in double precision: one grey value, or a millionth, may differ. */
    @ParameterizedTest
    @MethodSource("references")
    void equalsSciPy(Conformance.Case reference) throws IOException {
        int[] zyx = {23, 29, 31};
        JsonNode sigma = reference.json().get("sigma");
        Gaussian gaussian = new Gaussian(List.of(
                sigma.get(2).asDouble(), sigma.get(1).asDouble(), sigma.get(0).asDouble()));
        DataType type = DataType.named(reference.text("dtype")).orElseThrow();
        Block input = Block.of(new FinalInterval(zyx[2], zyx[1], zyx[0]), type);
        Block output = Block.of(input.interval(), type);
        read(reference, reference.text("source"), input);
        gaussian.apply(TestVolumes.source(input), output);
        Block expected = Block.of(input.interval(), type);
        read(reference, reference.path().getFileName().toString().replace(".bin", ""), expected);
        double[] found = Numbers.load(output);
        double[] wanted = Numbers.load(expected);
        for (int i = 0; i < found.length; i++)
            assertThat(found[i]).isCloseTo(wanted[i], within(type.isFloat() ? Math.abs(wanted[i]) * 1e-6 : 1.0));
        if (!type.isFloat()) assertThat(differences(found, wanted)).isLessThan(found.length / 1000);
    }

    private static long differences(double[] a, double[] b) {
        long count = 0;
        for (int i = 0; i < a.length; i++) if (a[i] != b[i]) count++;
        return count;
    }

    private static void read(Conformance.Case reference, String name, Block block) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(reference.path().resolveSibling(name + ".bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (block.pixels() instanceof short[] a) bytes.asShortBuffer().get(a);
        else bytes.asFloatBuffer().get((float[]) block.pixels());
    }

    @Test
    void signedIntegersAreRoundedToNearest() {
        Block input = new Block(new FinalInterval(4, 1), DataType.INT16, new short[] {-3, -3, -3, -3});
        Block output = Block.of(input.interval(), DataType.INT16);
        new Gaussian(List.of(1.0, 0.0)).apply(TestVolumes.source(input), output);
        assertThat((short[]) output.pixels()).containsOnly((short) -3);
    }

    @Test
    void absurdSigmaIsRefused() {
        assertThatThrownBy(() -> new Gaussian(List.of(-1.0))).hasMessageContaining("sigma=-1.0");
        assertThatThrownBy(() -> new Gaussian(List.of(Double.NaN))).hasMessageContaining("sigma=NaN");
    }
}
