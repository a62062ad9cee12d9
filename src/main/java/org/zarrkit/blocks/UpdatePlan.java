package org.zarrkit.blocks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an update of a stored image writes, in this order; worked out before anything is. */
public record UpdatePlan(List<Part> parts) {

    public UpdatePlan {
        parts = List.copyOf(parts);
    }

    /**
     * A part of a level.
     *
     * @param name what is done
     * @param region as text, such as {@code x=0..9,y=0..9}
     * @param blocks into which it is cut
     * @param bytes of its pixels, not compressed
     */
    public record Part(String name, String region, long blocks, long bytes) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %s, %d blocks, %d kB", name, region, blocks, (bytes + 999) / 1000);
        }
    }

    /** The pixels of all parts in bytes, not compressed. */
    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /** A line for each part. */
    @Override
    public String toString() {
        if (parts.isEmpty()) return "nothing to do";
        return parts.stream().map(Part::toString).collect(Collectors.joining("\n"));
    }
}
