package org.zarrkit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.StoreException;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Compression;
import org.zarrkit.zarr.ZarrArray;

/**
 * Keeps cells that were computed in a temporary Zarr array on this computer, which is removed when Java ends. A cell is
 * computed when it is asked for the first time. Safe for many threads; two may compute the same cell, with the same
 * result.
 */
public final class DiskCells implements CellLoader {

    private static final String CODEC = "blosc:lz4:1";

    private final ZarrArray array;
    private final int[] cells;
    private final CellLoader compute;

    private DiskCells(ZarrArray array, int[] cells, CellLoader compute) {
        this.array = array;
        this.cells = cells.clone();
        this.compute = compute;
    }

    /**
     * Cells of an image, x first; none is computed.
     *
     * @param type in memory
     * @throws StoreException if there is no place for temporary files
     */
    public static DiskCells of(long[] dimensions, int[] cells, DataType type, CellLoader compute) {
        WritableStore store = LocalStore.of(temporaryFolder());
        List<Long> shape = Arrays.stream(AxisOrder.reversed(dimensions)).boxed().toList();
        List<Integer> chunk = Arrays.stream(AxisOrder.reversed(cells)).boxed().toList();
        ArrayMetadata metadata = ArrayMetadata.of(3, shape, type, chunk, Compression.codecs(CODEC, type));
        ZarrArray array = ZarrArray.create(store, "", metadata).withEmptyChunksStored(true);
        return new DiskCells(array, cells, compute);
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("zarrkit-cells");
            WritableStore store = LocalStore.of(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                store.deleteAll("");
                folder.toFile().delete();
            }));
            return folder;
        } catch (IOException e) {
            throw new StoreException("there is no place for temporary files: " + e, e);
        }
    }

    /** Where they are. */
    public String place() {
        return array.place();
    }

    @Override
    public Object load(Interval cell) {
        long[] position = AxisOrder.reversed(cell.minAsLongArray());
        int[] edges = AxisOrder.reversed(cells);
        for (int d = 0; d < position.length; d++) position[d] /= edges[d];
        if (array.storedSize(position).isPresent()) return array.readValidChunk(position);
        Object pixels = compute.load(cell);
        array.writeShard(pixels, position);
        return pixels;
    }
}
