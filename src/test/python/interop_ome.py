"""OME-Zarr as a whole against other programs: what Zarrkit writes, they read. Run by hand.

    python interop_ome.py ZARRKIT_LAUNCHER NODE_FOLDER [--only TEXT] [--keep FOLDER]

Images of 2 to 5 dimensions with channels and labels, and plates, as 0.4, 0.5 and sharded 0.5, and after `zarrkit edit`,
are read by zarr-python, ome-zarr-models, ome-zarr-py, ngff-zarr, dask, tensorstore and zarrita: pixels of all levels,
axes, units, scales, translations, channels, labels, wells. NODE_FOLDER is where `npm install zarrita` was run. The exit
code is 1 after any difference.
"""

import argparse
import subprocess
import sys
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path

import zarr
from interop import Variant
from interop_checks import check_image
from interop_inputs import Channel
from interop_ome_checks import check_by_zarrita, check_consolidated, check_labels, check_plate
from interop_ome_inputs import DIMENSIONS, LABEL_COLORS, TYPES, make_image, make_labels

CHUNKS = {"z": 4, "y": 32, "x": 32}
VARIANTS = [
    Variant("0.4", "0.4", levels=3),
    Variant("0.5", "0.5", levels=3),
    Variant("0.5 shards", "0.5", CHUNKS, {"z": 8, "y": 64, "x": 64}, levels=2),
    Variant("0.5 nearest", "0.5", levels=2, downsample="nearest"),
]
FIELDS = [("A", "1", 0), ("A", "1", 1), ("B", "3", 0), ("B", "3", 1), ("C", "2", 0)]
MICROMETERS = 1e-3  # per nanometer


class Whole:
    """The launcher, the folder of zarrita, and where files go."""

    def __init__(self, launcher, node, work):
        self.launcher = launcher
        self.node = node
        self.work = work

    def zarrkit(self, *arguments):
        """Runs the command line; its message is the error."""
        run = subprocess.run([self.launcher, *map(str, arguments)], capture_output=True, timeout=600, check=False)
        if run.returncode != 0:
            raise RuntimeError(f"zarrkit {arguments[0]} ends with {run.returncode}: {run.stderr.decode()[:800]}")

    def image(self, axes, dtype, variant):
        """Converts an image, writes labels into it, and yields the differences."""
        source, target, expected = self.converted(axes, dtype, variant)
        yield from check_image(target, variant, expected)
        labels = make_labels(self.place(source, "labels.zarr"), axes, len(axes))
        self.zarrkit("convert", self.place(source, "labels.zarr"), target, "--label", "cells")
        yield from check_labels(target, variant.version, "cells", labels, LABEL_COLORS)
        yield from check_by_zarrita(self.node, target)

    def edited(self, axes, dtype, variant):
        """Edits an image with labels and consolidated metadata, and yields the differences."""
        source, target, expected = self.converted(axes, dtype, variant)
        labels = make_labels(self.place(source, "labels.zarr"), axes, len(axes))
        self.zarrkit("convert", self.place(source, "labels.zarr"), target, "--label", "cells")
        zarr.consolidate_metadata(str(target))
        space = [axis for axis in axes if axis in "zyx"]
        sizes, origin = dict(zip(space, (300, 150, 75)[-len(space) :])), dict(zip(space, (1000, -20, 7.5)[-len(space) :]))
        options = ["--name", "edited", "--unit", "nm", "--pixel-size", _text(sizes), "--origin", _text(origin)]
        options += ["--channel-name", "1=DAPI", "--channel-color", "1=00AAFF", "--window", "1=3..77"]
        self.zarrkit("edit", target, *options)
        sizes = {axis: sizes[axis] * MICROMETERS if axis in sizes else size for axis, size in expected.sizes.items()}
        channels = (Channel("DAPI", "00AAFF", 3, 77), *expected.channels[1:])
        yield from check_image(target, variant, replace(expected, sizes=sizes, origin=origin, channels=channels))
        yield from check_labels(target, variant.version, "cells", labels, LABEL_COLORS)
        yield from check_consolidated(target)
        yield from check_by_zarrita(self.node, target)

    def plate(self, axes, dtype, variant):
        """Makes a plate of images with missing wells, and yields the differences."""
        source = self.work / f"plate-{axes}-{dtype}-{variant.name.replace(' ', '-')}"
        source.mkdir()
        images = {}
        for seed, (row, column, number) in enumerate(FIELDS):
            path = source / f"{row}{int(column):02}_f{number}.tif"
            images[row, column, number] = make_image(path, axes, dtype, seed)
        target = source.with_name(f"{source.name}.zarr")
        self.zarrkit("plate", target, "--from", source, *variant.options(axes))
        yield from check_plate(target, variant.version, {key: image.pixels for key, image in images.items()})
        for (row, column, number), expected in images.items():
            for difference in check_image(target / row / column / str(number), variant, expected):
                yield f"{row}/{column}/{number}: {difference}"
        yield from check_by_zarrita(self.node, target)

    def converted(self, axes, dtype, variant):
        """The TIFF file, the image that Zarrkit made of it, and what it should contain."""
        name = f"{axes}-{dtype}-{variant.name.replace(' ', '-')}"
        folder = Path(tempfile.mkdtemp(prefix=name, dir=self.work))
        source, target = folder / "image.tif", folder / "image.zarr"
        expected = make_image(source, axes, dtype, len(axes))
        self.zarrkit("convert", source, target, *variant.options(axes))
        return source, target, expected

    @staticmethod
    def place(source, name):
        """A path beside a file."""
        return source.with_name(name)


def _text(values):
    return ",".join(f"{axis}={value}" for axis, value in values.items())


def cases():
    """What is done, and with which axes, type and variant."""
    for i, axes in enumerate(DIMENSIONS):
        for variant in VARIANTS:
            yield "image", axes, TYPES[i % len(TYPES)], variant
    for variant in VARIANTS:
        yield "edited", "zyx", "uint16", variant
        yield "edited", "tczyx", "uint8", variant
        yield "plate", "yx", "uint8", variant
        yield "plate", "czyx", "uint16", variant


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("launcher", type=Path)
    parser.add_argument("node", type=Path)
    parser.add_argument("--only", default="", help="only cases whose line contains this text")
    parser.add_argument("--keep", type=Path, help="leave everything in this folder")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # of peers, about each other's opinions
    with tempfile.TemporaryDirectory() as temporary:
        work = options.keep or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        return run(Whole(options.launcher.resolve(), options.node.resolve(), work.resolve()), options.only)


def run(whole, only):
    """Runs the cases, prints a line for each, and returns the exit code."""
    count = different = 0
    for kind, axes, dtype, variant in cases():
        line = f"{kind} {axes} {dtype} {variant.name}"
        if only not in line:
            continue
        try:
            differences = list(getattr(whole, kind)(axes, dtype, variant))
        except Exception as failure:
            differences = [f"{type(failure).__name__}: {failure}"[:1500]]
        count += 1
        different += bool(differences)
        print(f"{line}: {'DIFFERENCE' if differences else 'OK'}", *differences, sep="\n    - ", flush=True)
    print(f"{count} cases: {different} with differences")
    return 1 if different or not count else 0


if __name__ == "__main__":
    sys.exit(main())
