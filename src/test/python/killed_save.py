"""Kills `zarrkit convert` at random moments (SIGKILL) and checks what is there, and that the same command ends the save.

    python src/test/python/killed_save.py target/zarrkit/bin/zarrkit --runs 100

The source is an array of 300 MB. The runs take the layouts below in turn, a third of them over an old image. After a kill
the target must be absent, or refused as incomplete by Zarrkit, zarr-python and ome-zarr-py, or complete, and the files of
an old image the same as before, but for the documented instant between two renamings. The same command then makes the
files of a save that nothing disturbed, byte for byte. Every fifth kill comes when the document appears that completes the
image. Needs numpy, zarr and ome-zarr, and 2.5 GB of disk.
"""

import argparse
import filecmp
import os
import random
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import zarr
from ome_zarr.io import parse_url
from ome_zarr.reader import Reader

LAYOUTS = {
    "0.5, chunks": ["--chunks", "64", "--shards", "none"],
    "0.5, shards": ["--chunks", "32", "--shards", "128"],
    "0.4, chunks": ["--chunks", "64", "--version", "0.4"],
}
JOURNAL = ".zarrkit-journal"
ENDS = ("", ".zarrkit-new", ".zarrkit-complete", ".zarrkit-old")


def make_source(folder, edge):
    rng = np.random.default_rng(1)
    shape = (edge, edge, edge)
    array = zarr.create_array(str(folder), shape=shape, chunks=(64, 64, 64), dtype="u2", compressors=None,
                              dimension_names=["z", "y", "x"])
    for z in range(0, edge, 64):
        array[z:z + 64] = rng.integers(100, 1000, (min(64, edge - z), edge, edge), dtype="u2")


def files(folder):
    """The files that belong to an image."""
    found = {str(f.relative_to(folder)): f for f in folder.rglob("*") if f.is_file()}
    return {name: file for name, file in found.items() if not name.startswith(JOURNAL)}


def difference(folder, other):
    here, there = files(folder), files(other)
    if here.keys() != there.keys():
        return f"files differ: {sorted(here.keys() ^ there.keys())[:5]}"
    return next((f"{name} differs" for name in here if not filecmp.cmp(here[name], there[name], shallow=False)), None)


class Test:
    def __init__(self, command, work, edge):
        self.command, self.work = command, work
        self.source = work / "source.zarr"
        make_source(self.source, edge)
        self.old = work / "old.zarr"
        small = work / "small.zarr"
        make_source(small, 100)
        subprocess.run([*command, "convert", str(small), str(self.old)], check=True, capture_output=True)
        self.undisturbed, self.seconds = {}, {}
        for name, options in LAYOUTS.items():
            self.undisturbed[name] = self.work / name / "image.zarr"
            start = time.monotonic()
            subprocess.run(self.convert(self.undisturbed[name], options), check=True, capture_output=True)
            self.seconds[name] = time.monotonic() - start
        self.counts = {}

    def convert(self, target, options):
        return [*self.command, "convert", str(self.source), str(target), *options]

    def run(self, number):
        layout = list(LAYOUTS)[number % len(LAYOUTS)]
        replaces = number // len(LAYOUTS) % 3 == 2
        target = self.work / "target" / "image.zarr"
        target.parent.mkdir()
        if replaces:
            shutil.copytree(self.old, target)
        command = self.convert(target, LAYOUTS[layout] + (["--overwrite"] if replaces else []))
        self.kill(command, layout, target, at_end=number % 5 == 4)
        state = self.state(target, self.undisturbed[layout], replaces)
        self.counts[state] = self.counts.get(state, 0) + 1
        # One that was complete when its process was killed is a success if that is asked for.
        again = subprocess.run(command + ["--resume"], capture_output=True, text=True)
        assert again.returncode == 0, again.stderr
        assert (found := difference(target, self.undisturbed[layout])) is None, found
        assert not (target / JOURNAL).exists() and [p.name for p in target.parent.iterdir()] == ["image.zarr"]
        shutil.rmtree(target.parent)
        return f"{layout}{', over an old image' if replaces else ''}: {state}"

    def kill(self, command, layout, target, at_end):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        end = time.monotonic() + random.uniform(0.3, 1) * self.seconds[layout]
        last = [Path(f"{target}{e}") / d for e in ENDS[:3] for d in (".zattrs", "zarr.json")]
        there = {f for f in last if f.exists()} if "--overwrite" not in command else {target / "zarr.json"}
        while process.poll() is None:
            if any(f not in there and f.exists() for f in last) if at_end else time.monotonic() > end:
                time.sleep(random.uniform(0, 0.01) if at_end else 0)
                break
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()

    def state(self, target, undisturbed, replaces):
        """What a reader finds; fails if that is no image and no refusal."""
        if replaces and not target.exists():
            beside = {p.name for p in target.parent.iterdir()}
            assert {"image.zarr.zarrkit-complete", "image.zarr.zarrkit-old"} <= beside, beside
            return "between two renamings"
        if replaces and difference(target, self.old) is None:
            return "the old image"
        if not target.exists():
            return "absent"
        if difference(target, undisturbed) is None and self.is_read(target):
            return "complete"
        assert not replaces, "neither the old image nor the new one"
        self.require_refused(target)
        return "incomplete, and refused"

    def is_read(self, target):
        info = subprocess.run([*self.command, "info", str(target)], capture_output=True, text=True)
        return info.returncode == 0 and zarr.open_group(str(target), mode="r") is not None

    def require_refused(self, target):
        info = subprocess.run([*self.command, "info", str(target)], capture_output=True, text=True)
        assert info.returncode == 3, info.stdout
        try:
            attributes = zarr.open_group(str(target), mode="r").attrs.asdict()
            assert "ome" not in attributes and "multiscales" not in attributes, "zarr-python finds an image"
        except FileNotFoundError:
            pass
        location = parse_url(str(target))
        assert location is None or not list(Reader(location)()), "ome-zarr-py finds an image"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("zarrkit", help="the program, or a command line that starts it")
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--edge", type=int, default=532, help="of the source; 532 gives 300 MB")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    print("seed", arguments.seed, flush=True)
    work = Path(tempfile.mkdtemp())
    test = Test(shlex.split(arguments.zarrkit), work, arguments.edge)
    for number in range(arguments.runs):
        print(number, test.run(number), flush=True)
    shutil.rmtree(work)
    print(f"{arguments.runs} kills, all continued to the same bytes:", ", ".join(f"{n} {s}" for s, n in test.counts.items()))


if __name__ == "__main__":
    main()
