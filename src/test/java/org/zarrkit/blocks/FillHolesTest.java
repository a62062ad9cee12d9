package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;

class FillHolesTest {

    /** All of an image of one plane touches the ends of z. */
    @Test
    void anAxisOfOnePositionIsNoBorder() {
        Block ring = Block.of(new FinalInterval(5, 5, 1), DataType.UINT8);
        byte[] pixels = (byte[]) ring.pixels();
        for (int i : new int[] {6, 7, 8, 11, 13, 16, 17, 18}) pixels[i] = 1;
        LazyImage<?> image = TestVolumes.image(ring, 3);
        assertThat(pixel(image, "fill_holes", 2, 2)).isEqualTo((byte) 255);
        assertThat(pixel(image, "fill_holes axes=z,y,x", 2, 2)).isZero();
        assertThat(pixel(image, "fill_holes", 0, 0)).isZero();
        assertThat(pixel(image, "remove_border", 1, 1)).isEqualTo((byte) 1);
        assertThat(pixel(image, "remove_border axes=z,y,x", 1, 1)).isZero();
    }

    private static byte pixel(LazyImage<?> image, String operation, long x, long y) {
        LazyImage<?> result = image.then(OpText.parse(operation, image.spec()));
        long[] position = {x, y, 0};
        return ((byte[]) result.read(new FinalInterval(position, position)).pixels())[0];
    }
}
