package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.zarrkit.error.CorruptChunkException;

/** {@code numcodecs.crc32} and its kin: a checksum of four bytes, little-endian, before or after the bytes. */
public record ChecksumCodec(Algorithm algorithm, Location location) implements BytesToBytes {

    /** The checksums of numcodecs. */
    public enum Algorithm {
        ADLER32,
        CRC32,
        CRC32C,
        FLETCHER32
    }

    /** Where the checksum is. */
    public enum Location {
        START,
        END
    }

    static ChecksumCodec of(Configuration configuration) {
        Algorithm algorithm = Algorithm.valueOf(
                configuration.codec().substring("numcodecs.".length()).toUpperCase(Locale.ROOT));
        Location usual = usual(algorithm);
        return new ChecksumCodec(
                algorithm,
                algorithm == Algorithm.FLETCHER32
                        ? usual
                        : configuration.constant("location", Location.class).orElse(usual));
    }

    /** Where numcodecs puts a checksum unless told otherwise. */
    private static Location usual(Algorithm algorithm) {
        return algorithm == Algorithm.CRC32C || algorithm == Algorithm.FLETCHER32 ? Location.END : Location.START;
    }

    @Override
    public String name() {
        return "numcodecs." + word();
    }

    private String word() {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, Object> configuration() {
        return location == usual(algorithm)
                ? Map.of()
                : Map.of("location", location.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        ByteBuffer encoded = ByteBuffer.allocate(decoded.remaining() + 4).order(ByteOrder.LITTLE_ENDIAN);
        int checksum = checksum(decoded);
        if (location == Location.START) encoded.putInt(checksum).put(decoded.duplicate());
        else encoded.put(decoded.duplicate()).putInt(checksum);
        return encoded.flip();
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        int size = encoded.remaining() - 4;
        if (size < 0)
            throw new CorruptChunkException(
                    "codec '" + word() + "': " + encoded.remaining() + " bytes; the checksum alone has 4");
        ByteBuffer bytes = encoded.slice().order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer decoded = bytes.slice(location == Location.START ? 4 : 0, size);
        int stored = bytes.getInt(location == Location.START ? 0 : size);
        int found = checksum(decoded);
        if (stored != found)
            throw new CorruptChunkException(String.format(
                    "codec '%s': the checksum of %d bytes is %08x, stored is %08x", word(), size, found, stored));
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

    private int checksum(ByteBuffer bytes) {
        return switch (algorithm) {
            case ADLER32 -> checksum(bytes, new Adler32());
            case CRC32 -> checksum(bytes, new CRC32());
            case CRC32C -> checksum(bytes, new CRC32C());
            case FLETCHER32 -> fletcher32(bytes.slice().order(ByteOrder.BIG_ENDIAN));
        };
    }

    private static int checksum(ByteBuffer bytes, Checksum checksum) {
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }

    /** As in HDF5: sums of big-endian words, folded to 16 bits, which is not the same as the remainder. */
    private static int fletcher32(ByteBuffer bytes) {
        int sum1 = 0;
        int sum2 = 0;
        while (bytes.remaining() > 1) {
            for (int words = Math.min(360, bytes.remaining() / 2); words > 0; words--) {
                sum1 += bytes.getShort() & 0xFFFF;
                sum2 += sum1;
            }
            sum1 = folded(sum1);
            sum2 = folded(sum2);
        }
        if (bytes.hasRemaining()) {
            sum1 = folded(sum1 + ((bytes.get() & 0xFF) << 8));
            sum2 = folded(sum2 + sum1);
        }
        return folded(sum2) << 16 | folded(sum1);
    }

    private static int folded(int sum) {
        return (sum & 0xFFFF) + (sum >>> 16);
    }
}
