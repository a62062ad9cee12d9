package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.codec.DataType;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WebServer;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.ZarrArray;

/** How many requests a dump takes, where every fifth of them fails. */
class DumpOverHttpTest {

    private static final int EDGE = 64;
    private static final int SHARD = 32;
    private static final int INNER = 8;

    private static Map<String, Object> codec(String name, Map<String, Object> configuration) {
        return Map.of("name", name, "configuration", configuration);
    }

    /** 8 shards of 64 chunks each, compressed with zstd, of random elements. */
    private static MemoryStore stored() {
        Map<String, Object> bytes = codec("bytes", Map.of("endian", "little"));
        Map<String, Object> zstd = codec("zstd", Map.of("level", 1, "checksum", false));
        CodecDescription sharding = new CodecDescription(
                "sharding_indexed",
                Map.of(
                        "chunk_shape",
                        List.of(INNER, INNER, INNER),
                        "codecs",
                        List.of(bytes, zstd),
                        "index_codecs",
                        List.of(bytes, codec("crc32c", Map.of()))));
        List<Long> shape = List.of((long) EDGE, (long) EDGE, (long) EDGE);
        MemoryStore store = new MemoryStore();
        ZarrArray array = ZarrArray.create(
                store,
                "a",
                ArrayMetadata.of(3, shape, DataType.UINT16, List.of(SHARD, SHARD, SHARD), List.of(sharding)));
        short[] elements = new short[EDGE * EDGE * EDGE];
        Random random = new Random(1);
        for (int i = 0; i < elements.length; i++) elements[i] = (short) (1 + random.nextInt(1000));
        array.writeBox(new long[3], new int[] {EDGE, EDGE, EDGE}, elements);
        return store;
    }

    private static byte[] dump(ZarrArray array) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new ArrayDump(array, 1 << 28, 0).write(Channels.newChannel(stream), ThreadRunner.of(2), Progress.NONE);
        return stream.toByteArray();
    }

    @Test
    void aShardTakesTwoRequestsAndAFailureOneMore() throws IOException {
        MemoryStore store = stored();
        Map<String, byte[]> values = store.list("")
                .collect(Collectors.toMap(
                        key -> key, key -> store.get(key).orElseThrow().array()));
        try (WebServer server = new WebServer(values)) {
            server.withCut(request -> request % 10 == 0 ? 700 : Integer.MAX_VALUE);
            server.withFault((exchange, request) -> {
                if (request % 10 != 5) return false;
                exchange.sendResponseHeaders(503, -1);
                return true;
            });
            ZarrArray array = ZarrArray.open(Stores.open(server.uri().toString()), "a");
            assertThat(dump(array)).isEqualTo(dump(ZarrArray.open(store, "a")));
            int metadata = 1;
            int shards = 8;
            int successful = metadata + 2 * shards;
            assertThat(server.requests()).hasSize(successful + (successful - 1) / 4);
        }
    }
}
