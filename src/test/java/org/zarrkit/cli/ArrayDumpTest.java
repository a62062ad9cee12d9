package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.codec.DataType;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.ZarrArray;

class ArrayDumpTest {

    private static final int[] SHAPE = {7, 10, 23};

    @TempDir
    Path folder;

    private static ZarrArray counting(List<Integer> chunks) {
        return counting(new MemoryStore(), chunks);
    }

    private static ZarrArray counting(WritableStore store, List<Integer> chunks) {
        List<Long> shape = List.of((long) SHAPE[0], (long) SHAPE[1], (long) SHAPE[2]);
        List<CodecDescription> raw = List.of(new CodecDescription("bytes", Map.of("endian", "little")));
        ZarrArray array = ZarrArray.create(store, "", ArrayMetadata.of(3, shape, DataType.UINT16, chunks, raw));
        long shards = array.grid().shardCount();
        for (long i = 0; i < shards; i++) {
            long[] position =
                    org.zarrkit.zarr.ChunkGrid.position(i, array.grid().shardsPerAxis());
            array.writeShard(numbers(position, chunks, array.grid().validShardShape(position)), position);
        }
        return array;
    }

    /** Each element is its own index in the whole array. */
    private static short[] numbers(long[] position, List<Integer> chunks, int[] valid) {
        short[] numbers = new short[valid[0] * valid[1] * valid[2]];
        int at = 0;
        for (int z = 0; z < valid[0]; z++)
            for (int y = 0; y < valid[1]; y++)
                for (int x = 0; x < valid[2]; x++)
                    numbers[at++] = (short)
                            (((position[0] * chunks.get(0) + z) * SHAPE[1] + position[1] * chunks.get(1) + y) * SHAPE[2]
                                    + position[2] * chunks.get(2)
                                    + x);
        return numbers;
    }

    private static byte[] expected() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * 7 * 10 * 23).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 7 * 10 * 23; i++) bytes.putShort((short) i);
        return bytes.array();
    }

    /** From less than one element to all of the array at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 47, 100, 300, 461, 920, 1000, 2000, 3220, 100_000})
    void theSameIsWrittenHoweverLittleMemoryThereIs(int memory) throws IOException {
        for (List<Integer> chunks :
                List.of(List.of(3, 4, 5), List.of(1, 4, 23), List.of(7, 10, 23), List.of(2, 10, 8), List.of(1, 1, 4)))
            for (int temporary : new int[] {0, 1 << 20})
                check(
                        new ArrayDump(counting(chunks), memory, temporary),
                        memory + " " + chunks + ", temporary " + temporary);
    }

    /** A row of chunks that does not fit into the memory was read again for each part of it. */
    @Test
    void eachChunkIsReadOnceForAStreamToo() throws IOException {
        CountingStore store = new CountingStore(new MemoryStore());
        ZarrArray array = counting(store, List.of(3, 4, 5));
        long chunks = array.grid().shardCount();
        new ArrayDump(array, 300, 1 << 20)
                .write(Channels.newChannel(OutputStream.nullOutputStream()), ThreadRunner.of(2), Progress.NONE);
        assertThat(store.chunksRead()).hasSize((int) chunks).doesNotHaveDuplicates();
    }

    private void check(ArrayDump dump, String description) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        dump.write(Channels.newChannel(stream), ThreadRunner.of(3), Progress.NONE);
        assertThat(stream.toByteArray()).as("stream " + description).isEqualTo(expected());
        Path file = folder.resolve("file.bin");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            dump.write(channel, ThreadRunner.of(3), Progress.NONE);
        }
        assertThat(Files.readAllBytes(file)).as("file " + description).isEqualTo(expected());
    }
}
