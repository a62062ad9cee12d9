"""dask, with dask-image and SciPy, as a process that does what operations.py asks: operation_peers.py NAME THREADS.

Requests and answers are those of OperationTasks.java. NAME is dask, or alternative: of some tasks another way, a histogram by
bincount, labels by SciPy in memory.
"""

import shutil
import sys
import time

import dask
import dask.array as da
import numpy as np
import zarr
from dask_image import ndfilters, ndmeasure
from scipy import ndimage
from zarr.codecs import BloscCodec

LEAST = 2000


def write(array, path):
    """A new array of chunks of 128, as Zarrkit writes it."""
    target = zarr.create_array(
        str(path), shape=array.shape, chunks=tuple(min(128, n) for n in array.shape), dtype=array.dtype,
        compressors=BloscCodec(cname="lz4", clevel=5, shuffle="shuffle", typesize=array.dtype.itemsize), overwrite=True)
    if isinstance(array, da.Array):
        da.store(array.rechunk(target.chunks), target, lock=False)
    else:
        target[...] = array
    return target


def pyramid(image, out):
    write(image, f"{out}/0")
    for level in range(1, 4):
        finer = da.from_zarr(f"{out}/{level - 1}")
        coarser = da.coarsen(np.mean, finer, {0: 2, 1: 2, 2: 2}, trim_excess=True)
        write(da.rint(coarser).astype(finer.dtype), f"{out}/{level}")


def histogram(image):
    least, most = dask.compute(image.min(), image.max())
    da.histogram(image, bins=65536, range=(-0.5, 65535.5))[0].compute()
    return least <= most


def bincount(image):
    counts = [dask.delayed(np.bincount)(block.ravel(), minlength=65536) for block in image.to_delayed().ravel()]
    total = sum(dask.compute(*counts))
    return np.flatnonzero(total)[[0, -1]][0] >= 0


def run(name, task, path, out):
    image = da.from_zarr(path)
    if task == "pyramid":
        pyramid(image, out)
    elif task == "gaussian":
        write(ndfilters.gaussian_filter(image, 2), out)
    elif task == "threshold":
        write(da.where(image >= LEAST, np.uint8(255), np.uint8(0)), out)
    elif task == "project":
        return int(image.max(axis=0).compute().sum(dtype=np.uint64))
    elif task == "histogram":
        return int(bincount(image) if name == "alternative" else histogram(image))
    elif name == "alternative":
        write(ndimage.label(zarr.open_array(path, mode="r")[...] >= LEAST)[0].astype(np.uint32), out)
    else:
        write(ndmeasure.label(image >= LEAST)[0].astype(np.uint32), out)
    return 0


def main():
    name, threads = sys.argv[1], int(sys.argv[2])
    dask.config.set(scheduler="threads", num_workers=threads)
    for line in sys.stdin:
        task, path, out = line.rstrip("\n").split("\t")
        shutil.rmtree(out, ignore_errors=True)
        start, cpu = time.perf_counter(), time.process_time()
        number = run(name, task, path, out)
        print(f"{time.perf_counter() - start:.6f}\t{time.process_time() - cpu:.6f}\t{number}", flush=True)


if __name__ == "__main__":
    main()
