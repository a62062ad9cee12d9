package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32C;
import org.zarrkit.error.CorruptChunkException;

/** {@code crc32c}: appends the CRC-32C of the bytes, four bytes little-endian. */
public record Crc32cCodec() implements BytesToBytes {

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
        ByteBuffer encoded = ByteBuffer.allocate(decoded.remaining() + 4).order(ByteOrder.LITTLE_ENDIAN);
        return encoded.put(decoded.duplicate()).putInt(checksum(decoded)).flip();
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        int size = encoded.remaining() - 4;
        if (size < 0)
            throw new CorruptChunkException(
                    "codec 'crc32c': " + encoded.remaining() + " bytes; the checksum alone has 4");
        ByteBuffer decoded = encoded.slice(encoded.position(), size);
        int stored = encoded.slice().order(ByteOrder.LITTLE_ENDIAN).getInt(size);
        if (stored != checksum(decoded))
            throw new CorruptChunkException(String.format(
                    "codec 'crc32c': the checksum of %d bytes is %08x, stored is %08x",
                    size, checksum(decoded), stored));
        return decoded;
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return decodedSize + 4;
    }

    @Override
    public boolean isFixedSize() {
        return true;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }
}
