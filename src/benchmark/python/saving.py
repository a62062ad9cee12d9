#!/usr/bin/env python3
"""Saving an image with all levels: Zarrkit and its peers in turn; prints tables in Markdown.

The source is a raw Zarr array of uint16 in chunks of 128 (the volume of compare.py), the target has four levels by means of
2x2x2. Each program is a process that stays up, on the same cores; Zarrkit and one peer at a time save in turn, after
warm-ups. A ratio is the peer's time divided by Zarrkit's right before, the median of the pairs and its 95 % bootstrap
interval: above 1, Zarrkit is faster. What each wrote is read back by zarr-python: level 0 must be equal to the source, and
coarser levels differ from the mean of the level before by 1 at most, else there is no row.

    mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
    python3 -m venv target/peers && target/peers/bin/pip install zarr dask tensorstore ngff-zarr dask-image ome-zarr numpy
    target/peers/bin/python src/benchmark/python/saving.py --folder /tmp/zarrkit-saving

Peers: dask (over zarr-python, all levels in one computation), tensorstore (the image in memory, NumPy makes the levels),
ngff-zarr (its DASK_BIN_SHRINK), ome-zarr (ome-zarr-py, its LOCAL_MEAN). Those that can't be imported are left out.
"""

import argparse
import datetime
import importlib.metadata
import os
import platform
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np
import zarr

from arrays import prepare, shape, stored_size
from compare import Process, median_with_interval, significant

MODULES = {"dask": "dask", "tensorstore": "tensorstore", "ngff-zarr": "ngff_zarr", "ome-zarr": "ome_zarr"}
CODECS = ["blosc-lz4-5", "blosc-zstd-1"]
LAYOUTS = {"chunks of 128": (128, 0), "chunks of 64 in shards of 256": (64, 256)}
LEVELS = 4


def java_command(arguments):
    root = Path(__file__).resolve().parents[3]
    classes = arguments.classes or f"{root}/target/test-classes:{root}/target/classes"
    classpath = classes + ":" + (arguments.classpath or root / "target/classpath").read_text().strip()
    return ["java", *arguments.java_options.split(), "-cp", classpath, "org.zarrkit.benchmark.SaveTasks"]


def levels_of(folder):
    group = folder / "zarr.json"
    if not group.exists():
        return [zarr.open_array(str(folder / str(i)), mode="r") for i in range(LEVELS)]
    attributes = zarr.open_group(str(folder), mode="r").attrs.asdict()
    datasets = attributes["ome"]["multiscales"][0]["datasets"]
    return [zarr.open_array(str(folder / d["path"]), mode="r") for d in datasets]


def check(name, folder, volume):
    levels = levels_of(folder)
    if len(levels) != LEVELS or not np.array_equal(finer := levels[0][...], volume):
        raise RuntimeError(f"{name}: {len(levels)} levels, or other pixels than the source's")
    for i, level in enumerate(levels[1:], 1):
        pixels = level[...]
        z, y, x = pixels.shape
        mean = finer[:2 * z, :2 * y, :2 * x].reshape(z, 2, y, 2, x, 2).mean(axis=(1, 3, 5))
        # Levels may be made from the first one, whose means were not rounded.
        if (worst := np.abs(mean - pixels).max()) > 1:
            raise RuntimeError(f"{name}: level {i} differs from the mean by {worst}")
        finer = pixels


class Saving:
    def __init__(self, arguments):
        self.arguments = arguments
        self.source = arguments.folder / f"{arguments.size}-raw-128.zarr"
        self.volume = np.load(prepare(arguments.folder, arguments.size, ["raw"], ["128"]), mmap_mode="r")
        self.zarrkit = Process("Zarrkit", java_command(arguments), arguments.threads)
        script = str(Path(__file__).with_name("savers.py"))
        self.peers = []
        for name in arguments.peers:
            if subprocess.run([sys.executable, "-c", f"import {MODULES[name]}"], capture_output=True).returncode == 0:
                command = [sys.executable, script, name, str(arguments.threads)]
                self.peers.append(Process(name, command, arguments.threads))
        self.cpu_rows = []

    def save(self, process, codec, layout, threads=None):
        target = self.arguments.folder / f"saved-by-{process.name}.zarr"
        shutil.rmtree(target, ignore_errors=True)
        chunk, shard = LAYOUTS[layout]
        return target, process.ask("save", self.source, target, codec, chunk, shard, LEVELS, threads or self.arguments.threads)

    def row(self, codec, layout):
        times, cpu, cells = [], {}, []
        for _ in range(self.arguments.java_warmups):
            target, _ = self.save(self.zarrkit, codec, layout)
        check("Zarrkit", target, self.volume)
        sizes = [self.volume.nbytes / stored_size(target)]
        for peer in self.peers:
            ratios = []
            for i in range(self.arguments.warmups + self.arguments.pairs):
                _, ours = self.save(self.zarrkit, codec, layout)
                target, theirs = self.save(peer, codec, layout)
                if i == 0:
                    check(peer.name, target, self.volume)
                    sizes.append(self.volume.nbytes / stored_size(target))
                if i >= self.arguments.warmups:
                    ratios.append(theirs[0] / ours[0])
                    times.append(ours[0])
                    cpu.setdefault("Zarrkit", []).append(ours[1])
                    cpu.setdefault(peer.name, []).append(theirs[1])
            cells.append(median_with_interval(ratios))
        scaling = self.scaling(codec, layout)
        ours = significant(statistics.median(times))
        print(f"| {codec}, {layout} | {ours} | {scaling} | " + " | ".join(cells) + " |", flush=True)
        medians = [f"{significant(statistics.median(cpu[p.name]))}, {s:.2f}"
                   for p, s in zip([self.zarrkit, *self.peers], sizes)]
        self.cpu_rows.append(f"| {codec}, {layout} | " + " | ".join(medians) + " |")

    def scaling(self, codec, layout):
        """The time of one thread divided by that of two right after."""
        ratios = []
        for _ in range(self.arguments.pairs):
            one = self.save(self.zarrkit, codec, layout, 1)[1][0]
            ratios.append(one / self.save(self.zarrkit, codec, layout, 2)[1][0])
        return median_with_interval(ratios)

    def run(self):
        names = [p.name for p in self.peers]
        print("| saved as | Zarrkit | one thread / two | " + " | ".join(names) + " |")
        print("|---" * (3 + len(names)) + "|", flush=True)
        for codec in self.arguments.codecs:
            for layout in LAYOUTS:
                self.row(codec, layout)
        peaks = [p.close().ru_maxrss / 1024 for p in [self.zarrkit, *self.peers]]
        print("\nCPU time of all threads of a process (medians), and compression of all levels, to the size of level 0:\n")
        print("| saved as | Zarrkit | " + " | ".join(names) + " |")
        print("|---" * (2 + len(names)) + "|")
        print("\n".join(self.cpu_rows))
        print("| largest resident memory of the whole run | " + " | ".join(f"{p:.0f} MB" for p in peaks) + " |")


def print_versions(arguments):
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    packages = ["zarr", "dask", "tensorstore", "ngff-zarr", "ome-zarr", "numpy"]
    print(f"- {datetime.date.today()}, {cpu}, {os.cpu_count()} CPUs ({arguments.threads} used), {platform.system()} "
          f"{platform.release()}; load at the start {os.getloadavg()[0]:.2f}")
    print(f"- {java}, {arguments.java_options}; Python {platform.python_version()}, "
          + ", ".join(f"{p} {importlib.metadata.version(p)}" for p in packages))
    print(f"- {'x'.join(map(str, shape(arguments.size)))} uint16, {LEVELS} levels; {arguments.pairs} pairs after "
          f"{arguments.warmups} warm-ups, and {arguments.java_warmups} of Zarrkit before\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="for the source and what is saved")
    parser.add_argument("--size", type=int, default=512, help="edge of the volume; z is half of it")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--warmups", type=int, default=1)
    parser.add_argument("--java-warmups", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--peers", nargs="+", default=list(MODULES), choices=list(MODULES))
    parser.add_argument("--codecs", nargs="+", default=CODECS)
    parser.add_argument("--java-options", default="-XX:+UseG1GC -Xmx2g")
    parser.add_argument("--classpath", type=Path, help="a file with the classpath of the dependencies")
    parser.add_argument("--classes", help="where Zarrkit's classes are; default: Maven's folders")
    arguments = parser.parse_args()
    print_versions(arguments)
    Saving(arguments).run()


if __name__ == "__main__":
    main()
