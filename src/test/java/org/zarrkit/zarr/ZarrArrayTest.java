package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.LittleEndian;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;

class ZarrArrayTest {

    private static final CodecDescription LITTLE = new CodecDescription("bytes", Map.of("endian", "little"));
    private static final CodecDescription BIG = new CodecDescription("bytes", Map.of("endian", "big"));
    private static final CodecDescription GZIP = new CodecDescription("gzip", Map.of("level", 1));

    private final MemoryStore store = new MemoryStore();

    @Test
    void absentChunkReadsAsFillValue() {
        ZarrArray array = ZarrArray.create(store, "a", uint16(3, List.of(5L, 4L), List.of(2, 4), List.of(LITTLE)));
        assertThat((short[]) array.readChunk(2, 0)).containsOnly((short) 0).hasSize(8);
        assertThat(array.chunksPresent()).isZero();
    }

    @Test
    void chunkOutsideTheGridIsACallersMistake() {
        ZarrArray array = ZarrArray.create(store, "a", uint16(3, List.of(5L, 4L), List.of(2, 4), List.of(LITTLE)));
        assertThatThrownBy(() -> array.readChunk(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> array.readChunk(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shardOfFillValueIsNotStored() {
        ZarrArray array = ZarrArray.create(store, "a", uint16(3, List.of(4L), List.of(2), List.of(LITTLE)));
        array.writeShard(new short[] {1, 2}, 1);
        assertThat(store.list("a")).containsExactly("a/c/1", "a/zarr.json");
        array.writeShard(new short[] {0, 0}, 1);
        assertThat(store.list("a")).containsExactly("a/zarr.json");
    }

    @Test
    void readingIntoAnArrayAllocatesLessThanOneHundredthOfWhatItDecodes(@TempDir Path folder) {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (CodecDescription codec : List.of(
                new CodecDescription("blosc", Map.of("cname", "lz4", "clevel", 5, "shuffle", "shuffle")),
                new CodecDescription("blosc", Map.of("cname", "zstd", "clevel", 1, "shuffle", "bitshuffle")),
                new CodecDescription("zstd", Map.of("level", 1)))) {
            ZarrArray array = ZarrArray.create(
                    LocalStore.of(folder.resolve(codec.name())),
                    "a",
                    uint16(3, List.of(128L, 128L, 64L), List.of(128, 128, 64), List.of(LITTLE, codec)));
            short[] chunk = new short[128 * 128 * 64];
            for (int i = 0; i < chunk.length; i++) chunk[i] = (short) (i / 64 + i % 7);
            array.writeShard(chunk, 0, 0, 0);
            short[] read = new short[chunk.length];
            for (int i = 0; i < 3; i++) array.readChunkInto(read, 0, 0, 0);
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < 10; i++) array.readChunkInto(read, 0, 0, 0);
            long allocated =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertThat(read).isEqualTo(chunk);
            assertThat(allocated).as("%s", codec).isLessThan(10L * 2 * chunk.length / 100);
        }
    }

    @Test
    void damagedChunkIsAnErrorThatSaysWhere() {
        ZarrArray array = ZarrArray.create(store, "a", uint16(2, List.of(4L), List.of(2), List.of(LITTLE, GZIP)));
        array.writeShard(new short[] {1, 2}, 0);
        store.put("a/0", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> array.readChunk(0))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContainingAll("memory:", "'a/0'", "gzip");
    }

    @Test
    void absentArrayIsNotFound() {
        assertThatThrownBy(() -> ZarrArray.open(store, "none"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("none");
    }

    @Test
    void errorInADocumentSaysWhere() {
        uint16(3, List.of(4L), List.of(2), List.of(LITTLE)).write(store, "a");
        String document = new String(store.get("a/zarr.json").orElseThrow().array());
        store.put(
                "a/zarr.json",
                ByteBuffer.wrap(document.replace("\"uint16\"", "17").getBytes()));
        assertThatThrownBy(() -> ZarrArray.open(store, "a"))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContainingAll("a/zarr.json", "data_type", "17");
    }

    /** Java's small maps have another order in every run. */
    @Test
    void sameMetadataAreTheSameBytes() {
        CodecDescription blosc = new CodecDescription(
                "blosc", Map.of("typesize", 2, "cname", "zstd", "shuffle", "shuffle", "clevel", 1, "blocksize", 0));
        uint16(3, List.of(4L), List.of(2), List.of(LITTLE, blosc)).write(store, "a");
        String document = new String(store.get("a/zarr.json").orElseThrow().array());
        assertThat(document.replaceAll("\\s", ""))
                .contains("\"blocksize\":0,\"clevel\":1,\"cname\":\"zstd\",\"shuffle\":\"shuffle\",\"typesize\":2");
    }

    @Test
    void unknownMembersAreKept() {
        uint16(3, List.of(4L), List.of(2), List.of(LITTLE)).write(store, "a");
        String document = new String(store.get("a/zarr.json").orElseThrow().array());
        String more = document.replaceFirst("\\{", "{\"mine\": {\"must_understand\": false, \"n\": 1},");
        store.put("a/zarr.json", ByteBuffer.wrap(more.getBytes()));
        Node.open(store, "a").write(store, "b");
        assertThat(new String(store.get("b/zarr.json").orElseThrow().array())).contains("\"mine\"");
    }

    /** Written is read: any format, type, shape, chunk, shard, byte order and compression, in boxes of any place. */
    @Property(tries = 200)
    void writtenIsRead(@ForAll long seed, @ForAll @IntRange(min = 0, max = 4) int rank) {
        Random random = new Random(seed);
        int format = random.nextBoolean() ? 2 : 3;
        DataType type = DataType.values()[random.nextInt(DataType.values().length)];
        List<Long> shape = new ArrayList<>();
        List<Integer> chunk = new ArrayList<>();
        List<Integer> shard = new ArrayList<>();
        for (int d = 0; d < rank; d++) {
            shape.add(1L + random.nextInt(9));
            chunk.add(1 + random.nextInt(5));
            shard.add(chunk.get(d) * (1 + random.nextInt(3)));
        }
        boolean sharded = format == 3 && rank > 0 && random.nextBoolean();
        List<CodecDescription> codecs = new ArrayList<>();
        if (rank > 1 && random.nextBoolean())
            codecs.add(new CodecDescription("transpose", Map.of("order", reversal(rank))));
        boolean transposed = !codecs.isEmpty();
        codecs.add(random.nextBoolean() ? LITTLE : BIG);
        if (random.nextBoolean()) codecs.add(GZIP);
        List<CodecDescription> chain = sharded ? sharded(chunk, codecs) : codecs;
        ArrayMetadata metadata = ArrayMetadata.of(format, shape, type, sharded ? shard : chunk, chain);
        MemoryStore memory = new MemoryStore();
        ZarrArray written = ZarrArray.create(memory, "x", metadata);
        ZarrArray array = ZarrArray.open(memory, "x");
        assertThat(array.metadata().codecs().isEmpty()).isFalse();
        int[] whole = shape.stream().mapToInt(Long::intValue).toArray();
        Object elements = randomElements(random, type, product(whole));
        writeAll(written, elements, whole);
        Object read = type.newArray(product(whole));
        array.readBox(new long[rank], whole, read);
        assertThat(LittleEndian.bytes(read))
                .as("%s transposed %s", metadata, transposed)
                .isEqualTo(LittleEndian.bytes(elements));
        assertBoxEqual(array, elements, whole, random);
    }

    private static void writeAll(ZarrArray array, Object elements, int[] whole) {
        ChunkGrid grid = array.grid();
        for (long i = 0; i < grid.shardCount(); i++) {
            long[] position = ChunkGrid.position(i, grid.shardsPerAxis());
            int[] valid = grid.validShardShape(position);
            int[] from = new int[valid.length];
            for (int d = 0; d < from.length; d++)
                from[d] = (int) position[d] * grid.shardShape().get(d);
            Object shard = array.chunkSpec().type().newArray(product(valid));
            Boxes.copy(elements, whole, from, shard, valid, new int[valid.length], valid);
            array.writeShard(shard, position);
        }
    }

    private static void assertBoxEqual(ZarrArray array, Object elements, int[] whole, Random random) {
        int[] start = new int[whole.length];
        long[] longStart = new long[whole.length];
        int[] box = new int[whole.length];
        for (int d = 0; d < whole.length; d++) {
            longStart[d] = start[d] = random.nextInt(whole[d]);
            box[d] = 1 + random.nextInt(whole[d] - start[d]);
        }
        DataType type = array.chunkSpec().type();
        Object expected = type.newArray(product(box));
        Boxes.copy(elements, whole, start, expected, box, new int[box.length], box);
        Object read = type.newArray(product(box));
        array.readBox(longStart, box, read);
        assertThat(LittleEndian.bytes(read)).isEqualTo(LittleEndian.bytes(expected));
    }

    private static List<Integer> reversal(int rank) {
        List<Integer> order = new ArrayList<>();
        for (int d = rank - 1; d >= 0; d--) order.add(d);
        return order;
    }

    private static List<CodecDescription> sharded(List<Integer> chunk, List<CodecDescription> codecs) {
        List<Object> inner = codecs.stream()
                .<Object>map(c -> c.configuration().isEmpty()
                        ? Map.of("name", c.name())
                        : Map.of("name", c.name(), "configuration", c.configuration()))
                .toList();
        return List.of(new CodecDescription(
                "sharding_indexed",
                Map.of(
                        "chunk_shape",
                        chunk,
                        "codecs",
                        inner,
                        "index_codecs",
                        List.of(
                                Map.of("name", "bytes", "configuration", Map.of("endian", "little")),
                                Map.of("name", "crc32c")))));
    }

    private static Object randomElements(Random random, DataType type, int n) {
        Object elements = type.newArray(n);
        boolean sparse = random.nextInt(4) == 0;
        for (int i = 0; i < n; i++) {
            long bits = sparse && random.nextInt(9) > 0 ? 0 : random.nextLong();
            if (type == DataType.BOOL) bits &= 1;
            if (elements instanceof byte[] a) a[i] = (byte) bits;
            else if (elements instanceof short[] a) a[i] = (short) bits;
            else if (elements instanceof int[] a) a[i] = (int) bits;
            else if (elements instanceof long[] a) a[i] = bits;
            else if (elements instanceof float[] a) a[i] = Float.intBitsToFloat((int) bits);
            else ((double[]) elements)[i] = Double.longBitsToDouble(bits);
        }
        return elements;
    }

    private static int product(int[] shape) {
        int product = 1;
        for (int n : shape) product *= n;
        return product;
    }

    private static ArrayMetadata uint16(
            int format, List<Long> shape, List<Integer> chunks, List<CodecDescription> codecs) {
        return ArrayMetadata.of(format, shape, DataType.UINT16, chunks, codecs);
    }
}
