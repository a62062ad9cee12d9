package org.zarrkit.ngff;

import java.util.List;

/**
 * Where the levels of an image lie.
 *
 * @param common transforms of the multiscale, applied after those of each level; only before OME-Zarr 0.6
 */
record Placement(CoordinateSystems systems, List<Level> levels, List<CoordinateTransform> common) {

    Multiscale toMultiscale(Rendering rendering, Description description) {
        return new Multiscale(systems, levels, common, rendering, description);
    }

    /** Warns of axes that OME-Zarr 0.4 to 0.6 forbid, and yet can be read. */
    Placement warned(DocumentNode multiscale) {
        List<Axis> axes = systems.intrinsic().axes();
        ImageAxes.brokenRule(axes).ifPresent(rule -> multiscale
                .warnings()
                .add(multiscale.place() + ": axes are " + ImageAxes.shown(axes) + "; expected " + rule));
        return this;
    }
}
