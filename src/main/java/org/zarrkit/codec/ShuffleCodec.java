package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Map;
import org.zarrkit.error.CorruptChunkException;

/** {@code numcodecs.shuffle}: bytes sorted by their place in the element. */
public record ShuffleCodec(int elementSize) implements BytesToBytes {

    static ShuffleCodec of(Configuration configuration) {
        return new ShuffleCodec(configuration.integer("elementsize", 0, Integer.MAX_VALUE));
    }

    @Override
    public String name() {
        return "numcodecs.shuffle";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("elementsize", elementSize);
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        if (elementSize <= 1) return decoded;
        int size = wholeElements(decoded);
        byte[] planes = new byte[size];
        ByteShuffle.shuffle(decoded.array(), decoded.arrayOffset() + decoded.position(), size, planes, elementSize);
        return ByteBuffer.wrap(planes);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        if (elementSize <= 1) return encoded;
        int elements = wholeElements(encoded) / elementSize;
        byte[] decoded = new byte[encoded.remaining()];
        int start = encoded.arrayOffset() + encoded.position();
        for (int j = 0; j < elementSize; j++)
            for (int i = 0; i < elements; i++) decoded[i * elementSize + j] = encoded.array()[start + j * elements + i];
        return ByteBuffer.wrap(decoded);
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return decodedSize;
    }

    @Override
    public boolean isFixedSize() {
        return true;
    }

    private int wholeElements(ByteBuffer bytes) {
        if (bytes.remaining() % elementSize != 0)
            throw new CorruptChunkException("codec 'numcodecs.shuffle': " + bytes.remaining()
                    + " bytes found; expected: a multiple of its element size " + elementSize);
        return bytes.remaining();
    }
}
