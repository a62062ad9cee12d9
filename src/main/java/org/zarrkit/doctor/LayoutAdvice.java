package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zarrkit.doctor.ImageGroup.Level;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.ChunkGrid;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.ZarrArray;

/** What is legal, and makes images slow or unwieldy: sizes of chunks, levels and files. */
final class LayoutAdvice {

    static final long SMALLEST_CHUNK = 100_000;
    static final long LARGEST_CHUNK = 64L << 20;

    /** Smaller arrays may be stored as they like. */
    private static final long SMALL_ARRAY = 16L << 20;

    private static final long LARGE_PLANE = 4096L * 4096;
    private static final long LARGE_VOLUME = 1L << 30;
    private static final long MANY_FILES = 1_000_000;

    private LayoutAdvice() {}

    static final List<Rule<ImageGroup>> IMAGE = RuleList.<ImageGroup>of("experience")
            .advice(
                    "levels-too-few",
                    "write the image anew with levels down to a few hundred pixels",
                    LayoutAdvice::coarsest)
            .advice(
                    "chunks-are-planes",
                    "write chunks that reach along z as well, such as 64 in each direction",
                    LayoutAdvice::planes)
            .list();

    static final List<Rule<ZarrArray>> ARRAY = RuleList.<ZarrArray>of("experience")
            .advice(
                    "chunks-small",
                    "rechunk to chunks of 100 kB to 64 MB",
                    array -> chunkBytes(array) < SMALLEST_CHUNK
                                    && bytes(array) > SMALL_ARRAY
                                    && array.grid().chunkCount() > 1
                            ? problem(array, "chunks of " + chunkBytes(array) + " bytes", "at least " + SMALLEST_CHUNK)
                            : Stream.empty())
            .advice(
                    "chunks-large",
                    "rechunk to chunks of 100 kB to 64 MB",
                    array -> chunkBytes(array) > LARGEST_CHUNK
                            ? problem(array, "chunks of " + chunkBytes(array) + " bytes", "at most " + LARGEST_CHUNK)
                            : Stream.empty())
            .advice(
                    "files-many",
                    "rechunk with shards, or with larger chunks",
                    array -> array.grid().shardCount() > MANY_FILES
                            ? problem(array, "up to " + array.grid().shardCount() + " files", "at most " + MANY_FILES)
                            : Stream.empty())
            .advice("codec-none", "rechunk with a compressor, such as --codec blosc:zstd:1", LayoutAdvice::compression)
            .list();

    private static Stream<Problem> problem(ZarrArray array, String found, String expected) {
        String name = array.metadata().zarrFormat() == 3 ? ZarrNode.V3 : ZarrNode.ARRAY;
        return Stream.of(new Problem(Place.of(array.path(), name), found, expected));
    }

    private static long chunkBytes(ZarrArray array) {
        return array.grid().chunkShape().stream()
                .mapToLong(Integer::longValue)
                .reduce(array.chunkSpec().type().sizeInBytes(), LayoutAdvice::times);
    }

    private static long bytes(ZarrArray array) {
        return times(array.grid().elements(), array.chunkSpec().type().sizeInBytes());
    }

    private static long times(long a, long b) {
        return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
    }

    private static Stream<Problem> compression(ZarrArray array) {
        return bytes(array) <= SMALL_ARRAY || array.metadata().codecs().stream().anyMatch(LayoutAdvice::compresses)
                ? Stream.empty()
                : problem(array, "no compressor", "one");
    }

    private static boolean compresses(CodecDescription codec) {
        String name = codec.name().replace("numcodecs.", "");
        boolean within = codec.configuration().get("codecs") instanceof List<?> codecs
                && codecs.toString().matches("(?s).*(blosc|gzip|zstd|zlib|lz4|bz2|lzma|zfp|pcodec).*");
        return within || name.matches("blosc|gzip|zstd|zlib|lz4|bz2|lzma|zfp.*|pcodec|packbits");
    }

    /** The coarsest level is what an overview reads. */
    private static Stream<Problem> coarsest(ImageGroup image) {
        List<Level> levels = image.arrays();
        if (levels.isEmpty()) return Stream.empty();
        Level last = levels.get(levels.size() - 1);
        List<Long> shape = last.node().shape().orElseThrow();
        int rank = shape.size();
        if (rank < 2 || rank != image.axisNames().map(List::size).orElse(5)) return Stream.empty();
        long plane = times(shape.get(rank - 1), shape.get(rank - 2));
        long volume = spaceAxes(image, rank).mapToLong(shape::get).reduce(1, LayoutAdvice::times);
        return plane > LARGE_PLANE || volume > LARGE_VOLUME
                ? Stream.of(last.node()
                        .document()
                        .get("shape")
                        .problem(
                                "the coarsest of " + levels.size() + " level(s) has the shape " + shape,
                                "a level that can be shown at once"))
                : Stream.empty();
    }

    private static Stream<Integer> spaceAxes(ImageGroup image, int rank) {
        List<Value> axes = image.axes().items().toList();
        return IntStream.range(0, rank)
                .boxed()
                .filter(d -> d >= axes.size()
                        ? d >= rank - 3
                        : axes.get(d).get("type").text().map("space"::equals).orElse(d >= rank - 2));
    }

    /** Each chunk is a whole plane of a stack: a section along z, or a small volume, reads all of it. */
    private static Stream<Problem> planes(ImageGroup image) {
        if (image.arrays().isEmpty()) return Stream.empty();
        ZarrNode node = image.arrays().get(0).node();
        Optional<ZarrArray> array = OpenedArray.of(image.store(), node).array();
        if (array.isEmpty()) return Stream.empty();
        ArrayMetadata metadata = array.get().metadata();
        ChunkGrid grid = array.get().grid();
        int rank = metadata.rank();
        boolean stack = rank >= 3
                && rank == image.axisNames().map(List::size).orElse(0)
                && spaceAxes(image, rank).toList().equals(List.of(rank - 3, rank - 2, rank - 1));
        if (!stack || bytes(array.get()) <= SMALL_ARRAY) return Stream.empty();
        List<Long> shape = grid.shape();
        List<Integer> chunk = grid.chunkShape();
        boolean plane = shape.get(rank - 3) >= 16
                && chunk.get(rank - 3) == 1
                && chunk.get(rank - 2) >= shape.get(rank - 2)
                && chunk.get(rank - 1) >= shape.get(rank - 1);
        return plane
                ? problem(array.get(), "chunks " + chunk + " in the shape " + shape, "chunks that reach along z")
                : Stream.empty();
    }
}
