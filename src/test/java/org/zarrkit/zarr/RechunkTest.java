package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Place;

class RechunkTest {

    private static final CodecDescription LITTLE = new CodecDescription("bytes", Map.of("endian", "little"));
    private static final long MEGABYTE = 1 << 20;

    private final CountingStore source = new CountingStore(new MemoryStore());
    private final MemoryStore target = new MemoryStore();

    /** 50 × 70 elements 1, 2, … in chunks of 12 × 10, in a group with attributes. */
    private ZarrArray numbered(int format, CodecDescription... codecs) {
        Hierarchy.createGroup(source, "", GroupMetadata.of(format, Json.object().put("k", 1)));
        ArrayMetadata metadata =
                ArrayMetadata.of(format, List.of(50L, 70L), DataType.UINT16, List.of(12, 10), List.of(codecs));
        ZarrArray array = ZarrArray.create(
                source, "g/a", metadata.withAttributes(Json.object().put("unit", "nm")));
        array.writeBox(new long[2], new int[] {50, 70}, numbers());
        return array;
    }

    private static short[] numbers() {
        short[] numbers = new short[3500];
        for (int i = 0; i < numbers.length; i++) numbers[i] = (short) (i + 1);
        return numbers;
    }

    private static RechunkOptions options(Integer format, List<Integer> chunks, List<Integer> shards, String codec) {
        return new RechunkOptions(
                Optional.ofNullable(format),
                Optional.ofNullable(chunks),
                Optional.ofNullable(shards),
                Optional.ofNullable(codec));
    }

    private HierarchyRechunk rechunk(RechunkOptions options, long memory) {
        HierarchyRechunk rechunk = HierarchyRechunk.of(
                new Place(source, ""), target, options, NodeChange.NONE, new HierarchyRechunk.Workers(2, memory));
        LongStream.range(0, rechunk.steps()).parallel().forEach(rechunk::copy);
        rechunk.finish();
        return rechunk;
    }

    private ZarrArray copied() {
        ZarrArray array = ZarrArray.open(target, "g/a");
        short[] read = new short[3500];
        array.readBox(new long[2], new int[] {50, 70}, read);
        assertThat(read).isEqualTo(numbers());
        assertThat(array.metadata().attributes().path("unit").textValue()).isEqualTo("nm");
        assertThat(Node.open(target, "").attributes().path("k").intValue()).isEqualTo(1);
        return array;
    }

    @ParameterizedTest
    @CsvSource({
        "2,3,zstd:1,0,64",
        "2,3,blosc:lz4:5,0,1",
        "3,2,gzip:1,0,64",
        "3,3,raw,1,64",
        "2,3,zstd:3,1,1",
        "2,2,raw,0,64"
    })
    void elementsAndAttributesSurviveEachLayout(int from, int to, String codec, int sharded, int megabytes) {
        numbered(from, LITTLE, new CodecDescription(from == 3 ? "gzip" : "numcodecs.zlib", Map.of("level", 1)));
        rechunk(options(to, List.of(7, 16), sharded == 1 ? List.of(20, 32) : null, codec), megabytes * MEGABYTE);
        ZarrArray array = copied();
        assertThat(array.metadata().zarrFormat()).isEqualTo(to);
        assertThat(array.grid().chunkShape()).containsExactly(7, 16);
        assertThat(array.grid().shardShape()).isEqualTo(sharded == 1 ? List.of(21, 32) : List.of(7, 16));
        assertThat(array.metadata().codecs()).hasSize(codec.equals("raw") || sharded == 1 ? 1 : 2);
    }

    @Test
    void eachSourceChunkIsReadOnceWhereTheMemoryAllows() {
        numbered(3, LITTLE);
        rechunk(options(null, List.of(8, 15), null, null), MEGABYTE);
        copied();
        assertThat(source.chunksRead()).hasSize(35);
        assertThat(new HashSet<>(source.chunksRead())).hasSize(35);
    }

    @Test
    void withLittleMemoryBlocksAreSmallerAndChunksReadAgain() {
        numbered(3, LITTLE);
        HierarchyRechunk tight = rechunk(options(null, List.of(8, 15), null, null), 3500);
        assertThat(tight.peakMemoryInBytes()).isLessThanOrEqualTo(3500);
        assertThat(source.chunksRead().size()).isGreaterThan(35);
        copied();
        assertThatThrownBy(() -> rechunk(options(null, List.of(8, 15), null, null), 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more memory");
    }

    @Test
    void whatDoesNotChangeIsCopiedByteForByte() {
        numbered(2, LITTLE, new CodecDescription("numcodecs.zlib", Map.of("level", 1)));
        // Bytes that no codec would give or take show that none was asked.
        source.put("g/a/0/0", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThat(rechunk(options(3, null, null, null), MEGABYTE).isByteForByte())
                .isTrue();
        assertThat(target.get("g/a/c/0/0").orElseThrow().array()).containsExactly(1, 2, 3);
        assertThat(target.list("g/a")).hasSize(36);
        ZarrArray array = ZarrArray.open(target, "g/a");
        short[] read = new short[1];
        array.readBox(new long[] {49, 69}, new int[] {1, 1}, read);
        assertThat(read).containsExactly(3500);
    }

    @Test
    void aDamagedChunkEndsTheCopyAndNoDocumentIsWritten() {
        numbered(2, LITTLE, new CodecDescription("numcodecs.zlib", Map.of("level", 1)));
        source.put("g/a/0/0", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> rechunk(options(3, List.of(5), null, null), MEGABYTE))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("g/a/0/0");
        assertThat(target.list("").filter(key -> key.endsWith(".json"))).isEmpty();
    }

    @Test
    void absentChunksStayAbsent() {
        ArrayMetadata metadata =
                ArrayMetadata.of(3, List.of(1L << 40), DataType.UINT8, List.of(1 << 20), List.of(LITTLE));
        ZarrArray array = ZarrArray.create(source, "a", metadata.withShape(List.of(1L << 24)));
        array.writeBox(new long[] {5L << 20}, new int[] {1}, new byte[] {7});
        rechunk(options(null, List.of(1 << 18), null, null), 64 * MEGABYTE);
        assertThat(target.list("a")).containsExactly("a/c/20", "a/zarr.json");
    }

    @Test
    void omeMetadataDoNotChangeTheirFormat() {
        Hierarchy.createGroup(source, "", GroupMetadata.of(2, (com.fasterxml.jackson.databind.node.ObjectNode)
                Json.object().set("multiscales", Json.array())));
        assertThatThrownBy(() -> rechunk(options(3, null, null, null), MEGABYTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OME-Zarr");
        assertThat(target.list("")).isEmpty();
    }

    @Test
    void arraysWithoutElementsOrAxesAreCopied() {
        ZarrArray.create(source, "e", ArrayMetadata.of(3, List.of(0L), DataType.UINT8, List.of(4), List.of(LITTLE)));
        ZarrArray.create(source, "s", ArrayMetadata.of(2, List.of(), DataType.INT8, List.of(), List.of(LITTLE)))
                .writeBox(new long[0], new int[0], new byte[] {5});
        ZarrArray.create(
                source, "z", ArrayMetadata.of(3, List.of(0L, 2L), DataType.UINT8, List.of(4, 1), List.of(LITTLE)));
        rechunk(options(3, List.of(2, 2), null, "gzip:1"), MEGABYTE);
        assertThat(ZarrArray.open(target, "e").grid().shape()).containsExactly(0L);
        assertThat((byte[]) ZarrArray.open(target, "s").readChunk()).containsExactly(5);
        assertThat(Hierarchy.paths(target, "")).containsExactly("", "e", "s", "z");
    }

    @Test
    void formatsAreConvertedInPlaceWithoutTouchingChunks() {
        numbered(
                2,
                new CodecDescription("transpose", Map.of("order", List.of(1, 0))),
                LITTLE,
                new CodecDescription("zstd", Map.of("level", 3)));
        byte[] chunk = source.get("g/a/0/0").orElseThrow().array();
        FormatConversion.convert(source, "", 3);
        assertThat(source.list("").filter(key -> key.contains(".z"))).isEmpty();
        assertThat(source.get("g/a/0/0").orElseThrow().array()).isEqualTo(chunk);
        rechunk(options(null, null, null, null), MEGABYTE);
        assertThat(copied().metadata().keyEncoding()).isEqualTo(ChunkKeyEncoding.v2("/"));
        FormatConversion.convert(target, "", 2);
        assertThat(target.list("").filter(key -> key.endsWith("zarr.json"))).isEmpty();
        assertThat(copied().metadata().zarrFormat()).isEqualTo(2);
    }

    @Test
    void whatZarr2HasNoWordsForIsNotConvertedAtAll() {
        ZarrArray.create(source, "ok", ArrayMetadata.of(2, List.of(4L), DataType.UINT8, List.of(4), List.of(LITTLE)));
        ZarrArray.create(source, "x", ArrayMetadata.of(3, List.of(4L), DataType.UINT8, List.of(4), List.of(LITTLE)));
        List<String> before = source.list("").toList();
        assertThatThrownBy(() -> FormatConversion.convert(source, "", 2))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContainingAll("'x'", "keys");
        assertThat(source.list("")).containsExactlyElementsOf(before);
    }

    @Test
    void blocksCoverTheArrayOnce() {
        ZarrArray from = numbered(3, LITTLE);
        ZarrArray to = ZarrArray.of(target, "", from.metadata().withLayout(3, List.of(9, 9), List.of(LITTLE)));
        for (long memory : new long[] {3000, 10_000, MEGABYTE}) {
            Rechunk rechunk = Rechunk.of(from, to, memory, 1);
            assertThat(LongStream.range(0, rechunk.steps())
                            .map(rechunk::sizeInBytes)
                            .sum())
                    .isEqualTo(7000);
            assertThat(rechunk.peakMemoryInBytes()).isLessThanOrEqualTo(memory);
        }
    }
}
