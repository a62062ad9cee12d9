package org.zarrkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Progress;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.zarr.ZarrArray;

/**
 * Writes all elements of an array in C order, box by box, in memory for a few boxes. Each chunk is decoded once; to a
 * stream only if a row of chunks along the first axis fits into the memory or a temporary file, else several times.
 */
final class ArrayDump {

    private static final long LARGEST_BOX = 64 << 20;
    private static final int BOXES_AT_ONCE = Runtime.getRuntime().availableProcessors();

    private final ZarrArray array;
    private final DataType type;
    private final long memory;
    private final long largestTemporary;
    private final long[] shape;

    /**
     * @param memory for the boxes that are in hand at the same time, in bytes
     * @param largestTemporary the size that a temporary file may have, in bytes
     */
    ArrayDump(ZarrArray array, long memory, long largestTemporary) {
        if (array.grid().elements() > Long.MAX_VALUE / Double.BYTES)
            throw new UnsupportedFeatureException(
                    array.place() + " of shape " + array.grid().shape() + " is too large for a file");
        this.array = array;
        this.type = array.chunkSpec().type();
        this.memory = memory;
        this.largestTemporary = largestTemporary;
        this.shape = array.grid().shape().stream().mapToLong(n -> n).toArray();
    }

    /** Writes to a file from its start on, boxes in any order. */
    void write(FileChannel file, BlockRunner runner, Progress progress) {
        progress.begin("dump", boxes(shape).count());
        write(file, new long[shape.length], shape, runner, progress);
    }

    /** Writes to a channel in order. */
    void write(WritableByteChannel channel, BlockRunner runner, Progress progress) throws IOException {
        BoxGrid boxes = boxes(shape);
        BoxGrid rows = BoxGrid.rowsOfChunks(shape, chunkShape());
        if (boxes.areContiguous()) {
            writeInOrder(channel, boxes, runner, progress);
        } else if (rows.areContiguous() && rows.largestBox() <= largestTemporary / type.sizeInBytes()) {
            writeRows(channel, rows, runner, progress);
        } else {
            BoxGrid thin = BoxGrid.contiguous(shape, chunkShape(), elements());
            writeInOrder(channel, thin, runner, progress);
        }
    }

    /** Boxes that lie together in C order, a few read at the same time and then written. */
    private void writeInOrder(WritableByteChannel channel, BoxGrid boxes, BlockRunner runner, Progress progress)
            throws IOException {
        progress.begin("dump", boxes.count());
        LittleEndian bytes = new LittleEndian();
        Object[] read = new Object[BOXES_AT_ONCE];
        for (long first = 0; first < boxes.count(); first += read.length) {
            long begin = first;
            int boxesNow = (int) Math.min(read.length, boxes.count() - first);
            runner.run(boxesNow, i -> read[(int) i] = read(boxes.start(begin + i), boxes), progress);
            for (int i = 0; i < boxesNow; i++) {
                int count = count(boxes.size(boxes.start(first + i)));
                bytes.write(read[i], 0, count, channel::write);
                progress.blockDone((long) count * type.sizeInBytes());
            }
        }
    }

    /** Rows of chunks that lie together in C order, each written to a file first, where boxes may come in any order. */
    private void writeRows(WritableByteChannel channel, BoxGrid rows, BlockRunner runner, Progress progress)
            throws IOException {
        progress.begin(
                "dump",
                LongStream.range(0, rows.count())
                        .map(i -> boxes(extent(rows, i)).count())
                        .sum());
        Path file = Files.createTempFile("zarrkit-dump", ".raw");
        try (FileChannel row = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (long i = 0; i < rows.count(); i++) {
                long[] extent = extent(rows, i);
                write(row, rows.start(i), extent, runner, progress);
                long bytes = LongStream.of(extent).reduce(type.sizeInBytes(), (a, b) -> a * b);
                for (long sent = 0; sent < bytes; ) {
                    long more = row.transferTo(sent, bytes - sent, channel);
                    if (more == 0) throw new IOException("the temporary file " + file + " was cut off");
                    sent += more;
                }
            }
        }
    }

    private static long[] extent(BoxGrid rows, long row) {
        return IntStream.of(rows.size(rows.start(row))).asLongStream().toArray();
    }

    /** Writes a part of the array, beginning where a chunk does, to a file from its start on; boxes in any order. */
    private void write(FileChannel file, long[] from, long[] extent, BlockRunner runner, Progress progress) {
        BoxGrid boxes = boxes(extent);
        runner.run(
                boxes.count(),
                index -> {
                    long[] start = boxes.start(index);
                    int[] size = boxes.size(start);
                    long[] inArray = start.clone();
                    for (int d = 0; d < start.length; d++) inArray[d] += from[d];
                    Object elements = read(inArray, size);
                    try {
                        writeRuns(file, elements, new Place(start, size, extent));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    progress.blockDone((long) count(size) * type.sizeInBytes());
                },
                progress);
    }

    private BoxGrid boxes(long[] extent) {
        return BoxGrid.ofWholeChunks(extent, chunkShape(), elements());
    }

    private int[] chunkShape() {
        return array.grid().chunkShape().stream().mapToInt(n -> n).toArray();
    }

    /** Of a box, at most. */
    private long elements() {
        return Math.max(1, Math.min(LARGEST_BOX, memory / BOXES_AT_ONCE) / type.sizeInBytes());
    }

    /** @throws UnsupportedFeatureException if a box, which is then one chunk, is too large for Java */
    private int count(int[] size) {
        long count = Arrays.stream(size).asLongStream().reduce(1, (a, b) -> a * b);
        if (count > Integer.MAX_VALUE - 64)
            throw new UnsupportedFeatureException(
                    array.place() + " has chunks of shape " + array.grid().chunkShape() + ", too large to be read");
        return (int) count;
    }

    private Object read(long[] start, BoxGrid boxes) {
        return read(start, boxes.size(start));
    }

    private Object read(long[] start, int[] size) {
        Object elements = type.newArray(count(size));
        array.readBox(start, size, elements);
        return elements;
    }

    /** Where a box is in what a file holds. */
    private record Place(long[] start, int[] size, long[] extent) {

        /** Whether the axis before {@code outer} is part of a run: those behind it are whole. */
        boolean isRun(int outer) {
            return outer == size.length || size[outer] == extent[outer];
        }

        long position(int[] index) {
            long at = 0;
            for (int d = 0; d < size.length; d++) at = at * extent[d] + start[d] + index[d];
            return at;
        }
    }

    /** Writes each part of a box that lies together in the file as well. */
    private void writeRuns(FileChannel file, Object elements, Place place) throws IOException {
        int[] size = place.size();
        int outer = size.length; // axes from here on are in one run
        int run = 1;
        while (outer > 0 && place.isRun(outer)) run *= size[--outer];
        int runs = run == 0 ? 0 : count(size) / run;
        LittleEndian bytes = new LittleEndian();
        int[] index = new int[size.length];
        for (int r = 0; r < runs; r++) {
            long[] position = {place.position(index) * type.sizeInBytes()};
            bytes.write(elements, r * run, run, buffer -> {
                int n = file.write(buffer, position[0]);
                position[0] += n;
                return n;
            });
            for (int d = outer - 1; d >= 0 && ++index[d] == size[d]; d--) index[d] = 0;
        }
    }
}
