package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxGridTest {

    @Test
    void boxesAreWholeRowsOfChunksWhereTheseFit() {
        BoxGrid boxes = BoxGrid.ofWholeChunks(new long[] {100, 50, 60}, new int[] {8, 16, 16}, 30_000);
        assertThat(boxes.size(boxes.start(0))).containsExactly(8, 50, 60);
        assertThat(boxes.areContiguous()).isTrue();
        assertThat(boxes.count()).isEqualTo(13);
    }

    @Test
    void aBoxIsAtLeastOneChunk() {
        BoxGrid boxes = BoxGrid.ofWholeChunks(new long[] {100, 50, 60}, new int[] {8, 16, 16}, 1);
        assertThat(boxes.size(boxes.start(0))).containsExactly(8, 16, 16);
        assertThat(boxes.areContiguous()).isFalse();
    }

    @Test
    void contiguousBoxesStayWithinTheMemory() {
        BoxGrid boxes = BoxGrid.contiguous(new long[] {1L << 20, 1L << 20, 1L << 20}, new int[] {64, 64, 64}, 1 << 27);
        assertThat(boxes.size(boxes.start(0))).containsExactly(1, 128, 1 << 20);
        assertThat(boxes.areContiguous()).isTrue();
        assertThat(boxes.count()).isEqualTo((1L << 20) * (1L << 13));
    }

    @Test
    void rowsOfChunksReachAlongAllFurtherAxes() {
        BoxGrid rows = BoxGrid.rowsOfChunks(new long[] {3, 100, 50, 60}, new int[] {1, 8, 16, 16});
        assertThat(rows.size(rows.start(0))).containsExactly(1, 8, 50, 60);
        assertThat(rows.areContiguous()).isTrue();
        assertThat(rows.count()).isEqualTo(3 * 13);
        assertThat(rows.largestBox()).isEqualTo(8 * 50 * 60);
    }

    @Test
    void aRowOfChunksMayBeMoreThanCanBeCounted() {
        BoxGrid rows = BoxGrid.rowsOfChunks(new long[] {9, 1L << 30, 1L << 31}, new int[] {8, 16, 16});
        assertThat(rows.largestBox()).isEqualTo(Long.MAX_VALUE);
        assertThat(rows.areContiguous()).isFalse();
    }

    @Test
    void anArrayOfLengthZeroHasNoBoxes() {
        assertThat(BoxGrid.ofWholeChunks(new long[] {0, 5}, new int[] {3, 3}, 100)
                        .count())
                .isZero();
        assertThat(BoxGrid.contiguous(new long[] {5, 0}, new int[] {3, 3}, 100).count())
                .isZero();
    }

    @Test
    void anArrayWithoutAxesIsOneBox() {
        BoxGrid boxes = BoxGrid.ofWholeChunks(new long[0], new int[0], 100);
        assertThat(boxes.count()).isEqualTo(1);
        assertThat(boxes.areContiguous()).isTrue();
    }
}
