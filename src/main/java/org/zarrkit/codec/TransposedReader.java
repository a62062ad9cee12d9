package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** Reads parts of a shard that is transposed as a whole: positions and parts are transposed one by one. */
final class TransposedReader implements PartReader {

    private final CodecChain chain;
    private final ChunkReader encoded;
    private final List<ChunkSpec> specs;

    /** @param encoded reads the parts of the shard as they are stored; a PartReader if it is to be one itself */
    TransposedReader(CodecChain chain, ChunkReader encoded) {
        this.chain = chain;
        this.encoded = encoded;
        specs = chain.readableSpecs();
    }

    @Override
    public boolean read(long[] positionInReadableChunks, Object out) {
        specs.get(0).checked(out);
        if (!isStored(positionInReadableChunks)) return false;
        Object elements = specs.get(specs.size() - 1).newArray();
        if (!encoded.read(chain.encodedPosition(positionInReadableChunks), elements)) return false;
        chain.decodeElements(elements, out, specs);
        return true;
    }

    @Override
    public boolean read(long[] positionInReadableChunks, ChunkBox box, Object target) {
        if (!isStored(positionInReadableChunks)) return false;
        Object chunk = specs.get(0).newArray();
        if (!read(positionInReadableChunks, chunk)) return false;
        box.copy(chunk, target);
        return true;
    }

    /** Before memory is taken for a whole chunk; a chunk that was read already has shown what it is. */
    private boolean isStored(long[] positionInReadableChunks) {
        if (!(encoded instanceof PartReader)) return true;
        Optional<ByteRange> place = place(positionInReadableChunks);
        place.ifPresent(range -> chain.requireRoom(range.length()));
        return place.isPresent();
    }

    @Override
    public List<Batch> batches(List<long[]> positionsInReadableChunks, int pieces) {
        List<long[]> positions =
                positionsInReadableChunks.stream().map(chain::encodedPosition).toList();
        return encoded.batches(positions, pieces).stream()
                .map(batch -> new Batch(new TransposedReader(chain, batch.reader()), batch.indices()))
                .toList();
    }

    @Override
    public long chunksPresent(int[] end) {
        long[] transposed =
                chain.encodedPosition(Arrays.stream(end).asLongStream().toArray());
        return encoded.chunksPresent(
                Arrays.stream(transposed).mapToInt(n -> (int) n).toArray());
    }

    private PartReader part() {
        return (PartReader) encoded;
    }

    @Override
    public Optional<ByteRange> place(long[] positionInReadableChunks) {
        return part().place(chain.encodedPosition(positionInReadableChunks));
    }

    @Override
    public ChunkReader leaf(ByteSource leaf) {
        return new TransposedReader(chain, part().leaf(leaf));
    }

    @Override
    public ByteRange indexRange() {
        return part().indexRange();
    }

    @Override
    public boolean hasIndex() {
        return part().hasIndex();
    }

    @Override
    public void takeIndex(ByteBuffer bytes) {
        part().takeIndex(bytes);
    }
}
