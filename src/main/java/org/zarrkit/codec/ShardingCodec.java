package org.zarrkit.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code sharding_indexed}: inner chunks, each encoded by itself, in one value, with an index of where each is. */
public record ShardingCodec(
        List<Integer> chunkShape, List<Codec> codecs, List<Codec> indexCodecs, IndexLocation indexLocation)
        implements ArrayToBytes {

    /** Where the index is in the shard. */
    public enum IndexLocation {
        START,
        END
    }

    /** Little-endian with a checksum, as the specification recommends. */
    public static final List<Codec> DEFAULT_INDEX_CODECS = List.of(BytesCodec.LITTLE_ENDIAN, new Crc32cCodec());

    public ShardingCodec {
        chunkShape = List.copyOf(chunkShape);
        codecs = List.copyOf(codecs);
        indexCodecs = List.copyOf(indexCodecs);
    }

    static ShardingCodec of(Configuration configuration) {
        return new ShardingCodec(
                configuration.integers("chunk_shape", 1),
                Codecs.listOf(configuration.list("codecs")),
                Codecs.listOf(configuration.list("index_codecs")),
                configuration.constant("index_location", IndexLocation.class).orElse(IndexLocation.END));
    }

    @Override
    public String name() {
        return "sharding_indexed";
    }

    @Override
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("chunk_shape", chunkShape);
        configuration.put("codecs", Codecs.toJson(codecs));
        configuration.put("index_codecs", Codecs.toJson(indexCodecs));
        configuration.put("index_location", indexLocation.name().toLowerCase(Locale.ROOT));
        return configuration;
    }

    @Override
    public ChunkCoder bind(ChunkSpec decoded) {
        return new ShardCoder(this, decoded);
    }
}
