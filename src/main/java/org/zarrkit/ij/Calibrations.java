package org.zarrkit.ij;

import ij.measure.Calibration;
import java.util.Optional;
import java.util.function.Consumer;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.AxisOrder;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Units;

/** ImageJ's calibration of a pyramid: pixel sizes, units, origin, frame interval and the shift of signed types. */
final class Calibrations {

    private Calibrations() {}

    static Calibration of(Pyramid<?> pyramid, HyperstackAxes axes) {
        Calibration calibration = new Calibration();
        double[] sizes = pyramid.pixelSizes(0);
        double[] origin = AxisOrder.reversed(pyramid.multiscale().origin(0));
        calibration.pixelWidth = size(sizes[0]);
        calibration.pixelHeight = size(sizes[1]);
        calibration.xOrigin = pixels(origin[0], calibration.pixelWidth);
        calibration.yOrigin = pixels(origin[1], calibration.pixelHeight);
        setUnit(axis(pyramid, 0), calibration::setUnit);
        setUnit(axis(pyramid, 1), calibration::setYUnit);
        if (axes.sliceAxis() >= 0) {
            calibration.pixelDepth = size(sizes[2]);
            calibration.zOrigin = pixels(origin[2], calibration.pixelDepth);
            setUnit(axis(pyramid, 2), calibration::setZUnit);
        }
        if (axes.frameAxis() >= 0) setTime(calibration, axis(pyramid, axes.frameAxis()), sizes[axes.frameAxis()]);
        setShift(calibration, pyramid.type());
        return calibration;
    }

    private static Axis axis(Pyramid<?> pyramid, int dimension) {
        return pyramid.multiscale().axes().get(pyramid.numDimensions() - 1 - dimension);
    }

    /** ImageJ cannot show images whose pixels have no size, or a negative one. */
    private static double size(double size) {
        double positive = Math.abs(size);
        return positive > 0 && Double.isFinite(positive) ? positive : 1;
    }

    private static double pixels(double origin, double pixelSize) {
        // 0 - x: no negative zero
        return Double.isFinite(origin) ? 0 - origin / pixelSize : 0;
    }

    private static void setUnit(Axis axis, Consumer<String> setter) {
        setter.accept(unit(axis).orElse("pixel"));
    }

    /** As ImageJ spells it, whatever the spelling in the document; one that is not known stays as it is. */
    private static Optional<String> unit(Axis axis) {
        return axis.unit().flatMap(Units::toUdunits).map(Units::toImageJ);
    }

    private static void setTime(Calibration calibration, Axis axis, double interval) {
        Optional<String> unit = unit(axis);
        unit.ifPresent(calibration::setTimeUnit);
        // An interval of 1 of nothing is what writers put where they know none.
        if (unit.isPresent() || interval != 1) calibration.frameInterval = size(interval);
    }

    private static void setShift(Calibration calibration, DataType type) {
        if (type == DataType.INT16) calibration.setSigned16BitCalibration();
        if (type == DataType.INT8)
            calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] {-128, 1}, "Gray Value");
    }
}
