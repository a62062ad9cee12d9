#!/usr/bin/env python3
"""Zarrkit and its peers on the same arrays, alternating; prints a table of ratios in Markdown.

Makes a synthetic volume (blobs, background, noise; uint16) and stores it as Zarr 3 arrays in a folder, then has each
program read and write them. Each program is a process that stays up; Zarrkit and one peer at a time do the same task in
turn (A B A B ...), after warm-ups. A ratio is the peer's time divided by Zarrkit's right before; the table shows the
median of the pairs and its 95 % bootstrap interval: above 1, Zarrkit is faster. Results are compared by sums of their
values, for planes by sums that tell the order, and what was written is read back and compared with the volume.

Prepare, from the root of the project:

    mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
    python3 -m venv target/peers && target/peers/bin/pip install zarr tensorstore zarrs numpy

Run (whole: about an hour and 12 GB of disk; quick: --size 256 --pairs 3):

    target/peers/bin/python src/benchmark/python/compare.py --folder /tmp/zarrkit-compare

Peers: zarr (zarr-python with its default pipeline), zarr-fused (its synchronous pipeline), tensorstore, zarrs (the
Rust crate, through the Python package zarrs). Those that can't be imported are "not measured"; so is n5-zarr, which
is not on Maven Central.
"""

import argparse
import datetime
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

PEERS = ["zarr", "zarr-fused", "tensorstore", "zarrs"]
CODECS = ["blosc-lz4", "blosc-zstd-3", "zstd-3", "gzip-6", "raw"]
LAYOUTS = ["128", "64", "64-sharded"]
PLANES = {0: "xy", 1: "xz", 2: "yz"}


# ---------------------------------------------------------------- what every process knows


def shape(size):
    return (size // 2, size, size)


def chunks_and_shards(layout, size):
    edge = min(int(layout.split("-")[0]), size // 2)
    if not layout.endswith("sharded"):
        return (edge,) * 3, None
    return (edge,) * 3, (min(128, size // 2), size, size)


def compressors(codec):
    from zarr.codecs import BloscCodec, GzipCodec, ZstdCodec

    if codec == "raw":
        return None
    if codec.startswith("blosc"):
        name, level = (codec.split("-") + ["5"])[1:3]
        return BloscCodec(cname=name, clevel=int(level), shuffle="shuffle", typesize=2)
    level = int(codec.split("-")[1])
    return ZstdCodec(level=level) if codec.startswith("zstd") else GzipCodec(level=level)


def create(path, codec, layout, size):
    """A new array: its metadata document alone."""
    import zarr

    chunks, shards = chunks_and_shards(layout, size)
    return zarr.create_array(
        str(path), shape=shape(size), chunks=chunks, shards=shards, dtype="u2", fill_value=0,
        compressors=compressors(codec), overwrite=True)


def random_state(seed, step):
    state = seed
    for _ in range(step + 1):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return state >> 8


def sum_of(array):
    import numpy as np

    return int(np.sum(array, dtype=np.uint64))


def placed_sum_of(array):
    import numpy as np

    weights = (np.arange(array.size, dtype=np.uint64) * 31 + 7) & 0xFFFF
    return int(np.sum(array.reshape(-1).astype(np.uint64) * weights))


# ---------------------------------------------------------------- a peer: one process, a request per line


class ZarrPython:
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

    def read_into(self, array, out):
        from zarr.core.buffer import default_buffer_prototype

        array.get_basic_selection(..., out=default_buffer_prototype().nd_buffer.from_numpy_array(out))

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

    def read_into(self, array, out):
        raise NotImplementedError("reads into new arrays only")

    def write(self, array, volume):
        array.write(volume).result()


def peer_process(name, threads):
    import numpy as np

    peer = TensorStore(threads) if name == "tensorstore" else ZarrPython(threads, name.replace("zarr-", ""))
    volume, out = None, None
    for line in sys.stdin:
        task, path, *arguments = line.rstrip("\n").split("\t")
        if task == "load":
            volume = np.load(path)
            print("0\t0", flush=True)
            continue
        array, whole, chunks = peer.open(path)
        if task == "read" and arguments[0] == "recycled":
            out = np.empty(whole, "u2") if out is None or out.shape != whole else out
            out.fill(0)
            start = time.perf_counter()
            peer.read_into(array, out)
            seconds, total = time.perf_counter() - start, sum_of(out)
        elif task == "read":
            start = time.perf_counter()
            result = peer.read(array, ...)
            seconds, total = time.perf_counter() - start, sum_of(result)
        elif task == "plane":
            selection = [slice(None)] * 3
            selection[int(arguments[0])] = slice(int(arguments[1]), int(arguments[1]) + 1)
            start = time.perf_counter()
            result = peer.read(array, tuple(selection))
            seconds, total = time.perf_counter() - start, placed_sum_of(np.ascontiguousarray(result))
        elif task == "chunks":
            grid = [-(-n // c) for n, c in zip(whole, chunks)]
            positions = [random_state(int(arguments[0]), i) for i in range(int(arguments[1]))]
            positions = [np.unravel_index(p % int(np.prod(grid)), grid) for p in positions]
            boxes = [tuple(slice(int(p) * c, (int(p) + 1) * c) for p, c in zip(at, chunks)) for at in positions]
            seconds, total = 0, 0
            for box in boxes:
                start = time.perf_counter()
                result = peer.read(array, box)
                seconds += time.perf_counter() - start
                total += sum_of(result)
        else:
            start = time.perf_counter()
            peer.write(array, volume)
            seconds, total = time.perf_counter() - start, 0
        result = None
        print(f"{seconds:.6f}\t{total}", flush=True)


# ---------------------------------------------------------------- the driver


class Process:
    def __init__(self, name, command, threads):
        self.name = name
        cores = sorted(os.sched_getaffinity(0))[:threads]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, cores))

    def ask(self, *request):
        self.process.stdin.write("\t".join(map(str, request)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split("\t")
        if len(answer) != 2:
            raise RuntimeError(f"{self.name} failed at {request}; see its message above")
        return float(answer[0]), int(answer[1])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def make_volume(file, size):
    import numpy as np

    rng = np.random.default_rng(1)
    whole = shape(size)
    volume = np.empty(whole, "u2")
    blobs = max(4, 400 * size**3 // 1024**3)
    centres, radii, heights = rng.random((blobs, 3)) * whole, rng.uniform(8, 30, blobs), rng.uniform(200, 3000, blobs)
    z, y, x = np.ogrid[0:whole[0], 0:whole[1], 0:whole[2]]
    for z0 in range(0, whole[0], 32):
        part = z[z0:z0 + 32].astype("f4")
        signal = (120 + 30 * np.sin(x / 200.0) * np.cos(y / 300.0) + 0 * part).astype("f4")
        for (cz, cy, cx), r, height in zip(centres, radii, heights):
            if abs(cz - z0 - 16) > 16 + 4 * r:
                continue
            ys = slice(max(0, int(cy - 4 * r)), int(cy + 4 * r))
            xs = slice(max(0, int(cx - 4 * r)), int(cx + 4 * r))
            distance = ((part - cz) ** 2 + (y[:, ys] - cy) ** 2 + (x[:, :, xs] - cx) ** 2) / (2 * r * r)
            signal[:, ys, xs] += height * np.exp(-distance)
        volume[z0:z0 + 32] = np.clip(rng.normal(signal, np.sqrt(signal + 9)), 0, 65535).astype("u2")
    np.save(file, volume)


def prepare(folder, size, codecs, layouts):
    """The volume and the arrays, those that are not there yet."""
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    volume_file = folder / f"volume-{size}.npy"
    if not volume_file.exists():
        make_volume(volume_file, size)
    volume = None
    for codec in codecs:
        for layout in layouts:
            path = folder / f"{size}-{codec}-{layout}.zarr"
            if (path / "complete").exists():
                continue
            volume = np.load(volume_file) if volume is None else volume
            create(path, codec, layout, size)[...] = volume
            (path / "complete").touch()
    return volume_file


def median_with_interval(ratios):
    rng = random.Random(1)
    medians = sorted(statistics.median(rng.choices(ratios, k=len(ratios))) for _ in range(1000))
    return statistics.median(ratios), medians[24], medians[974]


def significant(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


class Comparison:
    def __init__(self, arguments):
        self.arguments = arguments
        self.zarrkit = Process("zarrkit", java_command(arguments), arguments.threads)
        self.peers, self.missing = [], []
        for name in arguments.peers:
            module = name.split("-")[0]
            found = subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0
            command = [sys.executable, __file__, "--peer", name, "--threads", str(arguments.threads)]
            if found:
                self.peers.append(Process(name, command, arguments.threads))
            else:
                self.missing.append(name)
        print("| task | array | Zarrkit | " + " | ".join(p.name for p in self.peers) + " |")
        print("|---|---|---" + "|---" * len(self.peers) + "|", flush=True)

    def row(self, task, label, ours, theirs=None, before=lambda process: None, skip=(), note=""):
        """Times a task; ``ours`` and ``theirs`` are requests, ``before`` prepares each call."""
        cells, times = [], []
        for peer in self.peers:
            if peer.name in skip:
                cells.append("–")
                continue
            ratios = []
            for i in range(self.arguments.warmups + self.arguments.pairs):
                before(self.zarrkit)
                our_time, our_sum = self.zarrkit.ask(*ours)
                before(peer)
                their_time, their_sum = peer.ask(*(theirs or ours))
                if our_sum != their_sum:
                    raise RuntimeError(f"{task}, {label}: Zarrkit's sum is {our_sum}, that of {peer.name} {their_sum}")
                if i >= self.arguments.warmups:
                    ratios.append(their_time / our_time)
                    times.append(our_time)
            cells.append("{:.2f} ({:.2f}–{:.2f})".format(*median_with_interval(ratios)))
        print(f"| {task} | {label} | {significant(statistics.median(times))}{note} | " + " | ".join(cells) + " |",
              flush=True)

    def read_rows(self, path, label, size):
        # Only zarr-python's own pipelines and zarrs can fill an array that is there.
        self.row("read all, new arrays", label, ("read", path, "fresh"))
        self.row("read all, arrays used again", label, ("read", path, "recycled"), skip=("tensorstore",))
        self.row("200 random chunks", label, ("chunks", path, 17, 200))
        for axis, name in PLANES.items():
            for percent in self.arguments.percent:
                index = shape(size)[axis] * percent // 100
                self.row(f"plane {name} at {percent} %", label, ("plane", path, axis, index))

    def write_row(self, codec, layout, volume_file, size, folder, our_codec=None):
        """Zarrkit keeps the volume as shards, the peers as one array; the array is made anew each time, not timed."""
        import numpy as np
        import zarr

        targets = {p.name: folder / f"written-by-{p.name}.zarr" for p in [self.zarrkit, *self.peers]}

        def fresh(process):
            ours = process is self.zarrkit
            create(targets[process.name], our_codec if ours and our_codec else codec, layout, size)

        self.zarrkit.ask("load", folder / f"{size}-raw-{layout}.zarr")
        cells, times = [], []
        for peer in self.peers:
            peer.ask("load", volume_file)
            ratios = []
            for i in range(1 + self.arguments.write_pairs):
                fresh(self.zarrkit)
                our_time, _ = self.zarrkit.ask("write", targets["zarrkit"])
                fresh(peer)
                their_time, _ = peer.ask("write", targets[peer.name])
                if i >= 1:
                    ratios.append(their_time / our_time)
                    times.append(our_time)
            cells.append("{:.2f} ({:.2f}–{:.2f})".format(*median_with_interval(ratios)))
        volume = np.load(volume_file, mmap_mode="r")
        if not np.array_equal(zarr.open_array(str(targets["zarrkit"]), mode="r")[...], volume):
            raise RuntimeError(f"what Zarrkit wrote as {codec}, {layout}, is not what it was given")
        ratios = [f"{volume.nbytes / stored_size(targets[p.name]):.2f}" for p in [self.zarrkit, *self.peers]]
        label = f"{codec} {layout}" + (f"; Zarrkit {our_codec}" if our_codec else "")
        print(f"| write (compression {', '.join(ratios)}) | {label} | {significant(statistics.median(times))} | "
              + " | ".join(cells) + " |", flush=True)
        for target in targets.values():
            shutil.rmtree(target, ignore_errors=True)

    def close(self):
        for process in [self.zarrkit, *self.peers]:
            process.close()


def stored_size(folder):
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())


def java_command(arguments):
    root = Path(__file__).resolve().parents[3]
    classes = arguments.classes or f"{root}/target/test-classes:{root}/target/classes"
    classpath = classes + ":" + (arguments.classpath or root / "target/classpath").read_text().strip()
    return ["java", *arguments.java_options.split(), "-cp", classpath, "org.zarrkit.benchmark.ArrayTasks",
            str(arguments.threads)]


def print_versions(arguments):
    from importlib.metadata import PackageNotFoundError, version

    def of(package):
        try:
            return f"{package} {version(package)}"
        except PackageNotFoundError:
            return f"{package} –"

    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"- {datetime.date.today()}, {cpu}, {os.cpu_count()} CPUs ({arguments.threads} used), {memory:.0f} GiB, "
          f"{platform.system()} {platform.release()}; load at the start {os.getloadavg()[0]:.2f}")
    print(f"- {java[0]}, {arguments.java_options}; Python {platform.python_version()}, "
          + ", ".join(map(of, ["zarr", "numcodecs", "tensorstore", "zarrs", "numpy"])))
    print(f"- {'x'.join(map(str, shape(arguments.size)))} uint16; {arguments.pairs} pairs (write: "
          f"{arguments.write_pairs}) after {arguments.warmups} warm-ups\n")


def arguments_of_command_line():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("target/compare"), help="for arrays; kept for the next run")
    parser.add_argument("--size", type=int, default=1024, help="the volume has SIZE/2 x SIZE x SIZE elements")
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--write-pairs", type=int, default=3)
    parser.add_argument("--warmups", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--codecs", nargs="+", default=CODECS, choices=CODECS)
    parser.add_argument("--layouts", nargs="+", default=LAYOUTS, choices=LAYOUTS)
    parser.add_argument("--peers", nargs="+", default=PEERS, choices=PEERS)
    parser.add_argument("--tasks", nargs="+", default=["read", "write"], choices=["read", "write"])
    parser.add_argument("--percent", type=int, nargs="+", default=[10, 50, 90], help="where the planes are")
    parser.add_argument("--java-options", default="-XX:+UseG1GC -Xmx6g")
    parser.add_argument("--classpath", type=Path, help="a file with the classpath of the dependencies")
    parser.add_argument("--classes", help="where Zarrkit's classes are; default: Maven's folders")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    return parser.parse_args()


def main():
    arguments = arguments_of_command_line()
    if arguments.peer:
        peer_process(arguments.peer, arguments.threads)
        return
    size, folder = arguments.size, arguments.folder
    layouts = arguments.layouts
    volume_file = prepare(folder, size, set(arguments.codecs) | {"raw"}, layouts)
    print_versions(arguments)
    comparison = Comparison(arguments)
    for codec in arguments.codecs:
        for layout in layouts:
            if "read" in arguments.tasks:
                comparison.read_rows(folder / f"{size}-{codec}-{layout}.zarr", f"{codec} {layout}", size)
            if "write" in arguments.tasks:
                comparison.write_row(codec, layout, volume_file, size, folder)
                if codec == "blosc-zstd-3":
                    comparison.write_row(codec, layout, volume_file, size, folder, our_codec="blosc-zstd-1")
    comparison.close()
    print(f"\nNot measured: {', '.join([*comparison.missing, 'n5-zarr (not on Maven Central)'])}.")


if __name__ == "__main__":
    main()
