package org.zarrkit.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;
import org.zarrkit.zarr.ChunkGrid;
import org.zarrkit.zarr.ZarrArray;

/**
 * The stored objects of an array, each a chunk or shard, by number.
 *
 * @param indices in the grid; empty if all are to be asked for, as the store can't list
 */
record StoredChunks(ZarrArray array, Optional<long[]> indices) {

    static final Law INSIDE = new Law(
            "chunk-inside",
            Force.SHOULD,
            "Zarr 2 and 3, chunk keys",
            "remove the file, or correct the shape of the array");
    static final Law CHECKED =
            new Law("chunk-checked", Force.SHOULD, "Zarrkit", "check the array on a computer with more memory");

    private static final long MOST_ASKED_FOR = 100_000_000;

    static List<Law> laws() {
        return List.of(INSIDE, CHECKED);
    }

    /** Those of an array; none if its chunks are too many or too large for this computer, which is a finding. */
    static StoredChunks of(ZarrArray array, Findings findings) {
        Place place = Place.of(array.path());
        long most = Runtime.getRuntime().maxMemory() / 8;
        if (array.chunkSpec().sizeInBytes() > most || array.grid().shardCount() == Long.MAX_VALUE) {
            findings.add(new Fault(
                    CHECKED,
                    new Problem(
                            place,
                            "chunks of " + array.chunkSpec().sizeInBytes() + " bytes",
                            "at most " + most + " for Java's memory here")));
            return new StoredChunks(array, Optional.of(new long[0]));
        }
        try {
            if (canList(array)) return new StoredChunks(array, Optional.of(listed(array, findings)));
        } catch (StoreException e) {
            findings.add(new Fault(
                    NodeReader.READABLE,
                    new Problem(place, OpenedArray.reason(e, array.store()), "a store that can be read")));
            return new StoredChunks(array, Optional.of(new long[0]));
        }
        if (array.grid().shardCount() <= MOST_ASKED_FOR) return new StoredChunks(array, Optional.empty());
        findings.add(new Fault(
                CHECKED,
                new Problem(
                        place,
                        array.grid().shardCount() + " chunks in a store that can't list them",
                        "at most " + MOST_ASKED_FOR)));
        return new StoredChunks(array, Optional.of(new long[0]));
    }

    private static boolean canList(ZarrArray array) {
        try (Stream<String> children = array.store().children(array.path())) {
            return children.findAny().isPresent();
        }
    }

    private static long[] listed(ZarrArray array, Findings findings) {
        int start = array.path().isEmpty() ? 0 : array.path().length() + 1;
        try (Stream<String> keys = array.store().list(array.path())) {
            return keys.flatMapToLong(key -> array.metadata()
                            .keyEncoding()
                            .position(key.substring(start), array.grid().rank())
                            .map(position -> index(array, key, position, findings))
                            .orElse(LongStream.empty()))
                    .toArray();
        }
    }

    private static LongStream index(ZarrArray array, String key, long[] position, Findings findings) {
        List<Long> perAxis = array.grid().shardsPerAxis();
        long index = 0;
        for (int d = 0; d < position.length; d++) {
            if (position[d] >= perAxis.get(d)) {
                findings.add(new Fault(
                        INSIDE,
                        new Problem(
                                new Place(array.path(), key, ""),
                                "a chunk at " + Arrays.toString(position),
                                "chunks within " + perAxis)));
                return LongStream.empty();
            }
            index = index * perAxis.get(d) + position[d];
        }
        return LongStream.of(index);
    }

    long count() {
        return indices.map(all -> (long) all.length).orElse(array.grid().shardCount());
    }

    /** What one of them decodes to. */
    long sizeInBytes() {
        long elements =
                array.grid().shardShape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        return elements * array.chunkSpec().type().sizeInBytes();
    }

    /** The position in the grid of one of them. */
    long[] position(long number) {
        long index = indices.map(all -> all[(int) number]).orElse(number);
        return ChunkGrid.position(index, array.grid().shardsPerAxis());
    }
}
