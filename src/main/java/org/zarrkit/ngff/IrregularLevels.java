package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gives levels whose transforms are more than scale and translation the form that OME-Zarr 0.6 demands: levels scale and
 * shift into a system of array indices, and one transform leads from there to the system that was stated.
 */
final class IrregularLevels {

    private final CoordinateSystem stated;
    private final List<Optional<CoordinateTransform>> transforms;

    private IrregularLevels(CoordinateSystem stated, List<Optional<CoordinateTransform>> transforms) {
        this.stated = stated;
        this.transforms = transforms;
    }

    /** @param transforms of the levels, which themselves have none */
    static Placement placed(
            CoordinateSystems systems, List<Level> levels, List<Optional<CoordinateTransform>> transforms) {
        IrregularLevels irregular = new IrregularLevels(systems.intrinsic(), transforms);
        CoordinateTransform last = irregular.outermost();
        List<Level> inner = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) inner.add(levels.get(i).withStated(irregular.inner(i, last)));
        if (last instanceof Identity) return new Placement(systems, inner, List.of());
        CoordinateSystem array = irregular.arraySystem(systems, last);
        List<CoordinateSystem> list = new ArrayList<>(systems.list());
        list.add(array);
        List<LinkedTransform> links = new ArrayList<>(systems.links());
        links.add(new LinkedTransform(
                SystemReference.named(array.name()), SystemReference.named(systems.intrinsicName()), last));
        return new Placement(new CoordinateSystems(list, array.name(), links), inner, List.of());
    }

    /** What is left of the transform of level 0 without scaling and shifting. */
    private CoordinateTransform outermost() {
        CoordinateTransform first = transforms.get(0).orElse(new Identity());
        Optional<AffineMatrix> matrix = LevelTransforms.matrix(List.of(first), stated.rank());
        // Of another rank: it says nothing of these axes.
        if (matrix.isEmpty()) return first.isAffine() ? new Identity() : first;
        if (LevelTransforms.ofMatrix(matrix.get()).isPresent()) return new Identity();
        return permutation(matrix.get()).orElse(first);
    }

    /** The transform of a level before the outermost one; none if it does more than scale and shift. */
    private List<CoordinateTransform> inner(int level, CoordinateTransform last) {
        Optional<AffineMatrix> all =
                transforms.get(level).flatMap(t -> LevelTransforms.matrix(List.of(t), stated.rank()));
        Optional<AffineMatrix> undo =
                LevelTransforms.matrix(List.of(last), stated.rank()).flatMap(AffineMatrix::inverse);
        if (all.isEmpty() || undo.isEmpty()) return List.of();
        if (level == 0 && last == transforms.get(0).orElse(last)) return List.of(Scale.ones(stated.rank()));
        return LevelTransforms.ofMatrix(all.get().then(undo.get())).orElse(List.of());
    }

    /** The order of coordinates that a matrix makes, if beside scaling and shifting that is all it does. */
    private static Optional<CoordinateTransform> permutation(AffineMatrix matrix) {
        List<Integer> inputs = new ArrayList<>();
        for (int r = 0; r < matrix.outputRank(); r++) {
            int row = r;
            int[] columns = IntStream.range(0, matrix.inputRank())
                    .filter(c -> matrix.get(row, c) != 0)
                    .toArray();
            if (columns.length != 1) return Optional.empty();
            inputs.add(columns[0]);
        }
        boolean once = matrix.inputRank() == matrix.outputRank()
                && inputs.stream().distinct().count() == inputs.size();
        return once ? Optional.of(new MapAxis(inputs)) : Optional.empty();
    }

    private CoordinateSystem arraySystem(CoordinateSystems systems, CoordinateTransform last) {
        List<Axis> axes = stated.axes();
        if (last instanceof MapAxis order)
            axes = order.inverse().inputs().stream().map(stated.axes()::get).toList();
        else axes = axes.stream().map(Axis::withoutUnit).toList();
        String name = "array";
        while (systems.get(name).isPresent()) name += "_";
        return new CoordinateSystem(name, axes);
    }
}
