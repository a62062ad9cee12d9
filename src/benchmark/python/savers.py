"""A peer of Zarrkit as a process that does what saving.py asks: savers.py NAME THREADS.

A request is a line on standard input, the answer one on standard output: seconds, CPU seconds of all threads, and 0. The
request is that of SaveTasks.java. Every peer reads the array lazily where it can, and makes levels by means of 2x2x2.
"""

import sys
import time
import warnings

import numpy as np

from arrays import compressors

warnings.filterwarnings("ignore")



def create(path, shape, codec, chunk, shard):
    import zarr

    chunks = tuple(min(chunk, n) for n in shape)
    shards = tuple(-(-min(shard, n) // c) * c for n, c in zip(shape, chunks)) if shard else None
    return zarr.create_array(path, shape=shape, chunks=chunks, shards=shards, dtype="u2", fill_value=0,
                             compressors=compressors(codec))


def lazy(source, chunk, shard):
    import dask.array
    import zarr

    return dask.array.from_array(zarr.open_array(source, mode="r"), chunks=shard or chunk)


def dask(source, target, codec, chunk, shard, levels, threads):
    """All levels in one computation, so that chunks are read once."""
    import dask.array

    image = lazy(source, chunk, shard)
    images, arrays = [], []
    for level in range(levels):
        if level:
            image = dask.array.coarsen(np.mean, image.astype("f4"), {0: 2, 1: 2, 2: 2}, trim_excess=True)
            image = (image + 0.5).astype("u2")
        array = create(f"{target}/{level}", image.shape, codec, chunk, shard)
        images.append(image.rechunk(array.shards or array.chunks))
        arrays.append(array)
    dask.array.store(images, arrays, lock=False)


def tensorstore(source, target, codec, chunk, shard, levels, threads):
    """The whole image in memory; tensorstore has no levels that are written, so NumPy makes them."""
    import tensorstore as ts

    context = ts.Context({"data_copy_concurrency": {"limit": threads}, "file_io_concurrency": {"limit": threads}})

    def opened(path):
        kvstore = {"driver": "file", "path": path, "file_io_sync": False}
        return ts.open({"driver": "zarr3", "kvstore": kvstore}, context=context).result()

    image = opened(source).read().result()
    for level in range(levels):
        if level:
            z, y, x = (n // 2 for n in image.shape)
            boxes = image[:2 * z, :2 * y, :2 * x].reshape(z, 2, y, 2, x, 2)
            image = (boxes.mean(axis=(1, 3, 5), dtype="f4") + 0.5).astype("u2")
        create(f"{target}/{level}", image.shape, codec, chunk, shard)
        opened(f"{target}/{level}").write(image).result()


def ngff_zarr(source, target, codec, chunk, shard, levels, threads):
    import ngff_zarr

    image = ngff_zarr.to_ngff_image(lazy(source, chunk, shard), dims=("z", "y", "x"))
    factors = [2**level for level in range(1, levels)]
    multiscales = ngff_zarr.to_multiscales(
        image, scale_factors=factors, method=ngff_zarr.Methods.DASK_BIN_SHRINK, chunks=chunk, cache=False)
    options = {"chunks_per_shard": shard // chunk} if shard else {}
    ngff_zarr.to_ngff_zarr(target, multiscales, version="0.5", compressors=compressors(codec), **options)


def ome_zarr(source, target, codec, chunk, shard, levels, threads):
    from ome_zarr.scale import Methods
    from ome_zarr.writer import write_image

    image = lazy(source, chunk, shard)
    factors = [{d: 2**level for d in "zyx"} for level in range(1, levels)]
    options = []
    for level in range(levels):
        shape = tuple(n >> level for n in image.shape)
        chunks = tuple(min(chunk, n) for n in shape)
        one = {"chunks": chunks, "compressors": compressors(codec)}
        if shard:
            one["shards"] = tuple(-(-min(shard, n) // c) * c for n, c in zip(shape, chunks))
        options.append(one)
    write_image(image, target, scale_factors=factors, method=Methods.LOCAL_MEAN, axes="zyx", storage_options=options)


PEERS = {"dask": dask, "tensorstore": tensorstore, "ngff-zarr": ngff_zarr, "ome-zarr": ome_zarr}


def main():
    save, threads = PEERS[sys.argv[1]], int(sys.argv[2])
    import dask
    import zarr

    dask.config.set(scheduler="threads", num_workers=threads)
    zarr.config.set({"threading.max_workers": threads})
    out, sys.stdout = sys.stdout, sys.stderr  # answers alone go to standard output
    for line in sys.stdin:
        _, source, target, codec, chunk, shard, levels, count = line.rstrip("\n").split("\t")
        cpu, start = time.process_time(), time.perf_counter()
        save(source, target, codec, int(chunk), int(shard), int(levels), int(count))
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        print(f"{seconds:.6f}\t{cpu:.6f}\t0", file=out, flush=True)


if __name__ == "__main__":
    main()
