package org.zarrkit.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** {@code numcodecs.zlib}: RFC 1950; level 0 to 9, or -1 for zlib's own choice. */
public record ZlibCodec(int level) implements BytesToBytes {

    private static final DecodedStream STREAM = new DecodedStream("numcodecs.zlib", EndingInflater::new);

    static ZlibCodec of(Configuration configuration) {
        return new ZlibCodec(configuration.integer("level", -1, 9, 1));
    }

    @Override
    public String name() {
        return "numcodecs.zlib";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("level", level);
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return Deflating.zlib(decoded, level);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        return STREAM.decode(encoded, maxDecodedSize);
    }

    @Override
    public void decodeElements(ByteBuffer encoded, Object out) {
        STREAM.decodeElements(encoded, out);
    }

    @Override
    public long leastEncodedSize(long decodedSize) {
        return Deflating.leastSize(decodedSize);
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return Deflating.maxSize(decodedSize);
    }

    /** Frees an inflater of its own with the stream: the JDK's class does so only for one that it has made itself. */
    private static final class EndingInflater extends InflaterInputStream {

        EndingInflater(InputStream in) {
            super(in, new Inflater(), 1 << 16);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
