package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.zarrkit.codec.DataType;

/** A random array for tests: how it is stored, and elements for it. The same seed makes the same array. */
record RandomArray(Random random, int[] shape, ArrayMetadata metadata) {

    static RandomArray of(long seed) {
        Random random = new Random(seed);
        int rank = random.nextInt(5);
        int[] shape = new int[rank];
        int most = List.of(40, 40, 20, 11, 7).get(rank);
        for (int d = 0; d < rank; d++) shape[d] = random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(most);
        DataType type = DataType.values()[random.nextInt(DataType.values().length)];
        return new RandomArray(random, shape, stored(random, shape, type, fill(random, type)));
    }

    /** The same elements, in another random layout. */
    RandomArray storedOtherwise() {
        long fill = random.nextBoolean() ? metadata.chunkSpec().fillBits() : fill(random, type());
        return new RandomArray(random, shape, stored(random, shape, type(), fill));
    }

    /** The same layout with another shape. */
    RandomArray resized() {
        int[] other = IntStream.of(shape)
                .map(n -> switch (random.nextInt(4)) {
                    case 0 -> n;
                    case 1 -> random.nextInt(n + 1);
                    default -> n + random.nextInt(8);
                })
                .toArray();
        return new RandomArray(random, other, metadata);
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    private DataType type() {
        return metadata.type().orElseThrow();
    }

    private static long fill(Random random, DataType type) {
        if (type == DataType.BOOL) return random.nextInt(2);
        long bits = random.nextInt(3) == 0 ? 0 : random.nextLong();
        int size = 8 * type.sizeInBytes();
        return size == 64 ? bits : bits & (1L << size) - 1;
    }

    private static ArrayMetadata stored(Random random, int[] shape, DataType type, long fill) {
        int rank = shape.length;
        int format = random.nextBoolean() ? 2 : 3;
        List<Integer> chunk = new ArrayList<>();
        List<Integer> middle = new ArrayList<>();
        List<Integer> shard = new ArrayList<>();
        for (int d = 0; d < rank; d++) {
            chunk.add(1 + random.nextInt(6));
            middle.add(chunk.get(d) * (1 + random.nextInt(2)));
            shard.add(middle.get(d) * (1 + random.nextInt(3)));
        }
        boolean sharded = format == 3 && random.nextBoolean();
        List<CodecDescription> codecs =
                new RandomCodecs(random, type).of(format, sharded ? List.of(middle, chunk) : List.of(), rank);
        ChunkKeyEncoding keys =
                new ChunkKeyEncoding(format == 3 && random.nextBoolean(), random.nextBoolean() ? "/" : ".");
        return new ArrayMetadata(
                format,
                IntStream.of(shape).mapToObj(Long::valueOf).toList(),
                type.zarrName(),
                sharded ? shard : chunk,
                keys,
                FillValue.json(fill, type),
                codecs,
                List.of(),
                Json.object(),
                Json.object());
    }

    /** A box within the array; empty only if that is. */
    Box box() {
        long[] start = new long[shape.length];
        int[] extent = new int[shape.length];
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] == 0) continue;
            start[d] = random.nextInt(shape[d]);
            extent[d] = 1 + random.nextInt((int) (shape[d] - start[d]));
        }
        return new Box(start, extent);
    }

    Object filled(ZarrArray array) {
        Object elements = array.newArray(shape);
        long bits = array.chunkSpec().fillBits();
        for (int i = 0; i < java.lang.reflect.Array.getLength(elements); i++) set(elements, i, bits);
        return elements;
    }

    /** Elements for a box: random, in runs, or nearly all fill value. */
    Object elements(ZarrArray array, int[] box) {
        Object elements = array.newArray(box);
        long fill = array.chunkSpec().fillBits();
        int kind = random.nextInt(3);
        long value = 0;
        for (int i = 0; i < java.lang.reflect.Array.getLength(elements); i++) {
            if (kind == 0 || random.nextInt(9) == 0) value = random.nextLong();
            else if (kind == 1) value = fill;
            set(elements, i, type() == DataType.BOOL ? value & 1 : value);
        }
        return elements;
    }

    private static void set(Object elements, int i, long bits) {
        if (elements instanceof byte[] a) a[i] = (byte) bits;
        else if (elements instanceof short[] a) a[i] = (short) bits;
        else if (elements instanceof int[] a) a[i] = (int) bits;
        else if (elements instanceof long[] a) a[i] = bits;
        else if (elements instanceof float[] a) a[i] = Float.intBitsToFloat((int) bits);
        else ((double[]) elements)[i] = Double.longBitsToDouble(bits);
    }

    @Override
    public String toString() {
        return metadata.toString();
    }
}
