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

    private final BloscHeader header;
    private final BloscFrame frame;
    private final byte[] from;
    /** Where the first byte of the frame is in {@link #from}, or would be. */
    private final int frameStart;

    private final Object out;
    private final int elementSize;
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
        this.runs = box.runs();
        this.planes = new ByteShuffle.Planes(header.typeSize());
    }

    void decode() {
        if (header.decodedSize() == 0) return;
        if (header.isStored()) {
            put(from, frameStart + BloscHeader.SIZE, 0, header.decodedSize());
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

    /** Unshuffles the elements of the box alone. */
    private void unshuffleRuns(int start, int size) {
        int blockStart = start / elementSize;
        long end = ((long) start + size) / elementSize;
        for (int n = runs.lengthBefore(end); n > 0; n = runs.lengthBefore(end)) {
            int first = (int) (runs.inChunk() - blockStart);
            if (out instanceof short[] a) PlaneMerger.merge(planes, first, a, runs.inTarget(), n);
            else {
                byte[] bytes = BLOCK.atLeast(n * elementSize);
                ByteShuffle.unshuffle(planes, first, bytes, 0, n);
                get(bytes, 0, n);
            }
            runs.use(n);
        }
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
        long end = ((long) start + size) / elementSize;
        for (int n = runs.lengthBefore(end); n > 0; n = runs.lengthBefore(end)) {
            get(bytes, bytesStart + (int) (runs.inChunk() * elementSize - start), n);
            runs.use(n);
        }
    }

    /** The next elements of the box, from little-endian bytes. */
    private void get(byte[] bytes, int bytesStart, int n) {
        if (out instanceof byte[] a) System.arraycopy(bytes, bytesStart, a, runs.inTarget(), n);
        else
            Elements.get(
                    ByteBuffer.wrap(bytes, bytesStart, n * elementSize).slice().order(ByteOrder.LITTLE_ENDIAN),
                    out,
                    runs.inTarget(),
                    n);
    }
}
