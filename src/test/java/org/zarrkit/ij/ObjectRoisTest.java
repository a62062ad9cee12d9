package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectRoisTest {

    private static final int WIDTH = 31;
    private static final int HEIGHT = 23;

    /** Labels in lumps, with holes and parts. */
    private static ImagePlus labels() {
        Random random = new Random(3);
        ImageStack stack = new ImageStack(WIDTH, HEIGHT);
        for (int z = 0; z < 3; z++) {
            float[] pixels = new float[WIDTH * HEIGHT];
            for (int i = 0; i < pixels.length; i++)
                pixels[i] = random.nextInt(4) == 0 ? 0 : 1 + i % WIDTH / 8 + 10 * (i / WIDTH / 9) + 100 * z;
            stack.addSlice(new FloatProcessor(WIDTH, HEIGHT, pixels));
        }
        return new ImagePlus("labels", stack);
    }

    @Test
    void eachPixelIsInTheOutlineOfItsLabelAndPlane() {
        ImagePlus labels = labels();
        List<Roi> rois = ObjectRois.of(labels, 1000);
        int pixels = 0;
        for (Roi roi : rois) {
            FloatProcessor plane = (FloatProcessor) labels.getStack().getProcessor(roi.getPosition());
            for (var point : roi.getContainedPoints()) {
                assertThat(plane.getf(point.x, point.y)).isEqualTo(Float.parseFloat(roi.getName()));
                pixels++;
            }
        }
        int expected = 0;
        for (int z = 1; z <= 3; z++)
            for (float value : (float[]) labels.getStack().getPixels(z)) if (value != 0) expected++;
        assertThat(pixels).isEqualTo(expected);
        assertThat(rois.stream().map(Roi::getName)).doesNotHaveDuplicates().hasSize(36);
    }

    @Test
    void tooManyAreRefused() {
        assertThatThrownBy(() -> ObjectRois.of(labels(), 20)).hasMessageContaining("more than 20 outlines");
    }
}
