package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.plugin.Duplicator;
import ij.plugin.Slicer;
import ij.plugin.ZAxisProfiler;
import ij.plugin.ZProjector;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.image.WriteOptions;

/** What ImageJ's commands make of a lazy image is what they make of the same image in memory. */
class StackCommandsTest {

    private final ImagePlus inMemory = TestImages.hyperstack(16, 60, 50, 2, 20, 3);
    private ImagePlus lazy;

    @BeforeEach
    void open() {
        lazy = Hyperstack.of(TestImages.throughZarr(
                inMemory, WriteOptions.defaults().withLevels(2).withChunks(Map.of("x", 16, "y", 16, "z", 8))));
    }

    private static void assertSame(ImagePlus actual, ImagePlus expected) {
        assertThat(actual.getDimensions()).isEqualTo(expected.getDimensions());
        for (int n = 1; n <= expected.getStackSize(); n++)
            assertThat(actual.getStack().getPixels(n))
                    .as("plane " + n)
                    .isEqualTo(expected.getStack().getPixels(n));
    }

    @Test
    void duplicate() {
        assertSame(new Duplicator().run(lazy), inMemory);
        assertSame(new Duplicator().run(lazy, 2, 2, 5, 9, 1, 3), new Duplicator().run(inMemory, 2, 2, 5, 9, 1, 3));
        lazy.setRoi(10, 5, 30, 20);
        inMemory.setRoi(10, 5, 30, 20);
        assertSame(new Duplicator().run(lazy), new Duplicator().run(inMemory));
    }

    @Test
    void crop() {
        lazy.setRoi(10, 5, 30, 20);
        inMemory.setRoi(10, 5, 30, 20);
        assertSame(lazy.crop("stack"), inMemory.crop("stack"));
    }

    @Test
    void zProject() {
        for (String method : new String[] {"max all", "avg all", "sum all"})
            assertSame(ZProjector.run(lazy, method), ZProjector.run(inMemory, method));
    }

    @Test
    void reslice() {
        ImagePlus oneChannel = new Duplicator().run(inMemory, 1, 1, 1, 20, 1, 1);
        ImagePlus lazyChannel = Hyperstack.of(TestImages.throughZarr(oneChannel, WriteOptions.defaults()));
        assertSame(new Slicer().reslice(lazyChannel), new Slicer().reslice(oneChannel));
    }

    @Test
    void plotZAxisProfile() {
        for (ImagePlus image : new ImagePlus[] {lazy, inMemory}) {
            image.setPosition(2, 1, 2);
            image.setRoi(10, 5, 30, 20);
        }
        assertThat(ZAxisProfiler.getPlot(lazy).getYValues())
                .hasSize(3)
                .isEqualTo(ZAxisProfiler.getPlot(inMemory).getYValues());
    }

    @Test
    void statisticsOfAPlaneFollowThePosition() {
        for (int z = 1; z <= 20; z += 3) {
            lazy.setPosition(2, z, 3);
            inMemory.setPosition(2, z, 3);
            assertThat(lazy.getStatistics().mean).isEqualTo(inMemory.getStatistics().mean);
        }
    }
}
