package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Window;

class ProjectTest {

    private static final int[] SIZE = {7, 5, 11};

    private static Block random() {
        Block block = Block.of(new FinalInterval(SIZE[0], SIZE[1], SIZE[2]), DataType.UINT16);
        short[] pixels = (short[]) block.pixels();
        Random random = new Random(3);
        for (int i = 0; i < pixels.length; i++) pixels[i] = (short) random.nextInt(65536);
        return block;
    }

    @ParameterizedTest
    @CsvSource({
        "0,min",
        "1,min",
        "2,min",
        "0,max",
        "1,max",
        "2,max",
        "0,mean",
        "1,mean",
        "2,mean",
        "0,sum",
        "1,sum",
        "2,sum",
        "0,sd",
        "1,sd",
        "2,sd",
        "0,median",
        "1,median",
        "2,median"
    })
    void equalsAPlainLoop(int axis, String method) {
        Block whole = random();
        BlockSource source = TestVolumes.source(whole);
        String name = source.spec().axis(axis).name();
        BlockOp op = OpText.parse("project axis=" + name + " method=" + method, source.spec());
        ImageSpec spec = op.output(source.spec());
        assertThat(spec.multiscale().axes()).extracting(Axis::name).doesNotContain(name);
        Block result = Block.of(spec.interval(), spec.type());
        op.apply(source, result);
        double[] found = Numbers.load(result);
        int[] strides = {1, SIZE[0], SIZE[0] * SIZE[1]};
        int at = 0;
        int a = axis == 0 ? 1 : 0;
        int b = axis == 2 ? 1 : 2;
        for (int j = 0; j < SIZE[b]; j++)
            for (int i = 0; i < SIZE[a]; i++) {
                double[] values = new double[SIZE[axis]];
                for (int k = 0; k < values.length; k++)
                    values[k] =
                            ((short[]) whole.pixels())[i * strides[a] + j * strides[b] + k * strides[axis]] & 0xffff;
                double expected = expected(values, method);
                assertThat(found[at++]).isCloseTo(expected, within(Math.abs(expected) * 1e-7));
            }
    }

    private static double expected(double[] values, String method) {
        double mean = Arrays.stream(values).sum() / values.length;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return switch (method) {
            case "min" -> sorted[0];
            case "max" -> sorted[sorted.length - 1];
            case "mean" -> mean;
            case "sum" -> Arrays.stream(values).sum();
            case "sd" ->
                Math.sqrt(
                        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
            default -> (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        };
    }

    /** Sums were shown between the intensities of one plane: all white. */
    @Test
    void sumsAreNotShownAsTheirValuesWere() {
        ImageSpec plain = TestVolumes.source(random()).spec();
        Window window = Window.of(0, 65535, 0, 1000);
        ImageSpec image =
                plain.withMultiscale(plain.multiscale().withChannels(List.of(Channel.of("only", 0xffffff, window))));
        assertThat(window(image, Project.Method.SUM)).isEqualTo(Window.NONE);
        assertThat(window(image, Project.Method.SD)).isEqualTo(Window.NONE);
        assertThat(window(image, Project.Method.MEAN)).isEqualTo(window);
        assertThat(window(image, Project.Method.MAX)).isEqualTo(window);
    }

    private static Window window(ImageSpec image, Project.Method method) {
        Multiscale projected = new Project("z", method).output(image).multiscale();
        return projected.channels().get(0).window();
    }
}
