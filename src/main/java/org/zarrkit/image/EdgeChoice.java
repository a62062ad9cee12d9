package org.zarrkit.image;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;

/** The edges of chunks and shards that suit an image and what was asked for; axes x first. */
final class EdgeChoice {

    private static final int EDGE_3D = 128;
    private static final int EDGE_2D = 1024;

    private final List<Axis> axes;
    private final long[] dimensions;
    private final int bytesPerPixel;

    EdgeChoice(List<Axis> axes, long[] dimensions, int bytesPerPixel) {
        this.axes = List.copyOf(axes);
        this.dimensions = dimensions.clone();
        this.bytesPerPixel = bytesPerPixel;
    }

    private boolean isSpace(int d) {
        return axes.get(d).type() == AxisType.SPACE;
    }

    /** Edges of chunks, which may be longer than the image. */
    int[] chunks(Edges asked) {
        long space = axes.stream().filter(axis -> axis.type() == AxisType.SPACE).count();
        int edge = asked instanceof Edges.OfSpace same ? same.edge() : space == 3 ? EDGE_3D : EDGE_2D;
        int[] edges = new int[axes.size()];
        for (int d = 0; d < edges.length; d++) edges[d] = isSpace(d) ? edge : 1;
        if (asked instanceof Edges.ByAxis named) put(named.edges(), edges);
        return asked instanceof Edges.OfBytes size ? grown(ones(), size.bytes()) : edges;
    }

    /** Edges of shards, rounded up to whole chunks; those of chunks where nothing is asked for. */
    int[] shards(Edges asked, int[] chunks) {
        int[] edges = chunks.clone();
        if (asked instanceof Edges.ByAxis named) put(named.edges(), edges);
        if (asked instanceof Edges.OfSpace same)
            for (int d = 0; d < edges.length; d++) if (isSpace(d)) edges[d] = same.edge();
        if (asked instanceof Edges.OfBytes size) edges = grown(edges, size.bytes());
        return edges;
    }

    private void put(Map<String, Integer> named, int[] edges) {
        Set<String> unknown = new TreeSet<>(named.keySet());
        List<String> names = axes.stream().map(Axis::name).toList();
        unknown.removeAll(names);
        if (!unknown.isEmpty())
            throw new IllegalArgumentException("there is no axis " + unknown + "; the image has " + names);
        for (int d = 0; d < edges.length; d++) edges[d] = named.getOrDefault(names.get(d), edges[d]);
    }

    private int[] ones() {
        int[] ones = new int[axes.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private int[] grown(int[] edges, long bytes) {
        int[] grown = edges;
        for (Optional<int[]> next = Optional.of(edges); next.isPresent(); next = doubled(grown)) {
            if (bytes(next.get()) > bytes) break;
            grown = next.get();
        }
        return grown;
    }

    /** The bytes of a box of these edges inside the image. */
    double bytes(int[] edges) {
        double bytes = bytesPerPixel;
        for (int d = 0; d < edges.length; d++) bytes *= Math.min(edges[d], dimensions[d]);
        return bytes;
    }

    /** The same edges with the shortest in space twice as long, or in other axes if space is covered; empty if all is. */
    Optional<int[]> doubled(int[] edges) {
        for (boolean space : new boolean[] {true, false}) {
            Optional<Integer> shortest = IntStream.range(0, edges.length)
                    .filter(d -> isSpace(d) == space && edges[d] < dimensions[d] && edges[d] <= Integer.MAX_VALUE / 2)
                    .boxed()
                    .reduce((a, b) -> edges[b] < edges[a] ? b : a);
            if (shortest.isEmpty()) continue;
            int[] longer = edges.clone();
            longer[shortest.get()] *= 2;
            return Optional.of(longer);
        }
        return Optional.empty();
    }
}
