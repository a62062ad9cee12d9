package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.zarrkit.codec.BloscCodec.Shuffle;

/**
 * Decodes a box of the elements of a Blosc frame into a primitive array, and only the blocks that the box is in.
 * Streams that are stored as they are get unshuffled from the frame itself, and elements of two bytes straight into a
 * {@code short[]}: one pass over memory each less.
 */
final class BloscDecoder {

    private static final Scratch STREAMS = new Scratch();
    private static final Scratch BLOCK = new Scratch();
    private static final ThreadLocal<short[]> SPAN = ThreadLocal.withInitial(() -> new short[0]);

    /** Of a box that has less of the elements between its first and last, only these are unshuffled. */
    private static final double SPARSE = 0.125;

    /** From this length on, elements of a run are unshuffled straight into their place; of few runs from the other on. */
    private static final int LONG_RUN = 512;

    private static final int SHORT_RUN = 32;

    private final BloscHeader header;
    private final BloscFrame frame;
    private final byte[] from;
    /** Where the first byte of the frame is in {@link #from}, or would be. */
    private final int frameStart;

    private final Object out;
    private final int elementSize;
    private final ChunkBox box;
    private final ChunkBox.Runs runs;
    /** Where each byte of the elements of the current block is: in the frame, or decompressed in scratch. */
    private final ByteShuffle.Planes planes;

    /** The box is of a chunk of the frame's decoded size, whose blocks hold whole elements of {@code out}. */
    BloscDecoder(BloscFrame frame, ChunkBox box, Object out) {
        this.header = frame.header();
        this.frame = frame;
        this.from = frame.bytes().array();
        this.frameStart = frame.bytes().arrayOffset() - frame.first();
        this.out = out;
        this.elementSize = Elements.sizeInBytes(out);
        this.box = box;
        this.runs = box.runs();
        this.planes = new ByteShuffle.Planes(header.typeSize());
    }

    void decode() {
        if (header.decodedSize() == 0) return;
        if (header.isStored()) {
            // Of a box no more than its bytes need be there.
            int start = (int) box.firstInChunk() * elementSize;
            put(from, frameStart + BloscHeader.SIZE + start, start, (int) box.endInChunk() * elementSize - start);
            return;
        }
        BloscFormat format = BloscFormat.numbered(header.format());
        byte[] scratch = STREAMS.atLeast(header.blockSize());
        while (runs.remain()) decodeBlock((int) (runs.inChunk() * elementSize / header.blockSize()), format, scratch);
    }

    private void decodeBlock(int block, BloscFormat format, byte[] scratch) {
        int size = header.blockSize(block);
        int start = block * header.blockSize();
        int streams = header.streams(size);
        // Blosc makes blocks of whole elements; streams of equal size could not cover others.
        if (size % streams != 0) throw BloscHeader.corrupt("blocks of " + size + " bytes in " + streams + " streams");
        Shuffle shuffle = header.shuffle(size);
        readStreams(block, format, scratch, size, streams);
        if (shuffle == Shuffle.SHUFFLE) {
            if (streams == 1) planes.inOneStream(size / header.typeSize());
            if (header.typeSize() == elementSize && size % elementSize == 0) unshuffleRuns(start, size);
            else unshuffleBlock(start, size);
            return;
        }
        // Streams of unshuffled bytes may begin in the middle of an element: they are put together first.
        if (streams > 1) join(scratch, size / streams, streams);
        if (shuffle == Shuffle.BITSHUFFLE) bitUnshuffle(start, size);
        else put(planes.bytes[0], planes.starts[0], start, size);
    }

    /** Makes the streams of a block one, in the scratch, where the compressed ones already are. */
    private void join(byte[] scratch, int length, int streams) {
        for (int i = 0; i < streams; i++)
            if (planes.bytes[i] == from) System.arraycopy(from, planes.starts[i], scratch, i * length, length);
        planes.bytes[0] = scratch;
        planes.starts[0] = 0;
    }

    /** Finds each stream of a block; decompresses it into its part of the scratch unless it is stored as it is. */
    private void readStreams(int block, BloscFormat format, byte[] scratch, int size, int streams) {
        int length = size / streams;
        int at = frame.start(block) - frame.first();
        int end = frame.bytes().limit();
        for (int i = 0; i < streams; i++) {
            if (at < 0 || at > end - 4) throw BloscFrame.outside(block, (long) frame.first() + at);
            int encoded = frame.bytes().getInt(at);
            at += 4;
            if (encoded < 0 || encoded > end - at) throw BloscFrame.outside(block, (long) frame.first() + at + encoded);
            int place = frame.bytes().arrayOffset() + at;
            planes.bytes[i] = encoded == length ? from : scratch;
            planes.starts[i] = encoded == length ? place : i * length;
            if (encoded != length) format.decompressExactly(from, place, encoded, scratch, i * length, length);
            at += encoded;
        }
    }

    /** Unshuffles the elements of the box alone; where they are most of what is there, the others with them. */
    private void unshuffleRuns(int start, int size) {
        int blockStart = start / elementSize;
        long end = ((long) start + size) / elementSize;
        boolean few = box.density() < SPARSE && PlaneGather.fits(out);
        for (int n = runs.lengthBefore(end); n > 0; n = runs.lengthBefore(end)) {
            int first = (int) (runs.inChunk() - blockStart);
            if (out instanceof short[] a && n >= (few ? SHORT_RUN : LONG_RUN)) {
                PlaneMerger.merge(planes, first, a, runs.inTarget(), n);
                runs.use(n);
            } else if (!few || !PlaneGather.gather(planes, blockStart, end, runs, out)) {
                unshuffleSpan(blockStart, few ? runs.inChunk() + n : Math.min(end, box.endInChunk()));
            }
        }
    }

    /** All elements from the next of the box to before {@code end}; then those of the box are copied. */
    private void unshuffleSpan(int blockStart, long end) {
        long first = runs.inChunk();
        int inPlanes = (int) (first - blockStart);
        int n = (int) (end - first);
        if (out instanceof short[]) {
            short[] span = SPAN.get();
            if (span.length < n) SPAN.set(span = new short[header.blockSize() / elementSize]);
            PlaneMerger.merge(planes, inPlanes, span, 0, n);
            RunCopy.copy(span, first, end, runs, out);
            return;
        }
        byte[] bytes = BLOCK.atLeast(n * elementSize);
        ByteShuffle.unshuffle(planes, inPlanes, bytes, 0, n);
        RunCopy.copy(littleEndian(bytes, 0, n * elementSize), first, end, runs, out);
    }

    private void unshuffleBlock(int start, int size) {
        boolean straight = out instanceof byte[] && runs.inChunk() == start && runs.length() >= size;
        byte[] block = straight ? (byte[]) out : BLOCK.atLeast(size);
        int blockStart = straight ? runs.inTarget() : 0;
        ByteShuffle.unshuffle(planes, 0, block, blockStart, size / header.typeSize());
        // What is no whole element follows unshuffled; that is so in the last block only, which is one stream.
        int rest = size % header.typeSize();
        if (rest > 0)
            System.arraycopy(planes.bytes[0], planes.starts[0] + size - rest, block, blockStart + size - rest, rest);
        if (straight) runs.use(size);
        else put(block, 0, start, size);
    }

    private void bitUnshuffle(int start, int size) {
        byte[] block = BLOCK.atLeast(2 * size);
        BitShuffle.unshuffle(planes.bytes[0], planes.starts[0], block, size, header.typeSize());
        put(block, 0, start, size);
    }

    /** Puts what the box has of little-endian bytes, which are those from {@code start} on of the chunk. */
    private void put(byte[] bytes, int bytesStart, int start, int size) {
        long first = start / elementSize;
        RunCopy.copy(littleEndian(bytes, bytesStart, size), first, first + size / elementSize, runs, out);
    }

    private static ByteBuffer littleEndian(byte[] bytes, int start, int size) {
        return ByteBuffer.wrap(bytes, start, size).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
