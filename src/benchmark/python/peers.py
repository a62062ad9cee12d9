"""A peer of Zarrkit as a process that does what compare.py asks: peers.py NAME THREADS.

A request is a line on standard input, the answer one on standard output: the seconds that the work took, the CPU
seconds that all threads of the process took meanwhile, and a sum of the values met. The requests are those of
ArrayTasks.java.
"""

import sys
import time

import numpy as np

from arrays import placed_sum_of, positions_of, sum_of


class ZarrPython:
    """zarr-python with one of its pipelines: its default, its fused one, or the Rust crate zarrs."""

    def __init__(self, threads, pipeline):
        import zarr

        settings = {"threading.max_workers": threads}
        if pipeline == "fused":
            settings |= {"codec_pipeline.path": "zarr.core.codec_pipeline.FusedCodecPipeline",
                         "codec_pipeline.max_workers": threads}
        if pipeline == "zarrs":
            import zarrs  # noqa: F401

            settings |= {"codec_pipeline.path": "zarrs.ZarrsCodecPipeline"}
        zarr.config.set(settings)
        self.zarr = zarr

    def open(self, path):
        array = self.zarr.open_array(path, mode="r+")
        return array, array.shape, array.chunks

    def read(self, array, selection):
        return array[selection]

    def read_into(self, array, selection, out):
        from zarr.core.buffer import default_buffer_prototype

        array.get_basic_selection(selection, out=default_buffer_prototype().nd_buffer.from_numpy_array(out))

    def write(self, array, volume):
        array[...] = volume


class TensorStore:
    def __init__(self, threads):
        import tensorstore

        self.ts = tensorstore
        self.context = tensorstore.Context({
            "data_copy_concurrency": {"limit": threads}, "file_io_concurrency": {"limit": threads}})

    def open(self, path):
        spec = {"driver": "zarr3", "kvstore": {"driver": "file", "path": path, "file_io_sync": False}}
        array = self.ts.open(spec, context=self.context).result()
        return array, array.shape, array.chunk_layout.read_chunk.shape

    def read(self, array, selection):
        return array[selection].read(order="C").result()

    def read_into(self, array, selection, out):
        # An array that is there becomes a store in memory, and the other is copied to it.
        self.ts.array(out, context=self.context).write(array[selection].translate_to[0]).result()

    def write(self, array, volume):
        array.write(volume).result()


class Dask:
    """dask.array with its scheduler of threads, over zarr-python's default pipeline."""

    def __init__(self, threads):
        import dask
        import zarr

        dask.config.set(scheduler="threads", num_workers=threads)
        zarr.config.set({"threading.max_workers": threads})
        self.zarr = zarr

    def open(self, path):
        array = self.zarr.open_array(path, mode="r+")
        return array, array.shape, array.chunks

    def read(self, array, selection):
        import dask.array

        # Whole shards where there are some, as dask itself suggests.
        return dask.array.from_array(array, chunks=array.shards or array.chunks)[selection].compute()

    def write(self, array, volume):
        import dask.array

        dask.array.store(dask.array.from_array(volume, chunks=array.shards or array.chunks), array, lock=False)


class Tasks:
    def __init__(self, peer):
        self.peer = peer
        self.volume = None
        self.out = np.empty(0, "u2")
        self.seconds = self.cpu = 0

    def timed(self, work):
        cpu, start = time.process_time(), time.perf_counter()
        result = work()
        self.seconds += time.perf_counter() - start
        self.cpu += time.process_time() - cpu
        return result

    def reused(self, shape):
        if self.out.shape != tuple(shape):
            self.out = np.empty(shape, "u2")
        self.out.fill(0)
        return self.out

    def read(self, array, selection, shape, fresh):
        if fresh:
            return self.timed(lambda: self.peer.read(array, selection))
        out = self.reused(shape)
        self.timed(lambda: self.peer.read_into(array, selection, out))
        return out

    def do(self, task, path, arguments):
        self.seconds = self.cpu = 0
        if task == "load":
            self.volume = np.load(path)
            return 0
        array, whole, chunks = self.peer.open(path)
        if task == "box":
            return sum_of(self.read(array, ..., whole, arguments[0] == "fresh"))
        if task == "plane":
            selection = [slice(None)] * 3
            selection[int(arguments[0])] = slice(int(arguments[1]), int(arguments[1]) + 1)
            return placed_sum_of(np.ascontiguousarray(self.read(array, tuple(selection), None, True)))
        if task == "chunks":
            grid = [-(-n // c) for n, c in zip(whole, chunks)]
            total = 0
            for at in positions_of(int(arguments[0]), int(arguments[1]), grid):
                box = tuple(slice(int(p) * c, (int(p) + 1) * c) for p, c in zip(at, chunks))
                total += sum_of(self.read(array, box, chunks, arguments[2] == "fresh"))
            return total
        self.timed(lambda: self.peer.write(array, self.volume))
        return 0


def main():
    name, threads = sys.argv[1], int(sys.argv[2])
    pipelines = {"zarr": "default", "zarr-fused": "fused", "zarrs": "zarrs"}
    if name in pipelines:
        peer = ZarrPython(threads, pipelines[name])
    else:
        peer = TensorStore(threads) if name == "tensorstore" else Dask(threads)
    tasks = Tasks(peer)
    for line in sys.stdin:
        task, path, *arguments = line.rstrip("\n").split("\t")
        total = tasks.do(task, path, arguments)
        print(f"{tasks.seconds:.6f}\t{tasks.cpu:.6f}\t{total}", flush=True)


if __name__ == "__main__":
    main()
