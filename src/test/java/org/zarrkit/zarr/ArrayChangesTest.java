package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;

class ArrayChangesTest {

    private static final CodecDescription LITTLE = new CodecDescription("bytes", Map.of("endian", "little"));
    private static final CodecDescription CRC = new CodecDescription("crc32c", Map.of());

    private final MemoryStore store = new MemoryStore();
    private final CountingStore counting = new CountingStore(store);

    /** 6 × 10 elements 1, 2, …, in chunks of 4 × 4. */
    private ZarrArray numbered(int format) {
        ArrayMetadata metadata =
                ArrayMetadata.of(format, List.of(6L, 10L), DataType.INT32, List.of(4, 4), List.of(LITTLE, CRC));
        ZarrArray array = ZarrArray.create(counting, "a", metadata);
        array.writeBox(
                new long[2], new int[] {6, 10}, IntStream.rangeClosed(1, 60).toArray());
        return array;
    }

    private static int[] read(ZarrArray array) {
        int[] shape = array.grid().shape().stream().mapToInt(Long::intValue).toArray();
        int[] elements = new int[(int) array.grid().elements()];
        array.readBox(new long[shape.length], shape, elements);
        return elements;
    }

    private ZarrArray reopened() {
        return ZarrArray.open((Store) counting, "a");
    }

    @Test
    void coveredShardsAreWrittenWithoutBeingRead() {
        ZarrArray array = numbered(3);
        assertThat(counting.chunksRead()).isEmpty();
        array.writeBox(new long[] {4, 0}, new int[] {2, 10}, new int[20]);
        assertThat(counting.chunksRead()).isEmpty();
        assertThat(read(array))
                .containsExactly(
                        IntStream.rangeClosed(1, 60).map(i -> i > 40 ? 0 : i).toArray());
    }

    @Test
    void aBoxAnywhereChangesItsElementsAlone() {
        ZarrArray array = numbered(3);
        array.writeBox(new long[] {3, 2}, new int[] {2, 4}, new int[] {-1, -2, -3, -4, -5, -6, -7, -8});
        assertThat(counting.chunksRead()).containsExactlyInAnyOrder("a/c/0/0", "a/c/0/1", "a/c/1/0", "a/c/1/1");
        int[] expected = IntStream.rangeClosed(1, 60).toArray();
        for (int i = 0; i < 8; i++) expected[(3 + i / 4) * 10 + 2 + i % 4] = -1 - i;
        assertThat(read(reopened())).isEqualTo(expected);
    }

    @Test
    void aBoxOutsideTheArrayIsRefusedAsAWhole() {
        ZarrArray array = numbered(3);
        assertThatThrownBy(() -> array.writeBox(new long[] {5, 8}, new int[] {1, 3}, new int[3]))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("axis 1");
        assertThat(read(array)[58]).isEqualTo(59);
    }

    @Test
    void aShardThatCannotBeReadIsNotOverwrittenInPart() {
        ZarrArray array = numbered(3);
        store.put("a/c/0/0", ByteBuffer.wrap(new byte[68]));
        byte[] damaged = store.get("a/c/0/0").orElseThrow().array();
        assertThatThrownBy(() -> array.writeBox(new long[2], new int[] {1, 1}, new int[] {9}))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("a/c/0/0");
        assertThat(store.get("a/c/0/0").orElseThrow().array()).isEqualTo(damaged);
    }

    @Test
    void threadsMayWriteBoxesThatShareAShard() {
        ArrayMetadata metadata =
                ArrayMetadata.of(3, List.of(1000L), DataType.INT32, List.of(500), List.of(LITTLE, CRC));
        ZarrArray array = ZarrArray.create(store, "t", metadata);
        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> array.writeBox(
                        new long[] {5L * i},
                        new int[] {5},
                        IntStream.range(5 * i, 5 * i + 5).toArray()));
        assertThat(read(array)).isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatIsCutOffIsFillValueWhenTheArrayGrowsAgain(int format) {
        numbered(format).resize(List.of(5L, 6L)).resize(List.of(6L, 10L));
        int[] expected = IntStream.rangeClosed(1, 60)
                .map(i -> (i - 1) / 10 < 5 && (i - 1) % 10 < 6 ? i : 0)
                .toArray();
        assertThat(read(reopened())).isEqualTo(expected);
        assertThat(StoredChunks.of(reopened()).orElseThrow().chunks()).isEqualTo(4);
    }

    /** Other programs leave what they cut off, and garbage in border chunks ("undefined", Zarr 2 and 3). */
    @Test
    void whatOthersLeftBeyondTheBorderIsNotShownByGrowing() {
        numbered(3);
        DocumentEdit.of(store, "a").shape(List.of(3L, 9L));
        assertThat(read(ZarrArray.open((Store) store, "a").resize(List.of(6L, 9L))))
                .isEqualTo(IntStream.rangeClosed(1, 60)
                        .filter(i -> i % 10 != 0)
                        .map(i -> i > 30 ? 0 : i)
                        .toArray());
    }

    @Test
    void shrinkingDeletesChunksOutside() {
        numbered(2).resize(List.of(4L, 4L));
        assertThat(store.list("a")).containsExactly("a/.zarray", "a/0/0");
    }

    @Test
    void resizingToNothingAndBackGivesFillValue() {
        ZarrArray array = numbered(3).resize(List.of(0L, 10L));
        assertThat(store.list("a")).containsExactly("a/zarr.json");
        assertThat(array.grid().chunkCount()).isZero();
        assertThat(read(array.resize(List.of(2L, 10L)))).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void boxesAreAppendedAlongAnAxis(int axis) {
        ZarrArray array = numbered(3);
        int[] shape = {axis == 0 ? 3 : 6, axis == 0 ? 10 : 5};
        int[] more = IntStream.range(100, 100 + shape[0] * shape[1]).toArray();
        array.append(axis, shape, more);
        ZarrArray longer = reopened();
        assertThat(longer.grid().shape()).containsExactly(axis == 0 ? 9L : 6L, axis == 0 ? 10L : 15L);
        int[] appended = new int[more.length];
        longer.readBox(new long[] {axis == 0 ? 6 : 0, axis == 0 ? 0 : 10}, shape, appended);
        assertThat(appended).isEqualTo(more);
        int[] before = new int[60];
        longer.readBox(new long[2], new int[] {6, 10}, before);
        assertThat(before).isEqualTo(IntStream.rangeClosed(1, 60).toArray());
    }

    @Test
    void anAppendThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> numbered(3).append(0, new int[] {1, 9}, new int[9]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("axis 1");
    }

    @Test
    void indicesAlongAnAxisAreReadInTheirOrder() {
        ZarrArray array = numbered(3);
        int[] target = new int[4 * 3];
        array.readAlong(0, new long[] {0, 2, 5, 2}, new Box(new long[] {0, 7}, new int[] {0, 3}), target);
        assertThat(target).containsExactly(8, 9, 10, 28, 29, 30, 58, 59, 60, 28, 29, 30);
        assertThatThrownBy(
                        () -> array.readAlong(1, new long[] {10}, new Box(new long[2], new int[] {6, 1}), new int[6]))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("index 10");
    }

    @Test
    void sortedIndicesReadEachChunkOnce() {
        ZarrArray array = numbered(3);
        array.readAlong(1, new long[] {0, 1, 3, 9}, new Box(new long[2], new int[] {6, 0}), new int[24]);
        assertThat(counting.chunksRead()).containsExactlyInAnyOrder("a/c/0/0", "a/c/1/0", "a/c/0/2", "a/c/1/2");
    }

    @Test
    void emptyChunksAreStoredOnRequest() {
        ArrayMetadata metadata = ArrayMetadata.of(3, List.of(4L), DataType.INT32, List.of(2), List.of(LITTLE));
        ZarrArray array = ZarrArray.create(store, "e", metadata);
        array.writeBox(new long[1], new int[] {4}, new int[4]);
        assertThat(StoredChunks.of(array).orElseThrow().chunks()).isZero();
        array.withEmptyChunksStored(true).writeBox(new long[1], new int[] {4}, new int[4]);
        assertThat(StoredChunks.of(array).orElseThrow().chunks()).isEqualTo(2);
    }
}
