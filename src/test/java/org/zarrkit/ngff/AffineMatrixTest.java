package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AffineMatrixTest {

    private static final AffineMatrix TWO_TO_THREE = AffineMatrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});

    @Test
    void pointIsMultipliedAndShifted() {
        assertThat(TWO_TO_THREE.apply(1, 10)).containsExactly(24, 60, 96);
        assertThat(TWO_TO_THREE.inputRank()).isEqualTo(2);
        assertThat(TWO_TO_THREE.outputRank()).isEqualTo(3);
        assertThat(TWO_TO_THREE.shift()).containsExactly(3, 6, 9);
    }

    @Test
    void thenAppliesTheOtherMatrixSecond() {
        AffineMatrix next = AffineMatrix.of(new double[][] {{1, 0, -1, 5}, {0, 2, 0, -5}});
        double[] expected = next.apply(TWO_TO_THREE.apply(3, -4));
        assertThat(TWO_TO_THREE.then(next).apply(3, -4)).containsExactly(expected);
    }

    @Test
    void matricesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> TWO_TO_THREE.then(TWO_TO_THREE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TWO_TO_THREE.apply(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void raggedEmptyOrInfiniteRowsAreRefused() {
        for (double[][] wrong : new double[][][] {
            {}, {{}}, {{1}}, {{1, 2}, {1, 2, 3}}, {{1, Double.NaN}}, {{Double.POSITIVE_INFINITY, 0}}
        }) assertThatThrownBy(() -> AffineMatrix.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsAreCopiedInAndOut() {
        double[][] rows = {{1, 0, 0}, {0, 1, 0}};
        AffineMatrix matrix = AffineMatrix.of(rows);
        rows[0][0] = 9;
        matrix.toRows()[0][0] = 9;
        assertThat(matrix).isEqualTo(AffineMatrix.identity(2)).hasSameHashCodeAs(AffineMatrix.identity(2));
    }

    @Test
    void onlyASquareMatrixWithoutCrossTermsIsDiagonal() {
        assertThat(AffineMatrix.diagonal(new double[] {2, 3}, new double[] {1, 1})
                        .isDiagonal())
                .isTrue();
        assertThat(AffineMatrix.of(new double[][] {{0, 1, 0}, {1, 0, 0}}).isDiagonal())
                .isFalse();
        assertThat(TWO_TO_THREE.isDiagonal()).isFalse();
    }
}
