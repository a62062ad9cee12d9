package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** Ranges of one value that are near each other, read with one request: less than a further request costs is wasted. */
record JoinedRanges(ByteRange range, int[] indices) {

    private static final Scratch BYTES = new Scratch();

    /** What lies between two ranges is read with them up to this size, in bytes. */
    private static final long LARGEST_GAP = 1 << 20;

    /** The bytes of one request at most, unless a single range has more. */
    private static final long LARGEST_REQUEST = 16 << 20;

    /**
     * Joins what is near each other, in about {@code pieces} pieces or more; the absent ones come by themselves, at the
     * end.
     */
    static List<JoinedRanges> of(List<Optional<ByteRange>> places, int pieces) {
        List<Integer> present = IntStream.range(0, places.size())
                .filter(i -> places.get(i).isPresent())
                .boxed()
                .sorted(Comparator.comparingLong(
                        i -> places.get(i).orElseThrow().start()))
                .toList();
        long largest = Math.min(
                LARGEST_REQUEST,
                span(present.stream().map(i -> places.get(i).orElseThrow()).toList()) / pieces);
        List<JoinedRanges> joined = new ArrayList<>();
        List<Integer> together = new ArrayList<>();
        ByteRange range = ByteRange.of(0, 0);
        for (int i : present) {
            ByteRange next = places.get(i).orElseThrow();
            if (!together.isEmpty() && !areNear(range, next, largest)) {
                joined.add(new JoinedRanges(range, ints(together)));
                together.clear();
            }
            range = together.isEmpty()
                    ? next
                    : ByteRange.of(range.start(), Math.max(end(range), end(next)) - range.start());
            together.add(i);
        }
        if (!together.isEmpty()) joined.add(new JoinedRanges(range, ints(together)));
        for (int i = 0; i < places.size(); i++)
            if (places.get(i).isEmpty()) joined.add(new JoinedRanges(ByteRange.of(0, 0), new int[] {i}));
        return joined;
    }

    private static boolean areNear(ByteRange range, ByteRange next, long largest) {
        return next.start() - end(range) <= LARGEST_GAP && Math.max(end(range), end(next)) - range.start() <= largest;
    }

    /** From the beginning of the first of these to the end of the last. */
    private static long span(List<ByteRange> ranges) {
        long start = ranges.stream().mapToLong(ByteRange::start).min().orElse(0);
        return ranges.stream().mapToLong(JoinedRanges::end).max().orElse(0) - start;
    }

    private static long end(ByteRange range) {
        return range.start() + range.length();
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The value, of which the joined range is read when first asked for; valid until the thread reads another. */
    ByteSource source(ByteSource value) {
        return new ByteSource() {
            private Optional<ByteBuffer> bytes;

            @Override
            public Optional<ByteBuffer> read(ByteRange part) {
                if (bytes == null) bytes = value.read(range, BYTES::atLeast);
                long from = part.start() - range.start();
                if (part.start() < 0 || from < 0 || end(part) > end(range)) return value.read(part);
                return bytes.map(all -> {
                    int begin = (int) Math.min(from, all.remaining());
                    return all.slice(begin, (int) Math.min(part.length(), all.remaining() - begin));
                });
            }
        };
    }
}
