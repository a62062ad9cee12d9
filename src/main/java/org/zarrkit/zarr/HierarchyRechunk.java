package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.Place;
import org.zarrkit.store.WritableStore;

/**
 * Stores a node and all below it anew: arrays as options say, groups and attributes as they are, and what stands in
 * groups beside them as it is. Parts are copied by any threads, each once; the documents are written at the end, that of
 * the root last: its presence means complete.
 */
public final class HierarchyRechunk {

    private final Place source;
    private final WritableStore target;
    private final RechunkOptions options;
    private final NodeChange change;
    private final Map<String, Node> documents = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Long> firstSteps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long steps;

    /** Something that is copied in steps. */
    private interface Part {

        long steps();

        /** Does a step, and returns the size of what was copied in bytes. */
        long copy(long step);

        boolean isCopied(long step);

        /** What is copied, and where to, for messages. */
        String text(long step);

        default long peakMemoryInBytes() {
            return 0;
        }

        default boolean isByteForByte() {
            return true;
        }
    }

    private HierarchyRechunk(Place source, WritableStore target, RechunkOptions options, NodeChange change) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.change = change;
    }

    /**
     * Plans the copying; reads all documents, and writes nothing.
     *
     * @param source the node that becomes the root of the target
     * @param change what nodes say afterwards
     * @throws org.zarrkit.error.ZarrkitException if a document or array can't be read, or can't be stored as asked for
     * @throws IllegalArgumentException if the options do not fit, or the memory is too little
     */
    public static HierarchyRechunk of(
            Place source, WritableStore target, RechunkOptions options, NodeChange change, Workers workers) {
        HierarchyRechunk all = new HierarchyRechunk(source, target, options, change);
        String path = source.path();
        try (Stream<String> paths = Hierarchy.paths(source.store(), path)) {
            for (String from : (Iterable<String>) paths::iterator)
                all.add(from, from.substring(Math.min(from.length(), path.isEmpty() ? 0 : path.length() + 1)), workers);
        }
        return all;
    }

    /**
     * How many threads copy, and what memory they may take together, about.
     *
     * @param memoryInBytes that all threads together may take
     */
    public record Workers(int threads, long memoryInBytes) {}

    private void add(String from, String to, Workers workers) {
        Node node = Node.open(source.store(), from);
        int format = options.format().orElse(node.zarrFormat());
        if (change == NodeChange.NONE) FormatConversion.requireNoOme(source.store(), from, node, format);
        if (node instanceof ArrayMetadata metadata) {
            addArray(from, to, metadata, workers);
            return;
        }
        Node after = format == node.zarrFormat() ? node : GroupMetadata.of(format, node.attributes());
        documents.put(to, change.of(from, node, after));
        add(part(StoredCopy.besideNodes(source.store(), from, target, to)));
    }

    private void addArray(String from, String to, ArrayMetadata metadata, Workers workers) {
        try {
            ZarrArray array = ZarrArray.of(source.store(), from, metadata);
            Node after = change.of(from, metadata, options.applyTo(array));
            ZarrArray copy = ZarrArray.of(target, to, (ArrayMetadata) after);
            documents.put(to, after);
            add(part(Rechunk.of(array, copy, workers.memoryInBytes, workers.threads)));
        } catch (UnsupportedFeatureException e) {
            StoredCopy asStored = StoredCopy.ofAll(source.store(), from, target, to);
            // Its chunks can't be read, but need not be.
            if (options.format().orElse(metadata.zarrFormat()) != metadata.zarrFormat() || asStored.count() == 0)
                throw e;
            notes.add(e.getMessage() + "; it is copied as it is stored");
            add(part(asStored));
        }
    }

    private static Part part(StoredCopy copy) {
        return new Part() {
            @Override
            public long steps() {
                return copy.count();
            }

            @Override
            public long copy(long step) {
                return copy.copy((int) step);
            }

            @Override
            public boolean isCopied(long step) {
                return copy.isCopied((int) step);
            }

            @Override
            public String text(long step) {
                return copy.text((int) step);
            }
        };
    }

    private static Part part(Rechunk rechunk) {
        return new Part() {
            @Override
            public long steps() {
                return rechunk.steps();
            }

            @Override
            public long copy(long step) {
                rechunk.copy(step);
                return rechunk.sizeInBytes(step);
            }

            @Override
            public boolean isCopied(long step) {
                return rechunk.isCopied(step);
            }

            @Override
            public String text(long step) {
                return rechunk.text(step);
            }

            @Override
            public long peakMemoryInBytes() {
                return rechunk.peakMemoryInBytes();
            }

            @Override
            public boolean isByteForByte() {
                return rechunk.isByteForByte();
            }
        };
    }

    private void add(Part part) {
        parts.add(part);
        firstSteps.add(steps);
        steps = Math.addExact(steps, part.steps());
    }

    /** The number of parts of all arrays. */
    public long steps() {
        return steps;
    }

    /** What all threads together take at most, in bytes. */
    public long peakMemoryInBytes() {
        return parts.stream().mapToLong(Part::peakMemoryInBytes).max().orElse(0);
    }

    /** Whether every array is copied as it is stored. */
    public boolean isByteForByte() {
        return parts.stream().allMatch(Part::isByteForByte);
    }

    /** What is not done as the options say: a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Copies a part, and returns the size of its elements or bytes. */
    public long copy(long step) {
        int part = part(step);
        return parts.get(part).copy(step - firstSteps.get(part));
    }

    /**
     * Reads a part that was copied on both sides and compares.
     *
     * @throws CorruptChunkException if it is not in the target as it is in the source
     */
    public void check(long step) {
        int index = part(step);
        Part part = parts.get(index);
        long stepOfPart = step - firstSteps.get(index);
        if (!part.isCopied(stepOfPart))
            throw new CorruptChunkException(
                    part.text(stepOfPart) + " is not stored as it was written; check the disk, and copy again");
    }

    private int part(long step) {
        int found = Collections.binarySearch(firstSteps, step);
        int part = found >= 0 ? found : -found - 2;
        // Those without steps begin where the next one does.
        while (part + 1 < firstSteps.size() && firstSteps.get(part + 1) == step) part++;
        return part;
    }

    /** To be called before the first part is copied: an archive, which keeps all it gets, begins with the documents. */
    public void begin() {
        if (!target.keepsAll()) return;
        List<String> breadthFirst = new ArrayList<>(documents.keySet());
        breadthFirst.sort(Comparator.comparingInt(path -> path.isEmpty() ? 0 : path.split("/").length));
        write(breadthFirst);
    }

    /** To be called when all parts are copied. */
    public void finish() {
        if (target.keepsAll()) return;
        List<String> rootLast = new ArrayList<>(documents.keySet());
        Collections.reverse(rootLast);
        write(rootLast);
    }

    private void write(List<String> paths) {
        for (String path : paths) documents.get(path).write(target, path);
    }
}
