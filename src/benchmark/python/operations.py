#!/usr/bin/env python3
"""Zarrkit's operations and those of dask on the same array, alternating; prints a table in Markdown.

The array: blobs, background and noise, uint16, of 256 x 512 x 512 by default, Zarr 3, chunks of 128, Blosc-LZ4. Each program
is a process that stays up and does the same task in turn (A B A B ...), after warm-ups, on the same processors. A ratio is the
peer's time divided by Zarrkit's right before: above 1, Zarrkit is faster; the median of the pairs, with the range of them. Of
what was written, sums are compared: equal for masks, within 1/1000 where roundings differ, and for labels the number of
objects.

Prepare as for compare.py, with dask-image and scipy too. Run (about 5 minutes):

    target/peers/bin/python src/benchmark/python/operations.py --folder /tmp/zarrkit-operations
"""

import argparse
import os
import shutil
import statistics
import sys
from pathlib import Path

import numpy as np
import zarr
from zarr.codecs import BloscCodec

from compare import Process, significant

TASKS = {
    "pyramid": ("4 levels, level 0 too, written", "mean"),
    "gaussian": ("Gaussian, sigma 2, written", "rough mean"),
    "threshold": ("threshold, uint8, written", "sum"),
    "project": ("maximum along z", ""),
    "histogram": ("min, max and histogram of 65536 bins", ""),
    "label": ("threshold, connected components, uint32, written", "max"),
}
ALTERNATIVES = {"histogram": "bincount", "label": "scipy in memory"}


def volume(size):
    """Blobs on a background with noise."""
    rng = np.random.default_rng(1)
    shape = (size // 2, size, size)
    image = rng.normal(500, 60, shape).astype(np.float32)
    z, y, x = np.ogrid[-12:13, -12:13, -12:13]
    for centre in rng.integers(12, [n - 13 for n in shape], (size * 2, 3)):
        radius = rng.uniform(4, 12)
        box = tuple(slice(c - 12, c + 13) for c in centre)
        image[box] += 4000 * (z * z + y * y + x * x < radius * radius)
    return np.clip(image, 0, 65535).astype(np.uint16)


def write(path, image):
    target = zarr.create_array(
        str(path), shape=image.shape, chunks=(128,) * 3, dtype="u2", dimension_names=["z", "y", "x"],
        compressors=BloscCodec(cname="lz4", clevel=5, shuffle="shuffle", typesize=2))
    target[...] = image


def result(folder, process):
    """What a task wrote as level 0, or the coarsest level of a pyramid."""
    node = folder / f"by-{process.name}"
    for path in (node / "3", node / "0", node):
        if (path / "zarr.json").exists() and '"array"' in (path / "zarr.json").read_text():
            return zarr.open_array(str(path), mode="r")[...]
    raise RuntimeError(f"{node} has no array")


def compare(task, kind, folder, processes):
    if not kind:
        return
    measure = kind.split()[-1]
    # SciPy cuts off the fractions of integers after each axis, which makes the result up to 1.5 darker.
    tolerance = {"rough mean": 5e-3, "mean": 1e-3}.get(kind, 0)
    options = {} if measure == "max" else {"dtype": "f8"}
    ours, other = (float(getattr(result(folder, process), measure)(**options)) for process in processes)
    if abs(ours - other) > tolerance * abs(other):
        raise RuntimeError(f"{task}: the {measure} of Zarrkit's result is {ours}, of the other {other}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--warmups", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--java", default="java")
    parser.add_argument("--tasks", nargs="+", default=list(TASKS))
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    path = arguments.folder / f"volume-{arguments.size}.zarr"
    if not path.exists():
        write(path, volume(arguments.size))
    root = Path(__file__).resolve().parents[3]
    classes = f"{root}/target/classes:{root}/target/test-classes:" + (root / "target" / "classpath").read_text().strip()
    java = [arguments.java, "-Xmx2g", "-cp", classes, "org.zarrkit.benchmark.OperationTasks", str(arguments.threads)]
    script = [sys.executable, str(Path(__file__).with_name("operation_peers.py"))]
    zarrkit = Process("Zarrkit", java, arguments.threads)
    peers = [Process(name, [*script, name, str(arguments.threads)], arguments.threads) for name in ("dask", "alternative")]
    print(f"{'x'.join(map(str, (arguments.size // 2, arguments.size, arguments.size)))} uint16, {arguments.threads} threads; "
          f"load at the start {os.getloadavg()[0]:.2f}\n")
    print("| task | Zarrkit | dask | another way |\n|---|---|---|---|", flush=True)
    for task in arguments.tasks:
        cells, times = [], []
        for peer in peers:
            if peer.name == "alternative" and task not in ALTERNATIVES:
                cells.append("–")
                continue
            ratios = []
            for i in range(arguments.warmups + arguments.pairs):
                asked = [p.ask(task, path, arguments.folder / f"by-{p.name}") for p in (zarrkit, peer)]
                if asked[0][2] != asked[1][2]:
                    raise RuntimeError(f"{task}: Zarrkit says {asked[0][2]}, {peer.name} {asked[1][2]}")
                if i >= arguments.warmups:
                    times.append(asked[0][0])
                    ratios.append(asked[1][0] / asked[0][0])
            compare(task, TASKS[task][1], arguments.folder, (zarrkit, peer))
            what = f" {ALTERNATIVES[task]}" if peer.name == "alternative" else ""
            cells.append(f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}){what}")
        print(f"| {TASKS[task][0]} | {significant(statistics.median(times))} | " + " | ".join(cells) + " |", flush=True)
    peaks = [p.close().ru_maxrss / 1024 for p in (zarrkit, *peers)]
    print("| largest resident memory | " + " | ".join(f"{peak:.0f} MB" for peak in peaks) + " |")
    for process in (zarrkit, *peers):
        shutil.rmtree(arguments.folder / f"by-{process.name}", ignore_errors=True)


if __name__ == "__main__":
    main()
