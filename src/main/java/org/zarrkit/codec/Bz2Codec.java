package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** {@code numcodecs.bz2}: one or more bzip2 streams; level 1 to 9. */
public record Bz2Codec(int level) implements BytesToBytes {

    private static final DecodedStream STREAM =
            new DecodedStream("numcodecs.bz2", in -> new BZip2CompressorInputStream(in, true));

    static Bz2Codec of(Configuration configuration) {
        return new Bz2Codec(configuration.integer("level", 1, 9, 1));
    }

    @Override
    public String name() {
        return "numcodecs.bz2";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("level", level);
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return EncodedStream.encode(decoded, out -> new BZip2CompressorOutputStream(out, level));
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        return STREAM.decode(encoded, maxDecodedSize);
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return Deflating.maxSize(decodedSize);
    }
}
