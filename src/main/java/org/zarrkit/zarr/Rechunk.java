package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zarrkit.codec.BytesCodec;
import org.zarrkit.codec.Codec;

/**
 * Copies the elements of an array into another of the same shape and type that is stored otherwise, block by block. A
 * block is a whole number of the target's shards: any threads may copy blocks, each once, in any order. Where all that
 * is stored would be the same, the stored bytes are copied as they are and not decoded.
 */
public final class Rechunk {

    private final ZarrArray source;
    private final ZarrArray target;
    private final boolean byteForByte;
    private final BlockPlan plan;

    private Rechunk(ZarrArray source, ZarrArray target, long memoryInBytes, int threads) {
        this.source = source;
        this.target = target;
        byteForByte = isStoredAlike(source, target);
        plan = byteForByte ? BlockPlan.ofShards(target, threads) : BlockPlan.of(source, target, memoryInBytes, threads);
    }

    /**
     * Plans the copying; reads and writes nothing.
     *
     * @param memoryInBytes that all threads together may take for elements and bytes, about
     * @throws IllegalArgumentException if the arrays differ in shape or type, or the memory is too little for a shard
     */
    public static Rechunk of(ZarrArray source, ZarrArray target, long memoryInBytes, int threads) {
        ArrayMetadata from = source.metadata();
        ArrayMetadata to = target.metadata();
        if (!from.shape().equals(to.shape()) || !from.typeName().equals(to.typeName()))
            throw new IllegalArgumentException(source + " can't be copied to " + target + ": shape or type differ");
        return new Rechunk(source, target, memoryInBytes, threads);
    }

    /** Whether two arrays with the same elements have the same stored bytes, under whatever keys. */
    public static boolean isStoredAlike(ZarrArray source, ZarrArray target) {
        return source.metadata().typeName().equals(target.metadata().typeName())
                && source.grid().equals(target.grid())
                && source.chunkSpec().fillBits() == target.chunkSpec().fillBits()
                && codecs(source).equals(codecs(target));
    }

    /** A byte order makes no difference to elements of one byte. */
    private static List<Codec> codecs(ZarrArray array) {
        List<Codec> codecs = new ArrayList<>(array.metadata().toCodecs());
        if (array.chunkSpec().type().sizeInBytes() == 1)
            codecs.replaceAll(c -> c instanceof BytesCodec ? BytesCodec.LITTLE_ENDIAN : c);
        return codecs;
    }

    /** Whether stored bytes are copied as they are; damaged ones then, too. */
    public boolean isByteForByte() {
        return byteForByte;
    }

    /** The number of blocks. */
    public long steps() {
        return plan.blocks();
    }

    /** The size of the elements of a block in bytes. */
    public long sizeInBytes(long step) {
        return plan.block(step).elements() * source.chunkSpec().type().sizeInBytes();
    }

    /** What all threads together take at most, in bytes: blocks, and chunks and shards decoded and encoded. */
    public long peakMemoryInBytes() {
        return plan.peakMemoryInBytes();
    }

    /**
     * Copies a block; may be repeated.
     *
     * @throws org.zarrkit.error.CorruptChunkException if a chunk of the source is damaged
     */
    public void copy(long step) {
        Box block = plan.block(step);
        if (byteForByte) {
            long[] position = shard(block);
            source.readStored(position).ifPresent(bytes -> target.writeStored(bytes, position));
            return;
        }
        target.writeBox(block.start(), block.shape(), elements(source, block));
    }

    private long[] shard(Box block) {
        return target.grid().shardsOf(block.start(), block.shape()).position(0);
    }

    /** Whether the target has, of a block, what the source has; reads both. */
    boolean isCopied(long step) {
        Box block = plan.block(step);
        if (byteForByte) {
            long[] position = shard(block);
            return source.readStored(position).equals(target.readStored(position));
        }
        return Objects.deepEquals(elements(source, block), elements(target, block));
    }

    String text(long step) {
        return target.place() + ": the box " + plan.block(step);
    }

    private static Object elements(ZarrArray array, Box block) {
        Object elements = array.newArray(block.shape());
        array.readBox(block.start(), block.shape(), elements);
        return elements;
    }
}
