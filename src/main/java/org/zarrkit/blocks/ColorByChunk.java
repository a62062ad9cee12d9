package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * The number of the chunk that a pixel lies in, so that chunks can be seen: 1 to 255 and again from 1, never 0. Chunks
 * are counted along x first, then y, z and the other axes.
 *
 * @param edges of the chunks, x first
 * @param masked whether pixels that are 0 stay 0
 */
record ColorByChunk(List<Integer> edges, boolean masked) implements BlockOp {

    private static final int COLORS = 255;

    ColorByChunk {
        edges = List.copyOf(edges);
        for (int edge : edges)
            if (edge < 1) throw new IllegalArgumentException("edges=" + edges + "; expected at least 1");
    }

    static ColorByChunk parse(Arguments arguments, ImageSpec image) {
        List<Integer> edges = arguments.has("edges")
                ? arguments.perAxis("edges", image, 1).stream()
                        .map(edge -> (int) Math.rint(edge))
                        .toList()
                : image.cells();
        return new ColorByChunk(edges, arguments.truth("masked", false));
    }

    @Override
    public String name() {
        return "color_by_chunk";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("edges", OpText.numbers(edges));
        if (masked) parameters.put("masked", "true");
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return input.withType(DataType.UINT8).withWindows(window -> Window.of(0, COLORS, 0, COLORS));
    }

    @Override
    public void apply(BlockSource input, Block output) {
        byte[] colors = (byte[]) output.pixels();
        long[] position = output.interval().minAsLongArray();
        int width = (int) output.interval().dimension(0);
        int at = 0;
        do {
            long row = index(input.spec(), position);
            for (int x = 0; x < width; x++) colors[at++] = color(row + (position[0] + x) / edges.get(0));
        } while (Rows.next(position, output.interval()));
        if (masked) mask(input.read(output.interval()), colors);
    }

    /** Of the first chunk of a row. */
    private long index(ImageSpec image, long[] position) {
        long index = 0;
        for (int d = position.length - 1; d > 0; d--) index = index * count(image, d) + position[d] / edges.get(d);
        return index * count(image, 0);
    }

    private long count(ImageSpec image, int d) {
        return (image.dimensions().get(d) + edges.get(d) - 1) / edges.get(d);
    }

    private static byte color(long index) {
        return (byte) (index % COLORS + 1);
    }

    private static void mask(Block block, byte[] colors) {
        for (int i = 0; i < colors.length; i++) if (Numbers.number(block.pixels(), block.type(), i) == 0) colors[i] = 0;
    }
}
