package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.zarrkit.codec.BloscCodec.Shuffle;

/**
 * Decodes one Blosc frame into the elements of a primitive array. Streams that are stored as they are get unshuffled
 * from the frame itself, and elements of two bytes straight into a {@code short[]}: one pass over memory each less.
 */
final class BloscDecoder {

    private static final Scratch STREAMS = new Scratch();
    private static final Scratch BLOCK = new Scratch();

    private final BloscFrame frame;
    private final byte[] from;
    private final int frameStart;
    private final Object out;
    private final int elementSize;
    /** Where each byte of the elements of the current block is: in the frame, or decompressed in scratch. */
    private final ByteShuffle.Planes planes;

    /** {@code out} has exactly the decoded size, and blocks hold whole elements of it. */
    BloscDecoder(BloscFrame frame, Object out) {
        this.frame = frame;
        this.from = frame.bytes().array();
        this.frameStart = frame.bytes().arrayOffset();
        this.out = out;
        this.elementSize = Elements.sizeInBytes(out);
        this.planes = new ByteShuffle.Planes(frame.typeSize());
    }

    void decode() {
        if (frame.decodedSize() == 0) return;
        if (frame.isStored()) {
            put(from, frameStart + BloscFrame.HEADER, 0, frame.decodedSize());
            return;
        }
        BloscFormat format = BloscFormat.numbered(frame.format());
        byte[] scratch = STREAMS.atLeast(frame.blockSize());
        for (int i = 0; i < frame.blocks(); i++) decodeBlock(i, format, scratch);
    }

    private void decodeBlock(int block, BloscFormat format, byte[] scratch) {
        int size = frame.blockSize(block);
        int start = block * frame.blockSize();
        int streams = frame.streams(size);
        // Blosc makes blocks of whole elements; streams of equal size could not cover others.
        if (size % streams != 0) throw BloscFrame.corrupt("blocks of " + size + " bytes in " + streams + " streams");
        Shuffle shuffle = frame.shuffle(size);
        readStreams(block, format, scratch, size, streams);
        if (shuffle == Shuffle.SHUFFLE) {
            unshuffle(start, size, streams);
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
        int at = frame.bytes().getInt(BloscFrame.HEADER + 4 * block);
        int end = frame.bytes().limit();
        if (at < BloscFrame.HEADER + 4 * frame.blocks()) throw outside(block, at);
        for (int i = 0; i < streams; i++) {
            if (at > end - 4) throw outside(block, at);
            int encoded = frame.bytes().getInt(at);
            at += 4;
            if (encoded < 0 || encoded > end - at) throw outside(block, (long) at + encoded);
            planes.bytes[i] = encoded == length ? from : scratch;
            planes.starts[i] = encoded == length ? frameStart + at : i * length;
            if (encoded != length)
                format.decompressExactly(from, frameStart + at, encoded, scratch, i * length, length);
            at += encoded;
        }
    }

    private void unshuffle(int start, int size, int streams) {
        int elements = size / frame.typeSize();
        if (streams == 1) planes.inOneStream(elements);
        if (elementSize == 2 && frame.typeSize() == 2 && size % 2 == 0) {
            ByteShuffle.unshuffle(planes, (short[]) out, start / 2, elements);
        } else {
            boolean straight = out instanceof byte[];
            byte[] block = straight ? (byte[]) out : BLOCK.atLeast(size);
            int blockStart = straight ? start : 0;
            ByteShuffle.unshuffle(planes, block, blockStart, elements);
            // What is no whole element follows unshuffled; that is so in the last block only, which is one stream.
            int rest = size % frame.typeSize();
            if (rest > 0)
                System.arraycopy(
                        planes.bytes[0], planes.starts[0] + size - rest, block, blockStart + size - rest, rest);
            if (!straight) put(block, 0, start, size);
        }
    }

    private void bitUnshuffle(int start, int size) {
        byte[] block = BLOCK.atLeast(2 * size);
        BitShuffle.unshuffle(planes.bytes[0], planes.starts[0], block, size, frame.typeSize());
        put(block, 0, start, size);
    }

    /** Puts little-endian bytes into the output, from its byte {@code start} on. */
    private void put(byte[] bytes, int bytesStart, int start, int size) {
        if (out instanceof byte[] a) System.arraycopy(bytes, bytesStart, a, start, size);
        else
            Elements.get(
                    ByteBuffer.wrap(bytes, bytesStart, size).slice().order(ByteOrder.LITTLE_ENDIAN),
                    out,
                    start / elementSize,
                    size / elementSize);
    }

    private static RuntimeException outside(int block, long at) {
        return BloscFrame.corrupt("block " + block + " reaches to byte " + at + " of the frame, where none can be");
    }
}
