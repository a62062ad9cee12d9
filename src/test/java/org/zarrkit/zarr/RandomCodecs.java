package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.zarrkit.codec.DataType;

/** Random chains of all codecs that lose nothing. */
final class RandomCodecs {

    private RandomCodecs() {}

    static List<CodecDescription> of(
            Random random, int format, boolean sharded, List<Integer> chunk, List<Integer> shard, DataType type) {
        if (!sharded) return chain(random, format, chunk.size(), type);
        List<CodecDescription> codecs = new ArrayList<>();
        List<Integer> inner = chunk;
        if (random.nextInt(4) == 0 && chunk.size() > 1) {
            List<Integer> order = permutation(random, chunk.size());
            codecs.add(codec("transpose", Map.of("order", order)));
            inner = order.stream().map(chunk::get).toList();
        }
        codecs.add(sharding(random, inner, chain(random, 3, chunk.size(), type)));
        if (random.nextInt(4) == 0) codecs.add(compressor(random, 3, type));
        return codecs;
    }

    private static CodecDescription sharding(Random random, List<Integer> chunk, List<CodecDescription> codecs) {
        List<CodecDescription> index = new ArrayList<>(List.of(bytes(random)));
        if (random.nextBoolean()) index.add(codec("crc32c", Map.of()));
        if (random.nextInt(5) == 0) {
            // A shard of shards that have one chunk each.
            codecs = List.of(codec(
                    "sharding_indexed",
                    Map.of("chunk_shape", chunk, "codecs", json(codecs), "index_codecs", json(index))));
        }
        return codec(
                "sharding_indexed",
                Map.of(
                        "chunk_shape",
                        chunk,
                        "codecs",
                        json(codecs),
                        "index_codecs",
                        json(index),
                        "index_location",
                        random.nextBoolean() ? "start" : "end"));
    }

    private static List<CodecDescription> chain(Random random, int format, int rank, DataType type) {
        List<CodecDescription> codecs = new ArrayList<>();
        if (rank > 1 && random.nextInt(3) == 0)
            codecs.add(codec(
                    "transpose",
                    Map.of(
                            "order",
                            format == 2
                                    ? IntStream.range(0, rank)
                                            .mapToObj(d -> rank - 1 - d)
                                            .toList()
                                    : permutation(random, rank))));
        boolean big = random.nextBoolean();
        boolean integer = type != DataType.BOOL && !type.isFloat();
        if (integer && random.nextInt(4) == 0) codecs.add(codec("numcodecs.delta", Map.of("dtype", dtype(type, big))));
        if (type == DataType.BOOL && random.nextInt(3) == 0) codecs.add(codec("numcodecs.packbits", Map.of()));
        codecs.add(codec("bytes", Map.of("endian", big ? "big" : "little")));
        if (random.nextInt(5) == 0) codecs.add(codec("numcodecs.shuffle", Map.of("elementsize", type.sizeInBytes())));
        for (int i = random.nextInt(3); i > 0; i--) codecs.add(compressor(random, format, type));
        return codecs;
    }

    private static CodecDescription compressor(Random random, int format, DataType type) {
        int level = 1 + random.nextInt(5);
        return switch (random.nextInt(12)) {
            case 0 -> codec("gzip", Map.of("level", level));
            case 1 -> codec("zstd", Map.of("level", level, "checksum", random.nextBoolean()));
            case 2 -> codec("crc32c", Map.of());
            case 3 -> codec("numcodecs.zlib", Map.of("level", level));
            case 4 -> codec("numcodecs.lz4", Map.of("acceleration", 1));
            case 5 -> codec("numcodecs.bz2", Map.of("level", level));
            case 6 -> codec("numcodecs.lzma", Map.of("preset", 0));
            case 7 -> codec("numcodecs." + List.of("crc32", "adler32").get(random.nextInt(2)), Map.of());
            case 8 -> codec("numcodecs.fletcher32", Map.of());
            default ->
                codec(
                        "blosc",
                        Map.of(
                                "cname",
                                List.of("lz4", "lz4hc", "zstd", "zlib").get(random.nextInt(4)),
                                "clevel",
                                random.nextInt(6),
                                "shuffle",
                                List.of("noshuffle", "shuffle", "bitshuffle").get(random.nextInt(3)),
                                "typesize",
                                type.sizeInBytes(),
                                "blocksize",
                                0));
        };
    }

    private static String dtype(DataType type, boolean big) {
        String kind = type.isUnsigned() ? "u" : "i";
        return (type.sizeInBytes() == 1 ? "|" : big ? ">" : "<") + kind + type.sizeInBytes();
    }

    private static CodecDescription bytes(Random random) {
        return codec("bytes", Map.of("endian", random.nextBoolean() ? "big" : "little"));
    }

    private static List<Integer> permutation(Random random, int rank) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(order, random);
        return order;
    }

    private static CodecDescription codec(String name, Map<String, Object> configuration) {
        return new CodecDescription(name, configuration);
    }

    private static List<Object> json(List<CodecDescription> codecs) {
        return codecs.stream()
                .<Object>map(c -> c.configuration().isEmpty()
                        ? Map.of("name", c.name())
                        : Map.of("name", c.name(), "configuration", c.configuration()))
                .toList();
    }
}
