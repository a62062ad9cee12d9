package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.zarrkit.codec.DataType;

/** Random chains of all codecs that lose nothing. */
record RandomCodecs(Random random, DataType type) {

    /** @param shards the chunk shapes of shards and of shards in them; empty for none */
    List<CodecDescription> of(int format, List<List<Integer>> shards, int rank) {
        if (shards.isEmpty()) return chain(format, rank);
        List<CodecDescription> codecs = new ArrayList<>();
        List<List<Integer>> shapes = new ArrayList<>(shards);
        if (random.nextInt(4) == 0 && rank > 1) codecs.add(transposed(shapes, rank));
        // One of both, or the one in the other.
        if (random.nextInt(3) > 0) shapes.remove(random.nextInt(2));
        codecs.add(sharding(shapes, rank));
        if (random.nextInt(5) == 0) codecs.add(compressor(3));
        return codecs;
    }

    /** A transpose; the shapes behind it are changed accordingly. */
    private CodecDescription transposed(List<List<Integer>> shapes, int rank) {
        List<Integer> order = permutation(rank);
        shapes.replaceAll(shape -> order.stream().map(shape::get).toList());
        return codec("transpose", Map.of("order", order));
    }

    private CodecDescription sharding(List<List<Integer>> shapes, int rank) {
        List<List<Integer>> inner = new ArrayList<>(shapes.subList(1, shapes.size()));
        List<CodecDescription> codecs = new ArrayList<>();
        if (inner.isEmpty()) codecs.addAll(chain(3, rank));
        else {
            if (random.nextInt(3) == 0 && rank > 1) codecs.add(transposed(inner, rank));
            codecs.add(sharding(inner, rank));
            if (random.nextInt(5) == 0) codecs.add(compressor(3));
        }
        List<CodecDescription> index = new ArrayList<>(List.of(bytes()));
        if (random.nextBoolean()) index.add(codec("crc32c", Map.of()));
        if (random.nextInt(6) == 0) index.add(codec("numcodecs.adler32", Map.of()));
        return codec(
                "sharding_indexed",
                Map.of(
                        "chunk_shape",
                        shapes.get(0),
                        "codecs",
                        json(codecs),
                        "index_codecs",
                        json(index),
                        "index_location",
                        random.nextBoolean() ? "start" : "end"));
    }

    private List<CodecDescription> chain(int format, int rank) {
        List<CodecDescription> codecs = new ArrayList<>();
        if (rank > 1 && random.nextInt(3) == 0) {
            List<Integer> reversed =
                    IntStream.range(0, rank).mapToObj(d -> rank - 1 - d).toList();
            codecs.add(codec("transpose", Map.of("order", format == 2 ? reversed : permutation(rank))));
        }
        boolean big = random.nextBoolean();
        boolean integer = type != DataType.BOOL && !type.isFloat();
        if (integer && random.nextInt(4) == 0) codecs.add(delta(big));
        else if (type == DataType.BOOL && random.nextInt(3) == 0) codecs.add(codec("numcodecs.packbits", Map.of()));
        else if (format == 3 && random.nextInt(5) == 0) widening().ifPresent(codecs::add);
        if (format == 3 && random.nextInt(6) == 0) codecs.add(codec("reshape", Map.of("shape", List.of(1, -1))));
        boolean packed = format == 3 && random.nextInt(8) == 0;
        codecs.add(packed ? packbits() : codec("bytes", Map.of("endian", big ? "big" : "little")));
        if (!packed && random.nextInt(5) == 0)
            codecs.add(codec("numcodecs.shuffle", Map.of("elementsize", type.sizeInBytes())));
        // In Zarr 2 a filter may take for elements what one on bytes has made, in any byte order.
        if (format == 2 && integer && random.nextInt(5) == 0) codecs.add(delta(random.nextBoolean()));
        for (int i = random.nextInt(3); i > 0; i--) codecs.add(compressor(format));
        return codecs;
    }

    private CodecDescription packbits() {
        String padding = List.of("none", "first_byte", "last_byte").get(random.nextInt(3));
        return codec("packbits", Map.of("padding_encoding", padding));
    }

    private CodecDescription delta(boolean big) {
        String kind = type.isUnsigned() ? "u" : "i";
        String order = type.sizeInBytes() == 1 ? "|" : big ? ">" : "<";
        return codec("numcodecs.delta", Map.of("dtype", order + kind + type.sizeInBytes()));
    }

    /** To a type that holds all values of this one, and its NaNs; 64 bits have none. */
    private java.util.Optional<CodecDescription> widening() {
        DataType wider =
                switch (type) {
                    case INT8, UINT8, INT16, UINT16 -> DataType.INT32;
                    case INT32, UINT32 -> DataType.INT64;
                    default -> type;
                };
        if (wider == type) return java.util.Optional.empty();
        return java.util.Optional.of(
                random.nextBoolean()
                        ? codec("cast_value", Map.of("data_type", wider.zarrName()))
                        : codec(
                                "numcodecs.astype",
                                Map.of("decode_dtype", type.zarrName(), "encode_dtype", wider.zarrName())));
    }

    private CodecDescription compressor(int format) {
        int level = 1 + random.nextInt(5);
        String numcodecs = format == 3 && random.nextBoolean() ? "numcodecs." : "";
        return switch (random.nextInt(14)) {
            case 0 -> codec(numcodecs + "gzip", Map.of("level", level));
            case 1 -> codec(numcodecs + "zstd", Map.of("level", level, "checksum", random.nextBoolean()));
            case 2 -> codec(numcodecs + "crc32c", Map.of());
            case 3 -> codec("numcodecs.zlib", Map.of("level", level));
            case 4 -> codec("numcodecs.lz4", Map.of("acceleration", 1));
            case 5 -> codec("numcodecs.bz2", Map.of("level", level));
            case 6 -> codec("numcodecs.lzma", Map.of("preset", 0, "format", 1 + random.nextInt(2)));
            case 7 ->
                codec(
                        "numcodecs." + List.of("crc32", "adler32").get(random.nextInt(2)),
                        Map.of("location", random.nextBoolean() ? "start" : "end"));
            case 8 -> codec("numcodecs.fletcher32", Map.of());
            case 9 -> codec("numcodecs.base64", Map.of());
            default -> blosc();
        };
    }

    private CodecDescription blosc() {
        return codec(
                "blosc",
                Map.of(
                        "cname",
                        List.of("lz4", "lz4hc", "zstd", "zlib", "blosclz", "snappy")
                                .get(random.nextInt(6)),
                        "clevel",
                        random.nextInt(6),
                        "shuffle",
                        List.of("noshuffle", "shuffle", "bitshuffle").get(random.nextInt(3)),
                        "typesize",
                        type.sizeInBytes(),
                        "blocksize",
                        random.nextInt(4) == 0 ? 1 + random.nextInt(300) : 0));
    }

    private CodecDescription bytes() {
        return codec("bytes", Map.of("endian", random.nextBoolean() ? "big" : "little"));
    }

    private List<Integer> permutation(int rank) {
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
