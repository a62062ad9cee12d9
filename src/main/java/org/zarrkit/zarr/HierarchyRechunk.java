package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/**
 * Stores a node and all below it anew: arrays as options say, groups and attributes as they are. Blocks are copied by
 * any threads, each once; the documents are written at the end, that of the root last: its presence means complete.
 */
public final class HierarchyRechunk {

    private static final List<String> OME =
            List.of("ome", "multiscales", "plate", "well", "labels", "image-label", "omero", "bioformats2raw.layout");

    private final WritableStore target;
    private final Map<String, Node> documents = new LinkedHashMap<>();
    private final List<Rechunk> arrays = new ArrayList<>();
    private final List<Long> firstSteps = new ArrayList<>();
    private long steps;

    private HierarchyRechunk(WritableStore target) {
        this.target = target;
    }

    /**
     * Plans the copying; reads all documents, and writes nothing.
     *
     * @param path of the node in the source, which becomes the root of the target
     * @param memoryInBytes that all threads together may take, about
     * @throws org.zarrkit.error.ZarrkitException if a document or array can't be read, or can't be stored as asked for
     * @throws IllegalArgumentException if the options do not fit, or the memory is too little
     */
    public static HierarchyRechunk of(
            Store source, String path, WritableStore target, RechunkOptions options, Workers workers) {
        HierarchyRechunk all = new HierarchyRechunk(target);
        try (Stream<String> paths = Hierarchy.paths(source, path)) {
            for (String from : (Iterable<String>) paths::iterator) {
                String to = from.substring(Math.min(from.length(), path.isEmpty() ? 0 : path.length() + 1));
                all.add(source, from, to, options, workers);
            }
        }
        return all;
    }

    /** How many threads copy, and what memory they may take together, about. */
    public record Workers(int threads, long memoryInBytes) {}

    private void add(Store source, String from, String to, RechunkOptions options, Workers workers) {
        Node node = Node.open(source, from);
        int format = options.format().orElse(node.zarrFormat());
        ObjectNode attributes = node.attributes();
        if (format != node.zarrFormat() && OME.stream().anyMatch(attributes::has))
            throw new IllegalArgumentException(source + ", path '" + from + "': OME-Zarr metadata are for Zarr "
                    + node.zarrFormat() + " and would not be valid in Zarr " + format
                    + "; convert the image to another version of OME-Zarr instead");
        if (!(node instanceof ArrayMetadata metadata)) {
            documents.put(to, format == node.zarrFormat() ? node : GroupMetadata.of(format, attributes));
            return;
        }
        ZarrArray array = ZarrArray.of(source, from, metadata);
        ZarrArray copy = ZarrArray.of(target, to, options.applyTo(array));
        documents.put(to, copy.metadata());
        Rechunk rechunk = Rechunk.of(array, copy, workers.memoryInBytes, workers.threads);
        arrays.add(rechunk);
        firstSteps.add(steps);
        steps = Math.addExact(steps, rechunk.steps());
    }

    /** The number of blocks of all arrays. */
    public long steps() {
        return steps;
    }

    /** What all threads together take at most, in bytes. */
    public long peakMemoryInBytes() {
        return arrays.stream().mapToLong(Rechunk::peakMemoryInBytes).max().orElse(0);
    }

    /** Whether every array is copied as it is stored. */
    public boolean isByteForByte() {
        return arrays.stream().allMatch(Rechunk::isByteForByte);
    }

    /** Copies a block, and returns the size of its elements in bytes. */
    public long copy(long step) {
        int found = Collections.binarySearch(firstSteps, step);
        int array = found >= 0 ? found : -found - 2;
        // Arrays without blocks begin where the next one does.
        while (array + 1 < firstSteps.size() && firstSteps.get(array + 1) == step) array++;
        long inArray = step - firstSteps.get(array);
        arrays.get(array).copy(inArray);
        return arrays.get(array).sizeInBytes(inArray);
    }

    /** Writes the documents when all blocks are copied. */
    public void finish() {
        List<String> paths = new ArrayList<>(documents.keySet());
        Collections.reverse(paths);
        for (String path : paths) documents.get(path).write(target, path);
    }
}
