package org.zarrkit.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

/** Damages an encoded chunk in the ways that hurt decoders: sizes, offsets, headers, indices with right checksums. */
final class ChunkMutation {

    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE - 8L,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x7FFF,
        16
    };
    private static final int HEADER = 32;
    private static final int CHECKSUM = 4;

    private final Random random;

    ChunkMutation(Random random) {
        this.random = random;
    }

    byte[] of(byte[] chunk) {
        byte[] mutated = chunk.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) mutated = mutatedOnce(mutated);
        return mutated;
    }

    private byte[] mutatedOnce(byte[] chunk) {
        if (chunk.length < 2 * Long.BYTES) return noise(chunk);
        return switch (random.nextInt(9)) {
            case 0, 1 -> noise(chunk);
            case 2 -> bitFlipped(chunk);
            case 3 -> Arrays.copyOf(chunk, random.nextInt(chunk.length));
            case 4 -> Arrays.copyOf(chunk, chunk.length + 1 + random.nextInt(100));
            case 5, 6 -> withNumber(chunk, place(chunk.length - Long.BYTES));
            case 7 -> withPartMoved(chunk);
            default -> withSealedEnd(chunk);
        };
    }

    /** Headers stand at the start, indices and checksums at the end. */
    private int place(int length) {
        int near = Math.min(HEADER, length);
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(near);
            case 1 -> length - 1 - random.nextInt(near);
            default -> random.nextInt(length);
        };
    }

    private byte[] noise(byte[] chunk) {
        if (chunk.length == 0) return new byte[random.nextInt(20)];
        chunk[place(chunk.length)] = (byte) random.nextInt(256);
        return chunk;
    }

    private byte[] bitFlipped(byte[] chunk) {
        chunk[place(chunk.length)] ^= (byte) (1 << random.nextInt(8));
        return chunk;
    }

    private byte[] withNumber(byte[] chunk, int at) {
        long number = NUMBERS[random.nextInt(NUMBERS.length)] + random.nextInt(3) - 1;
        ByteBuffer bytes = ByteBuffer.wrap(chunk);
        if (random.nextInt(4) > 0) bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (random.nextBoolean()) bytes.putLong(at, number);
        else bytes.putInt(at, (int) number);
        return chunk;
    }

    private byte[] withPartMoved(byte[] chunk) {
        int length = 1 + random.nextInt(Math.min(64, chunk.length));
        int from = random.nextInt(chunk.length - length + 1);
        System.arraycopy(chunk, from, chunk, random.nextInt(chunk.length - length + 1), length);
        return chunk;
    }

    /** A number among the last entries of a shard's index, and the checksum made right again. */
    private byte[] withSealedEnd(byte[] chunk) {
        int entries = 1 << random.nextInt(7);
        int start = chunk.length - CHECKSUM - 16 * entries;
        if (start < 0) return bitFlipped(chunk);
        int entry = start + Long.BYTES * random.nextInt(2 * entries);
        ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        if (random.nextBoolean()) withNumber(chunk, entry);
        else bytes.putLong(entry, random.nextInt(2 * chunk.length));
        CRC32C checksum = new CRC32C();
        checksum.update(chunk, start, 16 * entries);
        bytes.putInt(chunk.length - CHECKSUM, (int) checksum.getValue());
        return chunk;
    }
}
