package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which pixels around one are its neighbourhood. */
enum Shape {
    /** {@code 2 * radius + 1} along each axis. */
    BOX,
    /** Those of the box within an ellipsoid of these radii: as {@code disk} and {@code ball} of scikit-image. */
    BALL;

    static Shape parse(Arguments arguments) {
        return arguments.choice("shape", Shape.class, BOX);
    }

    /** The steps from the first pixel of the box to those of the neighbourhood, x first. */
    List<int[]> steps(List<Integer> radius) {
        List<int[]> steps = new ArrayList<>();
        int[] step = new int[radius.size()];
        do if (this == BOX || distance(step, radius) <= 1) steps.add(step.clone());
        while (next(step, radius));
        return steps;
    }

    private static double distance(int[] step, List<Integer> radius) {
        double sum = 0;
        for (int d = 0; d < step.length; d++) {
            double r = radius.get(d);
            if (r > 0) sum += (step[d] - r) * (step[d] - r) / (r * r);
        }
        return sum;
    }

    private static boolean next(int[] step, List<Integer> radius) {
        for (int d = 0; d < step.length; d++) {
            if (++step[d] <= 2 * radius.get(d)) return true;
            step[d] = 0;
        }
        return false;
    }

    /** The name in macros and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
