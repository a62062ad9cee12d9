package org.zarrkit.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.zarrkit.zarr.ZarrArray;

/** Reads a box by several threads, each a band of whole chunks along its first long axis. */
final class PlaneInBands {

    private PlaneInBands() {}

    static void read(ZarrArray array, long[] start, int[] shape, Object target, ExecutorService executor, int threads)
            throws InterruptedException, ExecutionException {
        int axis = shape[0] > 1 ? 0 : 1;
        int chunk = array.grid().chunkShape().get(axis);
        int chunks = (shape[axis] + chunk - 1) / chunk;
        int rowElements = java.lang.reflect.Array.getLength(target) / shape[axis];
        List<Future<?>> bands = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int from = Math.min(shape[axis], chunks * t / threads * chunk);
            int to = Math.min(shape[axis], chunks * (t + 1) / threads * chunk);
            if (from < to)
                bands.add(executor.submit(() -> readBand(array, start, shape, axis, from, to, rowElements, target)));
        }
        for (Future<?> band : bands) band.get();
    }

    private static void readBand(
            ZarrArray array, long[] start, int[] shape, int axis, int from, int to, int rowElements, Object target) {
        long[] bandStart = start.clone();
        int[] bandShape = shape.clone();
        bandStart[axis] += from;
        bandShape[axis] = to - from;
        short[] band = new short[(to - from) * rowElements];
        array.readBox(bandStart, bandShape, band);
        System.arraycopy(band, 0, target, from * rowElements, band.length);
    }
}
