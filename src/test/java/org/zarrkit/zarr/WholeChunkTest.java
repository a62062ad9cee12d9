package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.MemoryStore;

/** A chunk of a declared size that nothing backs: arrays of 2 GiB are described in a few bytes. */
class WholeChunkTest {

    private static final int GIB = 1 << 30;
    private static final CodecDescription LITTLE = new CodecDescription("bytes", Map.of("endian", "little"));
    private static final CodecDescription GZIP = new CodecDescription("gzip", Map.of("level", 1));
    private static final CodecDescription TRANSPOSE = new CodecDescription("transpose", Map.of("order", List.of(1, 0)));

    private final MemoryStore store = new MemoryStore();

    @ParameterizedTest
    @ValueSource(strings = {"chunk", "shard", "transposed", "transposed shard"})
    void fewStoredBytesClaimNoMemory(String kind) {
        List<CodecDescription> codecs = List.of(LITTLE, GZIP);
        if (kind.endsWith("shard")) codecs = Compression.sharded(List.of(GIB, 1), codecs);
        if (kind.startsWith("transposed")) {
            codecs = new java.util.ArrayList<>(
                    kind.endsWith("shard") ? Compression.sharded(List.of(1, GIB), List.of(LITTLE, GZIP)) : codecs);
            codecs.add(0, TRANSPOSE);
        }
        ZarrArray array = array(List.of((long) GIB, 1L), List.of(GIB, 1), codecs);
        store.put("a/c/0/0", ByteBuffer.wrap(new byte[100]));
        assertThat(allocatedBy(() -> {
                    assertThatThrownBy(() -> array.readChunk(0, 0))
                            .isInstanceOf(CorruptChunkException.class)
                            .hasMessageContainingAll("'a/c/0/0'", "100 bytes");
                    assertThatThrownBy(() -> array.readBox(new long[2], new int[] {1, 1}, new byte[1]))
                            .isInstanceOf(CorruptChunkException.class);
                }))
                .isLessThan(4 << 20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBoxOfALargeAbsentChunkTakesNoMoreThanTheBox(boolean sharded) {
        List<CodecDescription> codecs = List.of(LITTLE, GZIP);
        ZarrArray array = array(
                List.of(3L, 1L), List.of(GIB, 1), sharded ? Compression.sharded(List.of(GIB, 1), codecs) : codecs);
        assertThat(allocatedBy(() -> {
                    assertThat((byte[]) array.readValidChunk(0, 0)).containsExactly(0, 0, 0);
                    array.readBox(new long[2], new int[] {2, 1}, new byte[2]);
                }))
                .isLessThan(4 << 20);
    }

    @Test
    void aBoxOfAnAbsentChunkInATransposedShardTakesNoMoreThanTheBox() {
        List<CodecDescription> codecs =
                new java.util.ArrayList<>(Compression.sharded(List.of(1, GIB), List.of(LITTLE, GZIP)));
        codecs.add(0, TRANSPOSE);
        ZarrArray array = array(List.of((long) GIB, 2L), List.of(GIB, 2), codecs);
        ByteBuffer index = ByteBuffer.allocate(36);
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        for (int i = 0; i < 32; i++) index.put((byte) -1);
        crc.update(index.array(), 0, 32);
        index.order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .flip();
        store.put("a/c/0/0", index);
        byte[] box = {5};
        assertThat(allocatedBy(() -> array.readBox(new long[2], new int[] {1, 1}, box)))
                .isLessThan(4 << 20);
        assertThat(box).containsExactly(0);
    }

    @Test
    void aChunkThatNoArrayCanHoldIsNamed() {
        ZarrArray array = array(List.of(5L, 5L), List.of(Integer.MAX_VALUE, 5), List.of(LITTLE));
        assertThatThrownBy(() -> array.readChunk(0, 0))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContainingAll("2147483647, 5", "read a smaller box");
    }

    @Test
    void aChunkThatCanNotBeCountedIsNamed() {
        int most = Integer.MAX_VALUE;
        ZarrArray array = array(List.of(5L, 5L, 5L), List.of(most, most, most), List.of(LITTLE));
        assertThatThrownBy(() -> array.readBox(new long[3], new int[] {1, 1, 1}, new byte[1]))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("2147483647, 2147483647, 2147483647");
    }

    @Test
    void whatTheMemoryHasNoRoomForIsNamed() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WholeChunkTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("a chunk of shape [1073741824, 1]", "no memory is left", "-Xmx");
    }

    /** What runs in the other virtual machine: reads an absent chunk. */
    public static void main(String[] args) {
        try {
            new WholeChunkTest()
                    .array(List.of((long) GIB, 1L), List.of(GIB, 1), List.of(LITTLE))
                    .readChunk(0, 0);
        } catch (UnsupportedFeatureException e) {
            System.out.println(e.getMessage());
        }
    }

    private ZarrArray array(List<Long> shape, List<Integer> chunks, List<CodecDescription> codecs) {
        return ZarrArray.create(store, "a", ArrayMetadata.of(3, shape, DataType.UINT8, chunks, codecs));
    }

    private static long allocatedBy(Runnable work) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        work.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
