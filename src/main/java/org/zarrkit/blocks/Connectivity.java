package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which pixels of an object touch. */
public enum Connectivity {
    /** Those that share a face: 4 neighbours in 2-D, 6 in 3-D. */
    FACES,
    /** Those that share a face, an edge or a corner: 8 neighbours in 2-D, 26 in 3-D. */
    FULL;

    /** The steps to the neighbours that come earlier in scan order (x fastest), along the axes that objects spread over. */
    List<int[]> earlierNeighbours(boolean[] spreads) {
        List<int[]> steps = new ArrayList<>();
        steps.add(new int[spreads.length]);
        for (int d = 0; d < spreads.length; d++) {
            if (!spreads[d]) continue;
            List<int[]> more = new ArrayList<>();
            for (int[] step : steps)
                for (int s = -1; s <= 1; s++) {
                    int[] next = step.clone();
                    next[d] = s;
                    more.add(next);
                }
            steps = more;
        }
        steps.removeIf(step -> !isEarlier(step) || this == FACES && distance(step) > 1);
        return steps;
    }

    private static boolean isEarlier(int[] step) {
        for (int d = step.length - 1; d >= 0; d--) if (step[d] != 0) return step[d] < 0;
        return false;
    }

    private static int distance(int[] step) {
        int sum = 0;
        for (int s : step) sum += Math.abs(s);
        return sum;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
