package org.zarrkit.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zarrkit.error.InvalidMetadataException;

/** {@code transpose}: axis {@code i} of the encoded array is axis {@code order[i]} of the decoded one. */
public record TransposeCodec(List<Integer> order) implements ArrayToArray {

    public TransposeCodec {
        order = List.copyOf(order);
        List<Integer> sorted = order.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++)
            if (sorted.get(i) != i)
                throw new InvalidMetadataException("codec 'transpose': its 'order' is " + order
                        + "; expected: a permutation of the axes from 0 on");
    }

    static TransposeCodec of(Configuration configuration) {
        return new TransposeCodec(configuration.integers("order", 0));
    }

    @Override
    public String name() {
        return "transpose";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("order", order);
    }

    @Override
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        if (decoded.shape().size() != order.size())
            throw new InvalidMetadataException("codec 'transpose': its 'order' is " + order
                    + "; expected: a permutation of the " + decoded.shape().size() + " axes of the array");
        return decoded.withShape(order.stream().map(decoded.shape()::get).toList());
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        ChunkSpec encoded = encodedSpec(decoded);
        Object out = encoded.newArray();
        StridedCopy.copy(
                encoded.shape(),
                decodedArray,
                0,
                stridesInOrder(decoded),
                out,
                0,
                StridedCopy.strides(encoded.shape()));
        return out;
    }

    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        List<Integer> encoded = encodedSpec(decoded).shape();
        StridedCopy.copy(encoded, encodedArray, 0, StridedCopy.strides(encoded), out, 0, stridesInOrder(decoded));
    }

    /** Where the decoded position is in the encoded array. */
    long[] encodedPosition(long[] decoded) {
        long[] encoded = new long[decoded.length];
        for (int i = 0; i < encoded.length; i++) encoded[i] = decoded[order.get(i)];
        return encoded;
    }

    /** The decoded shape of what has this shape when encoded. */
    List<Integer> decodedShape(List<Integer> encoded) {
        List<Integer> decoded = new ArrayList<>(encoded);
        for (int i = 0; i < encoded.size(); i++) decoded.set(order.get(i), encoded.get(i));
        return decoded;
    }

    private int[] stridesInOrder(ChunkSpec decoded) {
        int[] strides = StridedCopy.strides(decoded.shape());
        return order.stream().mapToInt(axis -> strides[axis]).toArray();
    }
}
