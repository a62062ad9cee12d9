package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;

class BorderTest {

    private final BlockSource image =
            TestVolumes.source(new Block(new FinalInterval(4, 2), DataType.UINT8, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));

    /** As numpy.pad does with symmetric, reflect, edge, constant and wrap. */
    @ParameterizedTest
    @CsvSource({
        "reflect, 2 3 4 4 3 2 1 1 2 3 4 4 3 2 1",
        "mirror, 2 1 2 3 4 3 2 1 2 3 4 3 2 1 2",
        "nearest, 1 1 1 1 1 1 1 1 2 3 4 4 4 4 4",
        "zero, 0 0 0 0 0 0 0 1 2 3 4 0 0 0 0",
        "periodic, 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4"
    })
    void rowGoesOnBeyondBothEnds(String border, String expected) {
        Block row = Border.named(border).read(image, new FinalInterval(new long[] {-7, 0}, new long[] {7, 0}));
        StringBuilder found = new StringBuilder();
        for (byte pixel : (byte[]) row.pixels()) found.append(pixel).append(' ');
        assertThat(found.toString().strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"reflect", "mirror", "nearest", "zero", "periodic"})
    void everyBoxIsAPartOfALargerOne(String name) {
        Border border = Border.named(name);
        Block large = border.read(image, new FinalInterval(new long[] {-20, -9}, new long[] {25, 11}));
        for (int x = -20; x < 20; x += 3)
            for (int y = -9; y < 9; y += 2) {
                FinalInterval box = new FinalInterval(new long[] {x, y}, new long[] {x + 4, y + 2});
                Block expected = Block.of(box, DataType.UINT8);
                Rows.copy(large, expected);
                assertThat((byte[]) border.read(image, box).pixels()).isEqualTo((byte[]) expected.pixels());
            }
    }

    @Test
    void unknownNameIsRefused() {
        assertThatThrownBy(() -> Border.named("wrap"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("border=wrap")
                .hasMessageContaining("periodic");
    }
}
