package org.zarrkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Progress;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.zarr.ZarrArray;

/**
 * Writes all elements of an array in C order, box by box, in memory for a few boxes. To a file each chunk is decoded
 * once; to a stream as well, if a row of chunks along the first axis fits into the memory, else several times.
 */
final class ArrayDump {

    private static final long LARGEST_BOX = 64 << 20;

    private final ZarrArray array;
    private final DataType type;
    private final long memory;
    private final long[] shape;

    /** @param memory for the boxes that are in hand at the same time, in bytes */
    ArrayDump(ZarrArray array, long memory) {
        if (array.grid().elements() > Long.MAX_VALUE / Double.BYTES)
            throw new UnsupportedFeatureException(
                    array.place() + " of shape " + array.grid().shape() + " is too large for a file");
        this.array = array;
        this.type = array.chunkSpec().type();
        this.memory = memory;
        this.shape = array.grid().shape().stream().mapToLong(n -> n).toArray();
    }

    /** Writes to a file from its start on, boxes in any order. */
    void write(FileChannel file, BlockRunner runner, Progress progress) {
        BoxGrid boxes = BoxGrid.ofWholeChunks(
                shape, chunkShape(), elements(boxBytes(Runtime.getRuntime().availableProcessors())));
        progress.begin("dump", boxes.count());
        runner.run(
                boxes.count(),
                index -> {
                    long[] start = boxes.start(index);
                    int[] size = boxes.size(start);
                    Object elements = read(start, size);
                    try {
                        writeRuns(file, elements, start, size);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    progress.blockDone((long) count(size) * type.sizeInBytes());
                },
                progress);
    }

    /** Writes to a channel in order. */
    void write(WritableByteChannel channel, Progress progress) throws IOException {
        BoxGrid boxes = BoxGrid.ofWholeChunks(shape, chunkShape(), elements(boxBytes(1)));
        if (!boxes.areContiguous()) boxes = BoxGrid.contiguous(shape, chunkShape(), elements(boxBytes(1)));
        progress.begin("dump", boxes.count());
        LittleEndian bytes = new LittleEndian();
        for (long i = 0; i < boxes.count(); i++) {
            long[] start = boxes.start(i);
            int[] size = boxes.size(start);
            Object elements = read(start, size);
            bytes.write(elements, 0, count(size), channel::write);
            progress.blockDone((long) count(size) * type.sizeInBytes());
        }
    }

    private int[] chunkShape() {
        return array.grid().chunkShape().stream().mapToInt(n -> n).toArray();
    }

    private long boxBytes(int boxesAtOnce) {
        return Math.min(LARGEST_BOX, memory / boxesAtOnce);
    }

    private long elements(long bytes) {
        return Math.max(1, bytes / type.sizeInBytes());
    }

    /** @throws UnsupportedFeatureException if a box, which is then one chunk, is too large for Java */
    private int count(int[] size) {
        long count = Arrays.stream(size).asLongStream().reduce(1, (a, b) -> a * b);
        if (count > Integer.MAX_VALUE - 64)
            throw new UnsupportedFeatureException(
                    array.place() + " has chunks of shape " + array.grid().chunkShape() + ", too large to be read");
        return (int) count;
    }

    private Object read(long[] start, int[] size) {
        Object elements = type.newArray(count(size));
        array.readBox(start, size, elements);
        return elements;
    }

    /** Writes each part of a box that lies together in the file as well. */
    private void writeRuns(FileChannel file, Object elements, long[] start, int[] size) throws IOException {
        int rank = size.length;
        int outer = rank; // axes from here on are in one run
        int run = 1;
        while (outer > 0 && run(size, outer)) run *= size[--outer];
        int runs = run == 0 ? 0 : count(size) / run;
        LittleEndian bytes = new LittleEndian();
        int[] index = new int[rank];
        for (int r = 0; r < runs; r++) {
            long at = 0;
            for (int d = 0; d < rank; d++) at = at * shape[d] + start[d] + index[d];
            long[] position = {at * type.sizeInBytes()};
            bytes.write(elements, r * run, run, buffer -> {
                int n = file.write(buffer, position[0]);
                position[0] += n;
                return n;
            });
            for (int d = outer - 1; d >= 0 && ++index[d] == size[d]; d--) index[d] = 0;
        }
    }

    /** Whether the axis before {@code outer} is part of a run: those behind it are whole. */
    private boolean run(int[] size, int outer) {
        return outer == size.length || size[outer] == shape[outer];
    }
}
