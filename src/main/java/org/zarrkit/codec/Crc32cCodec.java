package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Map;

/** {@code crc32c}: appends the CRC-32C of the bytes, four bytes little-endian. */
public record Crc32cCodec() implements BytesToBytes {

    private static final ChecksumCodec SUM =
            new ChecksumCodec(ChecksumCodec.Algorithm.CRC32C, ChecksumCodec.Location.END);

    static Crc32cCodec of(Configuration configuration) {
        // GDAL writes it to switch its own check off; here the checksum is always verified.
        configuration.flag("check_crc", true);
        return new Crc32cCodec();
    }

    @Override
    public String name() {
        return "crc32c";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of();
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return SUM.encode(decoded, typeSize);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        return SUM.decode(encoded, maxDecodedSize);
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return decodedSize + 4;
    }

    @Override
    public boolean isFixedSize() {
        return true;
    }
}
