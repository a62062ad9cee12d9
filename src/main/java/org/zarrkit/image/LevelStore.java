package org.zarrkit.image;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;
import org.zarrkit.zarr.Boxes;
import org.zarrkit.zarr.ZarrArray;

/**
 * One level of an image in a store, block by block; axes x first. Safe for many threads, which must not write the same
 * block.
 */
final class LevelStore {

    private final ZarrArray array;
    private final LevelLayout layout;
    private final ArrayReader reader;

    LevelStore(ZarrArray array, LevelLayout layout) {
        this.array = array;
        this.layout = layout;
        reader = new ArrayReader(array);
    }

    LevelLayout layout() {
        return layout;
    }

    ZarrArray array() {
        return array;
    }

    /** What is called for each shard of a block; positions, offsets and extents in C order. */
    private interface ShardVisitor {
        void visit(long[] position, int[] offset, int[] extent);
    }

    /**
     * Writes a block.
     *
     * @param elements of the stored type
     */
    StoredBlock write(long[] position, Object elements) {
        int[] size = AxisOrder.reversed(layout.blockSize(position));
        CRC32C checksum = new CRC32C();
        long[] bytes = new long[1];
        forEachShard(position, (shard, offset, extent) -> {
            Object part = elements;
            if (!Arrays.equals(extent, size)) {
                part = array.chunkSpec().type().newArray(Arrays.stream(extent).reduce(1, (a, b) -> a * b));
                Boxes.copy(elements, size, offset, part, extent, new int[size.length], extent);
            }
            Optional<ByteBuffer> encoded = array.encodeShard(part, shard);
            if (encoded.isPresent()) {
                bytes[0] += encoded.get().remaining();
                checksum.update(encoded.get().duplicate());
                array.writeStored(encoded.get(), shard);
            } else {
                array.deleteStored(shard);
            }
        });
        Activity.shared()
                .blockWritten((long) Array.getLength(elements)
                        * array.chunkSpec().type().sizeInBytes());
        return new StoredBlock(bytes[0], (int) checksum.getValue());
    }

    /** Copies what is stored of a block of an array that is stored alike. */
    StoredBlock copy(long[] position, ZarrArray source) {
        CRC32C checksum = new CRC32C();
        long[] bytes = new long[1];
        forEachShard(position, (shard, offset, extent) -> {
            Optional<ByteBuffer> encoded = source.readStored(shard);
            if (encoded.isPresent()) {
                bytes[0] += encoded.get().remaining();
                checksum.update(encoded.get().duplicate());
                array.writeStored(encoded.get(), shard);
            } else {
                array.deleteStored(shard);
            }
        });
        return new StoredBlock(bytes[0], (int) checksum.getValue());
    }

    /** The pixels of a block as they are stored, of the type in memory. */
    Object read(long[] position) {
        Interval block = layout.blockInterval(position);
        DataType type = PixelType.inMemory(array.chunkSpec().type());
        Object pixels = type.newArray(Arrays.stream(layout.blockSize(position)).reduce(1, Math::multiplyExact));
        reader.read(block, pixels);
        return pixels;
    }

    /** Pixels as {@link #read} would give them when they are stored: float16 is rounded. */
    Object asStored(Object pixels) {
        DataType type = array.chunkSpec().type();
        return PixelType.widen(PixelType.narrow(pixels, type), type);
    }

    /** The size of what is stored of a block. */
    long storedBytes(long[] position) {
        long[] bytes = new long[1];
        forEachShard(
                position,
                (shard, offset, extent) -> bytes[0] += array.storedSize(shard).orElse(0L));
        return bytes[0];
    }

    /** What is stored of a block, read for it. */
    StoredBlock stored(long[] position) {
        CRC32C checksum = new CRC32C();
        long[] bytes = new long[1];
        forEachShard(
                position, (shard, offset, extent) -> array.readStored(shard).ifPresent(encoded -> {
                    bytes[0] += encoded.remaining();
                    checksum.update(encoded);
                }));
        return new StoredBlock(bytes[0], (int) checksum.getValue());
    }

    /** Blocks x first, shards in C order: the same elements. */
    private void forEachShard(long[] blockPosition, ShardVisitor visitor) {
        int rank = blockPosition.length;
        int[] size = AxisOrder.reversed(layout.blockSize(blockPosition));
        int[] shard = AxisOrder.reversed(layout.shard());
        int[] block = AxisOrder.reversed(layout.block());
        long[] first = AxisOrder.reversed(blockPosition);
        int[] index = new int[rank];
        do {
            long[] position = new long[rank];
            int[] offset = new int[rank];
            int[] extent = new int[rank];
            for (int d = 0; d < rank; d++) {
                position[d] = first[d] * (block[d] / shard[d]) + index[d];
                offset[d] = index[d] * shard[d];
                extent[d] = Math.min(shard[d], size[d] - offset[d]);
            }
            visitor.visit(position, offset, extent);
        } while (next(index, size, shard));
    }

    private static boolean next(int[] index, int[] size, int[] shard) {
        for (int d = index.length - 1; d >= 0; d--) {
            if (++index[d] * shard[d] < size[d]) return true;
            index[d] = 0;
        }
        return false;
    }
}
