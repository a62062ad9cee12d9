package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccess;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.CoordinateSystem;
import org.zarrkit.ngff.CoordinateSystems;
import org.zarrkit.ngff.CoordinateTransform;
import org.zarrkit.ngff.LinkedTransform;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.StoredMatrix;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ZarrArray;

/** Reads the matrices of coordinate transformations that stand in small arrays; what can't be read stays a path. */
final class StoredMatrices {

    /** No matrix has more rows or columns; nothing larger is read, in chunks or as a whole. */
    private static final long LARGEST_EDGE = 32;

    private static final long LARGEST_CHUNK = 1 << 16;

    private final Store store;
    private final String group;
    private final List<String> warnings;

    /** @param group the path of the group whose document names the arrays */
    StoredMatrices(Store store, String group, List<String> warnings) {
        this.store = store;
        this.group = group;
        this.warnings = warnings;
    }

    Multiscale resolve(Multiscale multiscale) {
        CoordinateSystems systems = multiscale.systems();
        if (systems.links().isEmpty()) return multiscale;
        List<LinkedTransform> links = new ArrayList<>();
        for (LinkedTransform link : systems.links()) {
            Optional<Integer> rank = link.input().name().flatMap(systems::get).map(CoordinateSystem::rank);
            links.add(link.withTransform(resolve(link.transform(), rank)));
        }
        return multiscale.withSystems(systems.withLinks(links));
    }

    private CoordinateTransform resolve(CoordinateTransform transform, Optional<Integer> rank) {
        try {
            CoordinateTransform resolved = resolve(transform);
            if (resolved.isAffine() && rank.isPresent()) resolved.toAffine(rank.get());
            return resolved;
        } catch (ZarrkitException | IllegalArgumentException e) {
            warnings.add(store + ", path '" + group + "': a matrix in an array is not applied: " + e.getMessage());
            return transform;
        }
    }

    private CoordinateTransform resolve(CoordinateTransform transform) {
        return transform instanceof StoredMatrix stored
                ? stored.withRows(read(ZarrArray.open(store, Keys.join(group, stored.path()))))
                : transform.withParts(this::resolve);
    }

    private static double[][] read(ZarrArray array) {
        long[] shape = AxisOrder.longs(array.grid().shape());
        if (shape.length != 2 || Math.max(shape[0], shape[1]) > LARGEST_EDGE || Math.min(shape[0], shape[1]) < 1)
            throw new IllegalArgumentException(array.place() + " has the shape "
                    + array.grid().shape() + "; expected rows and columns, at most " + LARGEST_EDGE + " each");
        long chunk =
                array.grid().chunkShape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (chunk > LARGEST_CHUNK)
            throw new IllegalArgumentException(
                    array.place() + " has chunks of " + chunk + " numbers; expected at most " + LARGEST_CHUNK);
        return rows(array, shape);
    }

    private static <T extends NativeType<T> & RealType<T>> double[][] rows(ZarrArray array, long[] shape) {
        int[] cells = AxisOrder.reversed(AxisOrder.ints(array.grid().chunkShape()));
        AbstractCellImg<T, ?, ?, ?> image = LazyCells.image(
                AxisOrder.reversed(shape),
                cells,
                PixelType.inMemory(array.chunkSpec().type()),
                new CellCache(LARGEST_CHUNK * Double.BYTES),
                new ChunkLoader(array));
        RandomAccess<T> access = image.randomAccess();
        double[][] rows = new double[(int) shape[0]][(int) shape[1]];
        for (int r = 0; r < rows.length; r++)
            for (int c = 0; c < rows[r].length; c++)
                rows[r][c] = access.setPositionAndGet(c, r).getRealDouble();
        return rows;
    }
}
