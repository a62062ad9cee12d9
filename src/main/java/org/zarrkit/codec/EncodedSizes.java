package org.zarrkit.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * What a chunk takes when it is encoded, in bytes.
 *
 * @param most what each bytes codec decodes to at most, and last the largest encoded chunk that is plausible
 * @param least fewer encoded bytes can't hold a chunk
 */
record EncodedSizes(List<Long> most, long least) {

    /** Larger than any value that a store can hold, and small enough to be added to. */
    private static final long LARGEST = 1L << 60;

    EncodedSizes {
        most = List.copyOf(most);
    }

    /** The sizes of what a coder makes of a chunk and bytes codecs of that, one after the other. */
    static EncodedSizes of(ChunkCoder coder, List<BytesToBytes> codecs) {
        long size = Math.min(LARGEST, coder.maxEncodedSize());
        long least = coder.isFixedSize() ? size : 0;
        List<Long> most = new ArrayList<>(List.of(size));
        for (BytesToBytes codec : codecs) {
            size = Math.min(LARGEST, codec.maxEncodedSize(size));
            least = codec.leastEncodedSize(least);
            most.add(size);
        }
        return new EncodedSizes(most, least);
    }

    long mostEncoded() {
        return most.get(most.size() - 1);
    }
}
