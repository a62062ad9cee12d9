package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.BlockReader;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Window;

class LazyImageTest {

    private final AtomicInteger loaded = new AtomicInteger();

    private Pyramid<UnsignedShortType> pyramid() {
        Multiscale multiscale = Multiscale.of(
                        "plane", List.of(Axis.space("y"), Axis.space("x")), List.of(Level.of("0", Scale.ones(2))))
                .withRendering(Rendering.of(List.of(Channel.of("only", 0xFFFFFF, Window.of(0, 65535, 100, 900)))));
        return Pyramid.of(
                multiscale,
                DataType.UINT16,
                List.of(LazyCells.<UnsignedShortType>image(
                        new long[] {16, 16}, new int[] {8, 8}, DataType.UINT16, new CellCache(1 << 20), cell -> {
                            loaded.incrementAndGet();
                            return new short[64];
                        })));
    }

    /** ImgLib2's PrimitiveBlocks looks at a cell when it is made; opening an image so read a chunk. */
    @Test
    void describingAnImageAndItsOperationsReadsNoCell() {
        Pyramid<UnsignedShortType> pyramid = pyramid();
        LazyImage<UnsignedShortType> image = LazyImage.of(pyramid)
                .then(Gaussian.of(new double[] {1}, LazyImage.of(pyramid).spec()))
                .then(new Threshold(3));
        assertThat(image.type()).isEqualTo(DataType.UINT8);
        assertThat(image.multiscale().levels()).hasSize(1);
        image.pyramid(new CellCache(1 << 20));
        assertThat(loaded).hasValue(0);
    }

    @Test
    void onlyTheCellsOfABoxAreRead() {
        LazyImage.of(pyramid()).read(new FinalInterval(new long[] {8, 8}, new long[] {15, 15}));
        assertThat(loaded.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void aMaskIsShownFromBlackToWhiteWhateverItsSourceWas() {
        LazyImage<UnsignedShortType> mask = LazyImage.of(pyramid()).then(AutoThreshold.of("otsu"));
        assertThat(mask.multiscale().channels().get(0).window()).isEqualTo(Window.of(0, 255, 0, 255));
        assertThat(LazyImage.of(pyramid()).multiscale().channels().get(0).window())
                .isEqualTo(Window.of(0, 65535, 100, 900));
    }

    /** Cells of the source would be made for nothing. */
    @Test
    void aMaskThatIsWrittenIsComputedPastTheCache() {
        BlockReader stored = new BlockReader() {
            @Override
            public void read(Interval box, Object pixels) {
                Arrays.fill((short[]) pixels, (short) 7);
            }

            @Override
            public int[] unit() {
                return new int[] {8, 8};
            }
        };
        LazyImage<UnsignedShortType> image = LazyImage.of(pyramid().withReaders(List.of(stored)));
        Interval whole = image.spec().interval();
        assertThat((byte[]) image.then(new Threshold(7)).readOnce(whole).pixels())
                .containsOnly(-1);
        assertThat(loaded).hasValue(0);
        image.then(Gaussian.of(new double[] {1}, image.spec())).readOnce(whole);
        assertThat(loaded.get()).isPositive();
    }

    /** Of a wide filter the block with its halo is many times the block. */
    @Test
    void whatABlockTakesIncludesItsHalo() {
        LazyImage<UnsignedShortType> image = LazyImage.of(pyramid());
        int[] edges = {8, 8};
        assertThat(image.bytesToCompute(edges)).isEqualTo(8 * 8 * 2);
        long operands = image.then(new Threshold(3)).bytesToCompute(edges) / (8 * 8 * 2);
        Gaussian gaussian = Gaussian.of(new double[] {10}, image.spec());
        assertThat(image.then(gaussian).bytesToCompute(edges)).isEqualTo(operands * 88 * 88 * 2);
        BlockOp opening = OpText.parse("open radius=3", image.spec());
        assertThat(image.then(gaussian).then(opening).bytesToCompute(edges)).isEqualTo(operands * 100 * 100 * 2);
    }
}
