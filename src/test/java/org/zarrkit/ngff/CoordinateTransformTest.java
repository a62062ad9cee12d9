package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.UnsupportedFeatureException;

class CoordinateTransformTest {

    @Test
    void sequenceAppliesTheFirstTransformFirst() {
        Sequence sequence = new Sequence(List.of(Scale.of(2, 3), Translation.of(10, 20)));
        assertThat(sequence.toAffine(2).apply(1, 1)).containsExactly(12, 23);
        Sequence reversed = new Sequence(List.of(Translation.of(10, 20), Scale.of(2, 3)));
        assertThat(reversed.toAffine(2).apply(1, 1)).containsExactly(22, 63);
    }

    @Test
    void sequenceFollowsAChangeOfRank() {
        Affine drop = new Affine(AffineMatrix.of(new double[][] {{0, 1, 0, 0}, {0, 0, 1, 0}}));
        Sequence sequence = new Sequence(List.of(Scale.of(1, 2, 3), drop, Translation.of(5, 6)));
        assertThat(sequence.toAffine(3).apply(1, 1, 1)).containsExactly(7, 9);
    }

    @Test
    void emptySequenceAndIdentityLeavePointsWhereTheyAre() {
        assertThat(new Sequence(List.of()).toAffine(3)).isEqualTo(AffineMatrix.identity(3));
        assertThat(new Identity().toAffine(2).apply(4, 5)).containsExactly(4, 5);
    }

    @Test
    void wrongRankIsRefused() {
        for (CoordinateTransform transform : List.of(
                Scale.of(1, 2),
                Translation.of(1, 2),
                new Affine(AffineMatrix.identity(2)),
                new Sequence(List.of(Scale.of(1, 2)))))
            assertThatThrownBy(() -> transform.toAffine(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void zeroInfiniteAndAbsurdFactorsAreRefused() {
        for (double wrong : new double[] {0, Double.NaN, Double.NEGATIVE_INFINITY, 1e101, -1e-101})
            assertThatThrownBy(() -> Scale.of(1, wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Translation.of(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownTransformKeepsItsJsonAndHasNoMatrix() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "wobble");
        UnknownTransform unknown = new UnknownTransform(json);
        json.put("type", "changed");
        assertThat(unknown.json().path("type").asText()).isEqualTo("wobble");
        assertThat(unknown.isAffine()).isFalse();
        assertThat(new Sequence(List.of(unknown)).isAffine()).isFalse();
        assertThatThrownBy(() -> unknown.toAffine(2))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("wobble");
    }
}
