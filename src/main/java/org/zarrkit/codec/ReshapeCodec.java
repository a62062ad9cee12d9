package org.zarrkit.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zarrkit.error.InvalidMetadataException;

/**
 * {@code reshape} (zarr-extensions): another shape for the same elements in the same order.
 *
 * @param shape for each axis of the encoded array its size, -1 for the one that follows from the others, or a list of
 *     axes of the decoded array, of which it is the product
 */
public record ReshapeCodec(List<?> shape) implements ArrayToArray {

    public ReshapeCodec {
        shape = List.copyOf(shape);
    }

    static ReshapeCodec of(Configuration configuration) {
        return new ReshapeCodec(configuration.list("shape"));
    }

    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("shape", shape);
    }

    @Override
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        List<Long> sizes = new ArrayList<>();
        for (Object item : shape)
            sizes.add(item instanceof List<?> axes ? product(sizes(axes, decoded)) : integer(item, decoded));
        int open = sizes.indexOf(-1L);
        if (open >= 0) sizes.set(open, 1L);
        if (open >= 0) sizes.set(open, decoded.elements() / Math.max(1, product(sizes)));
        boolean fits = product(sizes) == decoded.elements() && areInPlace(sizes, decoded.shape());
        for (long size : sizes) fits &= size > 0 && size <= Integer.MAX_VALUE;
        if (!fits) throw wrong(decoded);
        return decoded.withShape(sizes.stream().map(Long::intValue).toList());
    }

    /** zarr-extensions, reshape: named axes come in order, and as much stands before and after them as before. */
    private boolean areInPlace(List<Long> sizes, List<Integer> decoded) {
        List<Long> before = decoded.stream().map(Integer::longValue).toList();
        int next = 0;
        for (int i = 0; i < shape.size(); i++) {
            if (!(shape.get(i) instanceof List<?> axes) || axes.isEmpty()) continue;
            int first = ((Number) axes.get(0)).intValue();
            for (Object axis : axes) {
                if (((Number) axis).intValue() < next) return false;
                next = ((Number) axis).intValue() + 1;
            }
            if (product(sizes.subList(0, i)) != product(before.subList(0, first))) return false;
            if (product(sizes.subList(i + 1, sizes.size())) != product(before.subList(next, before.size())))
                return false;
        }
        return true;
    }

    private List<Long> sizes(List<?> axes, ChunkSpec decoded) {
        List<Long> sizes = new ArrayList<>();
        for (Object axis : axes) {
            long index = integer(axis, decoded);
            if (index < 0 || index >= decoded.shape().size()) throw wrong(decoded);
            sizes.add(decoded.shape().get((int) index).longValue());
        }
        return sizes;
    }

    /** At most {@code Long.MAX_VALUE / 2}: more than any chunk has. */
    private static long product(List<Long> sizes) {
        double product = 1;
        for (long size : sizes) product *= size;
        return (long) Math.min(product, Long.MAX_VALUE / 2);
    }

    private long integer(Object item, ChunkSpec decoded) {
        if (item instanceof Number number && number.doubleValue() == number.longValue()) return number.longValue();
        throw wrong(decoded);
    }

    private InvalidMetadataException wrong(ChunkSpec decoded) {
        return new InvalidMetadataException(
                "codec 'reshape': its 'shape' is " + shape + "; expected: sizes, or lists of"
                        + " axes in their order, that make as many elements as a chunk of shape " + decoded.shape());
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        return decodedArray;
    }

    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        System.arraycopy(encodedArray, 0, out, 0, Elements.length(out));
    }
}
