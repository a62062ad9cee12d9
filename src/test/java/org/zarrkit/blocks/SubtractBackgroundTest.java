package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import ij.plugin.filter.BackgroundSubtracter;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.util.Random;
import net.imglib2.FinalInterval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;

/** Cells of 64 × 64, put together, are what ImageJ makes of the whole plane. */
class SubtractBackgroundTest {

    private static final int WIDTH = 437;
    private static final int HEIGHT = 301;

    @ParameterizedTest
    @CsvSource({
        "UINT8, 5, false, true",
        "UINT8, 50, false, true",
        "UINT8, 20, true, false",
        "UINT16, 3, false, false",
        "UINT16, 25, false, true",
        "UINT16, 50, true, true",
        "UINT16, 120, false, true",
        "FLOAT32, 10, false, true",
        "FLOAT32, 77, true, true"
    })
    void isWhatImageJMakesOfTheWholePlane(DataType type, double radius, boolean light, boolean smooth) {
        Block whole = Block.of(new FinalInterval(WIDTH, HEIGHT), type);
        Numbers.store(blobs(type == DataType.UINT8 ? 1 : 200), whole);
        LazyImage<?> image = TestVolumes.image(whole, 64);
        LazyImage<?> result = image.then(new SubtractBackground(radius, light, smooth));
        Block found = Block.of(whole.interval(), type);
        CellBoxes boxes = CellBoxes.of(result.spec());
        for (long i = 0; i < boxes.count(); i++) Rows.copy(result.read(boxes.box(i)), found);
        ImageProcessor plane = processor(whole);
        new BackgroundSubtracter().rollingBallBackground(plane, radius, false, light, false, smooth, true);
        assertThat(found.pixels()).isEqualTo(plane.getPixels());
    }

    private static ImageProcessor processor(Block block) {
        if (block.pixels() instanceof byte[] a) return new ByteProcessor(WIDTH, HEIGHT, a.clone(), null);
        if (block.pixels() instanceof short[] a) return new ShortProcessor(WIDTH, HEIGHT, a.clone(), null);
        return new FloatProcessor(WIDTH, HEIGHT, ((float[]) block.pixels()).clone());
    }

    /** A wavy background, noise, and spots. */
    private static double[] blobs(double scale) {
        Random random = new Random(7);
        double[] pixels = new double[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            double spot = (x % 53 - 26) * (x % 53 - 26) + (y % 47 - 23) * (y % 47 - 23) < 60 ? 60 : 0;
            pixels[i] =
                    scale * (80 + 40 * Math.sin(x / 60.0) + 30 * Math.cos(y / 45.0) + spot + 5 * random.nextDouble());
        }
        return pixels;
    }
}
