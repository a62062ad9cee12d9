package org.zarrkit.blocks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every kind of operation. */
final class Ops {

    private static final Map<String, OpKind> KINDS = new LinkedHashMap<>();

    static {
        Stream.of(
                        PointOps.KINDS,
                        NeighbourhoodOps.KINDS,
                        GeometryOps.KINDS,
                        ReductionOps.KINDS,
                        ObjectOps.KINDS,
                        RunOps.KINDS)
                .flatMap(List::stream)
                .forEach(kind -> KINDS.put(kind.name(), kind));
    }

    private Ops() {}

    /** By name, in the order in which they are shown. */
    static Map<String, OpKind> kinds() {
        return Collections.unmodifiableMap(KINDS);
    }
}
