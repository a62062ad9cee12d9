package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How an operation is written for dask.
 *
 * @param keys the parameters that are heeded, with spaces between; an operation with others has no equivalent. A star
 *     stands for any, such as names of axes
 * @param expression of the array {@code image}; empty where the values of parameters have no equivalent
 */
record DaskRule(String keys, Function<DaskStep, Optional<String>> expression) {

    private static final String ANY = "*";

    static DaskRule always(String keys, Function<DaskStep, String> expression) {
        return new DaskRule(keys, step -> Optional.of(expression.apply(step)));
    }

    Optional<String> expression(DaskStep step) {
        Set<String> others = new TreeSet<>(step.op().parameters().keySet());
        others.removeAll(Arrays.asList(keys.split(" ")));
        return keys.equals(ANY) || others.isEmpty() ? expression.apply(step) : Optional.empty();
    }
}
