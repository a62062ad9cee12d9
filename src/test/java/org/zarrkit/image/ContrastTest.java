package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Window;

class ContrastTest {

    private final AtomicInteger loaded = new AtomicInteger();

    private static Multiscale axes(String... names) {
        List<Axis> axes = java.util.Arrays.stream(names)
                .map(name -> name.equals("c") ? Axis.channel(name) : Axis.space(name))
                .toList();
        return Multiscale.of("image", axes, List.of(Level.of("0", Scale.ones(names.length))));
    }

    private Pyramid<FloatType> floats(float... values) {
        return Pyramid.of(
                axes("y", "x"),
                DataType.FLOAT32,
                List.of(LazyCells.<FloatType>image(
                        new long[] {values.length, 1},
                        new int[] {values.length, 1},
                        DataType.FLOAT32,
                        new CellCache(1 << 20),
                        cell -> values)));
    }

    private static Window only(Rendering rendering) {
        assertThat(rendering.channels()).hasSize(1);
        return rendering.channels().get(0).window();
    }

    @Test
    void floatsAreShownFromLeastToMostFiniteValue() {
        Window window =
                only(Contrast.of(floats(3, Float.NaN, -2.5f, Float.POSITIVE_INFINITY, 8, Float.NEGATIVE_INFINITY)));
        assertThat(window).isEqualTo(Window.of(-2.5, 8, -2.5, 8));
    }

    @Test
    void aConstantImageHasAWindowWithWidth() {
        assertThat(only(Contrast.of(floats(4, 4)))).isEqualTo(Window.of(4, 5, 4, 5));
        assertThat(only(Contrast.of(floats(Float.NaN)))).isEqualTo(Window.of(0, 1, 0, 1));
        assertThat(only(Contrast.of(bytes(Rendering.NONE, 255, 255)))).isEqualTo(Window.of(0, 255, 254, 255));
    }

    /** Both channels in one cell. */
    private Pyramid<UnsignedByteType> bytes(Rendering rendering, int... values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) values[i];
        int channels = Math.max(1, values.length / 2);
        Multiscale multiscale = channels == 1 ? axes("y", "x") : axes("c", "y", "x");
        long[] size = channels == 1 ? new long[] {2, 1} : new long[] {2, 1, channels};
        int[] cell = channels == 1 ? new int[] {2, 1} : new int[] {2, 1, channels};
        return Pyramid.of(
                multiscale.withRendering(rendering),
                DataType.UINT8,
                List.of(LazyCells.<UnsignedByteType>image(
                        size, cell, DataType.UINT8, new CellCache(1 << 20), interval -> {
                            loaded.incrementAndGet();
                            return pixels;
                        })));
    }

    @Test
    void eachChannelHasItsOwnRangeAndColour() {
        Rendering rendering = Contrast.of(bytes(Rendering.NONE, 1, 9, 200, 100));
        assertThat(rendering.channels().get(0).window()).isEqualTo(Window.of(0, 255, 1, 9));
        assertThat(rendering.channels().get(1).window()).isEqualTo(Window.of(0, 255, 100, 200));
        assertThat(rendering.channels().get(0).color())
                .isNotEqualTo(rendering.channels().get(1).color());
        assertThat(Contrast.ranges(bytes(Rendering.NONE, 1, 9, 200, 100)))
                .containsExactly(new ValueRange(1, 9), new ValueRange(100, 200));
    }

    @Test
    void whatTheImageStatesIsKeptAndNothingIsReadIfItStatesAll() {
        Channel complete = Channel.of("a", 0x123456, Window.of(0, 4000, 5, 6));
        Rendering stated = Rendering.of(List.of(complete, complete));
        assertThat(Contrast.of(bytes(stated, 1, 9, 200, 100))).isEqualTo(stated);
        assertThat(loaded).hasValue(0);
        Rendering half = Rendering.of(List.of(complete));
        assertThat(Contrast.of(bytes(half, 1, 9, 200, 100)).channels().get(0)).isEqualTo(complete);
    }

    @Test
    void nothingMoreIsReadWhenTheRangeIsThatOfTheType() {
        Pyramid<UnsignedByteType> mask = Pyramid.of(
                axes("y", "x"),
                DataType.UINT8,
                List.of(LazyCells.<UnsignedByteType>image(
                        new long[] {20, 1}, new int[] {2, 1}, DataType.UINT8, new CellCache(1 << 20), interval -> {
                            loaded.incrementAndGet();
                            return new byte[] {0, (byte) 255};
                        })));
        assertThat(Contrast.ranges(mask)).containsExactly(new ValueRange(0, 255));
        assertThat(loaded).hasValue(1);
    }

    @Test
    void aLargeLevelIsNotReadWhole() {
        Pyramid<UnsignedByteType> large = Pyramid.of(
                axes("z", "y", "x"),
                DataType.UINT8,
                List.of(LazyCells.<UnsignedByteType>image(
                        new long[] {1 << 20, 1 << 20, 1 << 20},
                        new int[] {128, 128, 128},
                        DataType.UINT8,
                        new CellCache(1 << 24),
                        interval -> {
                            loaded.incrementAndGet();
                            return new byte[1 << 21];
                        })));
        Contrast.of(large);
        assertThat(loaded.get()).isBetween(1, 9);
    }

    @Test
    void rangesOfAllIntegerTypesAreRight() {
        assertThat(ValueRange.of(new byte[] {-1, 0, 127}, DataType.INT8)).isEqualTo(new ValueRange(-1, 127));
        assertThat(ValueRange.of(new byte[] {-1, 3, 127}, DataType.UINT8)).isEqualTo(new ValueRange(3, 255));
        assertThat(ValueRange.of(new short[] {-1, 3, 300}, DataType.INT16)).isEqualTo(new ValueRange(-1, 300));
        assertThat(ValueRange.of(new short[] {-1, 3}, DataType.UINT16)).isEqualTo(new ValueRange(3, 65535));
        assertThat(ValueRange.of(new int[] {-1, 3}, DataType.INT32)).isEqualTo(new ValueRange(-1, 3));
        assertThat(ValueRange.of(new int[] {-1, 3}, DataType.UINT32)).isEqualTo(new ValueRange(3, 0xFFFFFFFFL));
        assertThat(ValueRange.of(new long[] {-1, 3}, DataType.INT64)).isEqualTo(new ValueRange(-1, 3));
        assertThat(ValueRange.of(new long[] {-1, 3}, DataType.UINT64)).isEqualTo(new ValueRange(3, 0x1p64));
        assertThat(ValueRange.of(new double[] {Double.NaN}, DataType.FLOAT64).isEmpty())
                .isTrue();
        assertThat(ValueRange.ofType(DataType.INT16)).isEqualTo(new ValueRange(-32768, 32767));
    }
}
