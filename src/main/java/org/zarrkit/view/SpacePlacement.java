package org.zarrkit.view;

import java.util.List;
import java.util.stream.IntStream;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.AffineMatrix;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.CoordinateTransform;
import org.zarrkit.ngff.Multiscale;

/** The part of a transform between coordinate systems that concerns space, in the order x, y, z. */
final class SpacePlacement {

    private SpacePlacement() {}

    /**
     * From the intrinsic positions of an image to those in another of its coordinate systems.
     *
     * @throws IllegalArgumentException if there is no such system
     * @throws UnsupportedFeatureException if no transform leads there, or none that is affine and of space alone
     */
    static AffineMatrix of(Multiscale multiscale, String system) {
        CoordinateTransform transform = multiscale
                .systems()
                .transformTo(system)
                .orElseThrow(() -> new UnsupportedFeatureException(
                        "no transform leads to the coordinate system '" + system + "'; expected a chain of them"));
        AffineMatrix matrix = transform.toAffine(multiscale.rank());
        List<Integer> in = space(multiscale.axes());
        List<Integer> out = space(multiscale.systems().get(system).orElseThrow().axes());
        if (in.size() != out.size() || !isOfSpaceAlone(matrix, in, out))
            throw new UnsupportedFeatureException("the transform to the coordinate system '" + system
                    + "' changes the number of axes of space, or mixes them with others; expected one of space alone");
        double[][] rows = AffineMatrix.identity(3).toRows();
        for (int r = 0; r < out.size(); r++) {
            for (int c = 0; c < in.size(); c++) rows[r][c] = matrix.get(out.get(r), in.get(c));
            rows[r][3] = matrix.get(out.get(r), matrix.inputRank());
        }
        return AffineMatrix.of(rows);
    }

    /** The positions of x, y and z among axes. */
    private static List<Integer> space(List<Axis> axes) {
        int last = axes.size() - 1;
        return IntStream.rangeClosed(0, last)
                .map(d -> last - d)
                .filter(i -> axes.get(i).type() == AxisType.SPACE)
                .boxed()
                .toList();
    }

    private static boolean isOfSpaceAlone(AffineMatrix matrix, List<Integer> in, List<Integer> out) {
        return out.stream().allMatch(row -> IntStream.range(0, matrix.inputRank())
                .allMatch(column -> in.contains(column) || matrix.get(row, column) == 0));
    }
}
