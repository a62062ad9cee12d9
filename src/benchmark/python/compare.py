#!/usr/bin/env python3
"""Zarrkit and its peers on the same arrays, alternating; prints tables in Markdown.

Makes a synthetic volume (blobs, background, noise; uint16) and stores it as Zarr 3 arrays in a folder, then has each
program read and write them. Each program is a process that stays up; Zarrkit and one peer at a time do the same task in
turn (A B A B ...), after warm-ups. A ratio is the peer's time divided by Zarrkit's right before; the first table has the
median of the pairs and its 95 % bootstrap interval: above 1, Zarrkit is faster. The second has the CPU time of all
threads of each process, the third what a process takes that starts, reads everything once and ends. Results are compared
by sums of their values, for planes by sums that tell the order, and what was written is read back and compared.

Prepare, from the root of the project:

    mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
    python3 -m venv target/peers && target/peers/bin/pip install zarr tensorstore zarrs dask numpy

Run (about 25 minutes and 4 GB of disk, with two cores; for hours: --size 1024 --pairs 7 --warmups 3 --percent 10 50 90):

    target/peers/bin/python src/benchmark/python/compare.py --folder /tmp/zarrkit-compare

Each row is printed when it is measured, and where the run stands on standard error. A run that is cut off, by Ctrl-C, a
failure or --minutes, prints the other tables for the rows that it has.

Peers: zarr (zarr-python with its default pipeline), zarr-fused (its synchronous pipeline), tensorstore, zarrs (the
Rust crate, through the Python package zarrs), dask (threads, over zarr-python; reading all and writing only). Those that
can't be imported are "not measured"; so is n5-zarr, which is not on Maven Central.
"""

import argparse
import datetime
import os
import platform
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

from arrays import create, prepare, shape, stored_size

PEERS = ["zarr", "zarr-fused", "tensorstore", "zarrs", "dask"]
CODECS = ["blosc-lz4", "blosc-zstd-3", "zstd-3", "gzip-6", "raw"]
LAYOUTS = ["128", "64", "64-sharded"]
PLANES = {0: "xy", 1: "xz", 2: "yz"}
TASKS = ["read", "write", "cold"]
# Each of these takes some ten seconds, and almost all of it in the same library: one pair tells.
SLOW_TO_WRITE = ["gzip-6"]


class Process:
    def __init__(self, name, command, threads):
        self.name = name
        cores = sorted(os.sched_getaffinity(0))[:threads]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
            preexec_fn=lambda: os.sched_setaffinity(0, cores))

    def ask(self, *request):
        """Seconds, CPU seconds, sum."""
        self.process.stdin.write("\t".join(map(str, request)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split("\t")
        if len(answer) != 3:
            raise RuntimeError(f"{self.name} failed at {request}; see its message above")
        return float(answer[0]), float(answer[1]), int(answer[2])

    def close(self):
        self.process.stdin.close()
        return os.wait4(self.process.pid, 0)[2]


def median_with_interval(ratios):
    rng = random.Random(1)
    medians = sorted(statistics.median(rng.choices(ratios, k=len(ratios))) for _ in range(1000))
    return "{:.2f} ({:.2f}–{:.2f})".format(statistics.median(ratios), medians[24], medians[974])


def significant(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


class Comparison:
    def __init__(self, arguments):
        self.arguments = arguments
        self.commands = {"Zarrkit": java_command(arguments)}
        self.missing = []
        for name in arguments.peers:
            module = name.split("-")[0]
            if subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0:
                self.commands[name] = [
                    sys.executable, str(Path(__file__).with_name("peers.py")), name, str(arguments.threads)]
            else:
                self.missing.append(name)
        self.zarrkit, *self.peers = [Process(n, c, arguments.threads) for n, c in self.commands.items()]
        self.cpu_rows, self.cold_rows = [], []
        self.head("task | array | Zarrkit", [p.name for p in self.peers])

    @staticmethod
    def head(first, names):
        print(f"| {first} | " + " | ".join(names) + " |")
        print("|---" * (first.count("|") + 1 + len(names)) + "|", flush=True)

    def row(self, task, label, request, skip=("dask",), before=lambda process: None, counts=None):
        """Times a task; ``request`` is what a process is asked, or a function of it; ``before`` prepares each call."""
        warmups, pairs = counts or (self.arguments.warmups, self.arguments.pairs)
        cells, times, cpu = [], [], {}
        for peer in self.peers:
            if peer.name in skip:
                cells.append("–")
                continue
            ratios = []
            for i in range(warmups + pairs):
                asked = []
                for process in (self.zarrkit, peer):
                    before(process)
                    asked.append(process.ask(*(request(process) if callable(request) else request)))
                (our_time, our_cpu, our_sum), (their_time, their_cpu, their_sum) = asked
                if our_sum != their_sum:
                    raise RuntimeError(f"{task}, {label}: Zarrkit's sum is {our_sum}, that of {peer.name} {their_sum}")
                if i >= warmups:
                    ratios.append(their_time / our_time)
                    times.append(our_time)
                    cpu.setdefault("Zarrkit", []).append(our_cpu)
                    cpu.setdefault(peer.name, []).append(their_cpu)
            cells.append(median_with_interval(ratios))
        self.print_row(task, label, statistics.median(times), cells, cpu)

    def print_row(self, task, label, seconds, cells, cpu):
        print(f"| {task} | {label} | {significant(seconds)} | " + " | ".join(cells) + " |", flush=True)
        medians = [significant(statistics.median(cpu[n])) if n in cpu else "–" for n in self.commands]
        self.cpu_rows.append(f"| {task} | {label} | " + " | ".join(medians) + " |")

    def read_rows(self, path, label, size):
        self.row("read all, a new array", label, ("box", path, "fresh"), skip=())
        self.row("read all, an array used again", label, ("box", path, "recycled"))
        # Zarrkit's cache of cells reads this way; the peers read into one array.
        self.row("read all, by chunks", label, lambda p: ("read" if p is self.zarrkit else "box", path, "recycled"))
        self.floor_row(path, label)
        self.row("200 random chunks, new arrays", label, ("chunks", path, 17, 200, "fresh"))
        self.row("200 random chunks, an array used again", label, ("chunks", path, 17, 200, "recycled"))
        for axis, name in PLANES.items():
            for percent in self.arguments.percent:
                index = shape(size)[axis] * percent // 100
                self.row(f"plane {name} at {percent} %", label, ("plane", path, axis, index))

    def floor_row(self, path, label):
        """What no program that decodes into arrays can be faster than: reading the files, and copying as many bytes."""
        asked = [self.zarrkit.ask("floor", path) for _ in range(self.arguments.warmups + self.arguments.pairs)]
        seconds = statistics.median(a[0] for a in asked[self.arguments.warmups:])
        cpu = {"Zarrkit": [a[1] for a in asked[self.arguments.warmups:]]}
        self.print_row("floor of reading all", label, seconds, ["–"] * len(self.peers), cpu)

    def write_row(self, codec, layout, volume_file, size, folder, our_codec=None):
        """Zarrkit keeps the volume as shards, the peers as one array; the array is made anew each time, not timed."""
        import numpy as np
        import zarr

        targets = {p.name: folder / f"written-by-{p.name}.zarr" for p in [self.zarrkit, *self.peers]}

        def fresh(process):
            ours = process is self.zarrkit
            create(targets[process.name], our_codec if ours and our_codec else codec, layout, size)

        self.zarrkit.ask("load", folder / f"{size}-raw-{layout}.zarr")
        for peer in self.peers:
            peer.ask("load", volume_file)
        label = f"{codec} {layout}" + (f"; Zarrkit {our_codec}" if our_codec else "")
        counts = (0, 1) if codec in SLOW_TO_WRITE else (self.arguments.write_warmups, self.arguments.write_pairs)
        self.row("write", label, lambda process: ("write", targets[process.name]), (), fresh, counts)
        volume = np.load(volume_file, mmap_mode="r")
        if not np.array_equal(zarr.open_array(str(targets["Zarrkit"]), mode="r")[...], volume):
            raise RuntimeError(f"what Zarrkit wrote as {codec}, {layout}, is not what it was given")
        ratios = [f"{volume.nbytes / stored_size(targets[p.name]):.2f}" for p in [self.zarrkit, *self.peers]]
        print(f"| compression | {label} | " + " | ".join(ratios) + " |", flush=True)
        for target in targets.values():
            shutil.rmtree(target, ignore_errors=True)

    def cold_row(self, path, label):
        """A process from its start to its end, page cache warm: wall time, CPU time, largest resident memory."""
        cells = []
        for name, command in self.commands.items():
            runs = []
            for _ in range(self.arguments.cold_runs):
                start = time.perf_counter()
                process = Process(name, command, self.arguments.threads)
                process.ask("box", path, "fresh")
                usage = process.close()
                cpu = usage.ru_utime + usage.ru_stime
                runs.append((time.perf_counter() - start, cpu, usage.ru_maxrss / 1024))
            wall, cpu, memory = (statistics.median(r[k] for r in runs) for k in range(3))
            cells.append(f"{wall:.2f} s, {cpu:.2f} s, {memory:.0f} MB")
        self.cold_rows.append(f"| {label} | " + " | ".join(cells) + " |")

    def close(self):
        peaks = [p.close().ru_maxrss / 1024 for p in [self.zarrkit, *self.peers]]
        print("\nCPU time of all threads of a process (medians):\n")
        self.head("task | array", list(self.commands))
        print("\n".join(self.cpu_rows))
        print("| largest resident memory of the whole run | | " + " | ".join(f"{p:.0f} MB" for p in peaks) + " |")
        if self.cold_rows:
            print("\nA process that starts, reads all into a new array and ends: wall time, CPU time, resident memory:\n")
            self.head("array", list(self.commands))
            print("\n".join(self.cold_rows))
        print(f"\nNot measured: {', '.join([*self.missing, 'n5-zarr (not on Maven Central)'])}.")


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
          + ", ".join(map(of, ["zarr", "numcodecs", "tensorstore", "zarrs", "dask", "numpy"])))
    print(f"- {'x'.join(map(str, shape(arguments.size)))} uint16; {arguments.pairs} pairs after {arguments.warmups} "
          f"warm-ups (write: {arguments.write_pairs} after {arguments.write_warmups}; "
          f"{', '.join(SLOW_TO_WRITE)}: one without)\n")


def arguments_of_command_line():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("target/compare"), help="for arrays; kept for the next run")
    parser.add_argument("--size", type=int, default=512, help="the volume has SIZE/2 x SIZE x SIZE elements")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--warmups", type=int, default=2)
    parser.add_argument("--write-pairs", type=int, default=2)
    parser.add_argument("--write-warmups", type=int, default=2)
    parser.add_argument("--cold-runs", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--codecs", nargs="+", default=CODECS, choices=CODECS)
    parser.add_argument("--layouts", nargs="+", default=LAYOUTS, choices=LAYOUTS)
    parser.add_argument("--peers", nargs="+", default=PEERS, choices=PEERS)
    parser.add_argument("--tasks", nargs="+", default=TASKS, choices=TASKS)
    parser.add_argument("--percent", type=int, nargs="+", default=[50], help="where the planes are")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="no array is begun later than that")
    parser.add_argument("--java-options", default="-XX:+UseG1GC -Xmx6g", help="Fiji's collector, and a heap")
    parser.add_argument("--classpath", type=Path, help="a file with the classpath of the dependencies")
    parser.add_argument("--classes", help="where Zarrkit's classes are; default: Maven's folders")
    return parser.parse_args()


def measure(comparison, arguments, volume_file):
    """All rows, array by array."""
    size, folder, start = arguments.size, arguments.folder, time.monotonic()
    arrays = [(codec, layout) for codec in arguments.codecs for layout in arguments.layouts]
    for number, (codec, layout) in enumerate(arrays, 1):
        minutes = (time.monotonic() - start) / 60
        if minutes >= arguments.minutes:
            print(f"\nCut off after {number - 1} of {len(arrays)} arrays.")
            return
        print(f"{codec} {layout}, {number} of {len(arrays)}, after {minutes:.1f} minutes", file=sys.stderr, flush=True)
        path, label = folder / f"{size}-{codec}-{layout}.zarr", f"{codec} {layout}"
        if "read" in arguments.tasks:
            comparison.read_rows(path, label, size)
        if "write" in arguments.tasks:
            comparison.write_row(codec, layout, volume_file, size, folder)
            if codec == "blosc-zstd-3":
                comparison.write_row(codec, layout, volume_file, size, folder, our_codec="blosc-zstd-1")
        if "cold" in arguments.tasks:
            comparison.cold_row(path, label)


def main():
    arguments = arguments_of_command_line()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    volume_file = prepare(arguments.folder, arguments.size, set(arguments.codecs) | {"raw"}, arguments.layouts)
    print_versions(arguments)
    comparison = Comparison(arguments)
    try:
        measure(comparison, arguments, volume_file)
    except KeyboardInterrupt:
        print("\nCut off by a signal.")
    finally:
        comparison.close()


if __name__ == "__main__":
    main()
