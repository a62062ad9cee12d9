package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;

/** Against the course's three loops over the corners of chunks. */
class ColorByChunkTest {

    private static final int[] SIZE = {70, 50, 40};
    private static final int[] EDGES = {6, 5, 4};

    private static BlockSource source() {
        Block block = Block.of(new FinalInterval(SIZE[0], SIZE[1], SIZE[2]), DataType.UINT16);
        short[] pixels = (short[]) block.pixels();
        for (int i = 0; i < pixels.length; i++) pixels[i] = (short) (i % 3);
        return TestVolumes.source(block);
    }

    private static byte[] loops(boolean masked) {
        byte[] colors = new byte[SIZE[0] * SIZE[1] * SIZE[2]];
        int index = 0;
        for (int z = 0; z < SIZE[2]; z += EDGES[2])
            for (int y = 0; y < SIZE[1]; y += EDGES[1])
                for (int x = 0; x < SIZE[0]; x += EDGES[0]) {
                    index = index == 255 ? 1 : index + 1;
                    fill(colors, new int[] {x, y, z}, (byte) index, masked);
                }
        return colors;
    }

    private static void fill(byte[] colors, int[] corner, byte color, boolean masked) {
        for (int z = corner[2]; z < Math.min(SIZE[2], corner[2] + EDGES[2]); z++)
            for (int y = corner[1]; y < Math.min(SIZE[1], corner[1] + EDGES[1]); y++)
                for (int x = corner[0]; x < Math.min(SIZE[0], corner[0] + EDGES[0]); x++) {
                    int at = (z * SIZE[1] + y) * SIZE[0] + x;
                    colors[at] = masked && at % 3 == 0 ? 0 : color;
                }
    }

    private static Block apply(String text) {
        BlockSource source = source();
        BlockSource colored = Steps.chain(source, List.of(OpText.parse(text, source.spec())));
        return colored.read(source.spec().interval());
    }

    @Test
    void chunksAreCountedAlongXFirstAndNeverZero() {
        assertThat(apply("color_by_chunk edges=6,5,4").pixels()).isEqualTo(loops(false));
    }

    @Test
    void pixelsOfAMaskThatAreZeroStayZero() {
        Block found = apply("color_by_chunk edges=6,5,4 masked=true");
        assertThat(found.pixels()).isEqualTo(loops(true));
        assertThat(found.type()).isEqualTo(DataType.UINT8);
    }

    @Test
    void theChunksAreThoseOfTheImageUnlessTheirEdgesAreGiven() {
        BlockOp op = OpText.parse("color_by_chunk", source().spec());
        assertThat(OpText.format(op)).isEqualTo("color_by_chunk edges=16,16,16");
        assertThatThrownBy(() -> apply("color_by_chunk edges=0,5,5")).hasMessageContaining("edges");
    }
}
