package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.junit.jupiter.api.Test;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;

/** Nothing grows with the number of blocks: 2^41 voxels, 4 TB, of which one block is looked at. */
class HugeImageTest {

    private static final List<String> OPERATIONS = List.of(
            "gaussian sigma=1",
            "subtract value=100",
            "median radius=1",
            "threshold min=200",
            "color_by_chunk masked=true");
    /** Within one cell. */
    private static final Interval BOX =
            new FinalInterval(new long[] {1024, 768, 128, 1}, new long[] {1087, 831, 135, 1});

    /** What opening an image of a size, with operations, and looking at one block of it takes. */
    private record Taken(long cells, long bytes) {

        static Taken of(long width, long height, long depth) {
            CellCache cache = new CellCache(256 << 20);
            long before = allocated();
            Pyramid<?> source = SampleCells.of(width, height, depth).pyramid(cache);
            LazyImage<?> image = LazyImage.of(source);
            Pyramid<?> result = image.then(OPERATIONS, location -> image).pyramid(cache);
            LazyImage.of(result).read(BOX);
            return new Taken(cache.statistics().loaded(), allocated() - before);
        }

        private static long allocated() {
            return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
        }
    }

    @Test
    void oneBlockTakesWhatItTakesInAThousandthOfTheImage() {
        Taken.of(1 << 11, 1 << 11, 1 << 8); // classes are loaded, tables made
        Taken small = Taken.of(1 << 11, 1 << 11, 1 << 8);
        Taken huge = Taken.of(1 << 14, 1 << 14, 1 << 12);
        assertThat(huge.cells())
                .as("the cell, and those of the source with the halo")
                .isBetween(28L, 40L);
        assertThat(small.cells()).isEqualTo(huge.cells());
        assertThat(huge.bytes()).isLessThan(small.bytes() + (2 << 20));
    }
}
