"""Other programs against Zarrkit: what it writes, they read; what they wrote, it reads. Run by hand.

    python interop.py ZARRKIT_LAUNCHER CONFORMANCE_DIR [--only TEXT] [--skip-convert] [--skip-dump] [--keep FOLDER]

For every image real/** (TIFF, PNG) of CONFORMANCE_DIR/index.json: `zarrkit convert` in several variants, whose output
is read by zarr-python, ome-zarr-models, dask, tensorstore, ome-zarr-py and ngff-zarr. For every Zarr array and image of
that index and of the fixtures here: `zarrkit dump`, whose output is compared with the checksum in the index, and
which must fail, with a message, where an error is expected. The exit code is 1 after any difference.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from interop_checks import check_image
from interop_inputs import expected_of

FIXTURES = Path(__file__).resolve().parents[1] / "resources" / "fixtures"
PIXEL_TYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64".split()


@dataclass(frozen=True)
class Variant:
    """One way to convert; only axes that an image has are asked for."""

    name: str
    version: str
    chunks: dict = field(default_factory=dict)
    shards: dict = field(default_factory=dict)
    levels: int = 0
    downsample: str = "mean"
    codec: str = ""

    def options(self, axes):
        """The arguments of `zarrkit convert`."""
        result = ["--version", self.version]
        for option, edges in (("--chunks", self.chunks), ("--shards", self.shards)):
            edges = {axis: edge for axis, edge in edges.items() if axis in axes}
            result += [option, ",".join(f"{axis}={edge}" for axis, edge in edges.items())] if edges else []
        result += ["--levels", str(self.levels)] if self.levels else []
        result += ["--codec", self.codec] if self.codec else []
        return result + (["--downsample", self.downsample] if self.downsample != "mean" else [])


SMALL = {"z": 8, "y": 16, "x": 32}
VARIANTS = [
    Variant("0.4", "0.4"),
    Variant("0.5", "0.5"),
    Variant("0.5 shards", "0.5", SMALL, {"z": 16, "y": 32, "x": 64}, levels=3),
    Variant("0.4 gzip", "0.4", SMALL, levels=2, codec="gzip:6"),
    Variant("0.5 zstd", "0.5", levels=2, codec="zstd:3", downsample="nearest"),
    Variant("0.5 raw", "0.5", {"y": 50, "x": 33}, levels=2, codec="raw"),
]


class Interop:
    """The launcher, where results go, and the table."""

    def __init__(self, launcher, output):
        self.launcher = launcher
        self.output = output
        self.rows = []

    def zarrkit(self, *arguments):
        """Runs the command line; never raises."""
        command = [self.launcher, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, timeout=600, check=False)

    def convert(self, source, variant):
        """Converts one file one way, and returns a row of the table."""
        name = "/".join(source.parts[-2:])
        target = self.output / f"{source.parent.name}-{source.name}-{variant.name.replace(' ', '-')}.zarr"
        expected = expected_of(source)
        run = self.zarrkit("convert", source, target, *variant.options(expected.axes))
        facts = [name, variant.name, expected.axes, _shape(expected.pixels), str(expected.pixels.dtype)]
        facts.append(_figure(expected.pixels.sum(dtype="float64")))
        if run.returncode != 0 and expected.changed and len(message_of(run)) > 20 and "\tat " not in message_of(run):
            return [*facts, f"refused ({expected.changed}): {message_of(run)[:300]}"], []
        if run.returncode != 0:
            return [*facts, "DIFFERENCE"], [f"convert ends with {run.returncode}: {message_of(run)[:800]}"]
        differences = list(check_image(target, variant, expected))
        if expected.changed and str(expected.pixels.dtype) not in (run.stdout + run.stderr).decode(errors="replace"):
            differences.append(f"the type is changed without a word about {expected.pixels.dtype}")
        differences += [] if differences else self.dumped_again(target, expected)
        stated = f"OK, converted ({expected.changed})" if expected.changed else "OK"
        return [*facts, "DIFFERENCE" if differences else stated], differences

    def dumped_again(self, target, expected):
        """Zarrkit reads back what it wrote, and describes it as JSON."""
        run = self.zarrkit("dump", target, "--level", "0", "-o", "-")
        pixels = np.frombuffer(run.stdout, np.uint8)
        stored = expected.pixels if not expected.changed else None
        if run.returncode != 0:
            yield f"dump ends with {run.returncode}: {message_of(run)[:500]}"
        elif stored is not None and pixels.tobytes() != stored.astype(stored.dtype.newbyteorder("<")).tobytes():
            yield f"dump gives {len(pixels)} bytes, not those of the input"
        run = self.zarrkit("info", target, "--json")
        try:
            json.loads(run.stdout)
        except ValueError as failure:
            yield f"info --json is not JSON: {failure}; {message_of(run)[:300]}"

    def dumped_sha256(self, *arguments):
        """The checksum of what `zarrkit dump` gives, and None; or None and the message."""
        command = [self.launcher, "dump", *map(str, arguments), "-o", "-"]
        digest = hashlib.sha256()
        # Some images are larger than what two pipes should hold in memory.
        with tempfile.TemporaryFile() as errors:
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process:
                while block := process.stdout.read(1 << 20):
                    digest.update(block)
            errors.seek(0)
            message = on_one_line(errors.read())
        return (digest.hexdigest(), None) if process.returncode == 0 else (None, message)

    def dump(self, root, case):
        """Dumps every level of a case of an index, and returns a row of the table."""
        facts = [case["path"], case["kind"], "", _text(case.get("shape")), _text(case.get("dtype")), ""]
        levels = case.get("levels") or [case]
        differences, refused = [], None
        for i, level in enumerate(levels):
            found, refused = self.dumped_sha256(root / case["path"], *_place(case, i))
            if refused is not None:
                break
            if case["expect"] == "opens" and level.get("sha256") and found != level["sha256"]:
                differences.append(
                    f"level {i}: sha256 {found[:12]}…, expected {level['sha256'][:12]}…; {case.get('note')}"
                )
        return [*facts, *self.judged(case, differences, refused)]

    @staticmethod
    def judged(case, differences, refused):
        """The result of a dumped case, and its differences."""
        if refused is not None and ("\tat " in refused or len(refused) < 20):
            return "DIFFERENCE", [f"no clear message: {refused[:800]}"]
        if case["expect"] == "error":
            if refused is not None:
                return f"refused, as expected: {refused[:160]}", []
            # A viewer may show what a validator must flag.
            lenient = case.get("error_stage") == "validate" or case.get("optional")
            return ("OK, shown", []) if lenient else ("DIFFERENCE", [f"no error, though: {case.get('note')}"])
        if refused is not None:
            # Outside the core, or no pixels: a named error is as good.
            optional = case.get("optional") or case.get("dtype") not in PIXEL_TYPES
            return (f"refused: {refused[:160]}", []) if optional else ("DIFFERENCE", [refused[:800]])
        return ("DIFFERENCE" if differences else "OK"), differences

    def report(self, results):
        """Adds rows and prints those that are not simply OK."""
        for result in results:
            row, differences = (result[:-1], result[-1]) if isinstance(result[-1], list) else (result, [])
            self.rows.append((row, differences))
            print(" | ".join(row), flush=True)
            for difference in differences:
                print(f"    - {difference}", flush=True)


def message_of(run):
    """What a failed run told, on one line."""
    return on_one_line(run.stderr or run.stdout)


def on_one_line(output):
    """Bytes that a program printed, as text."""
    return " ".join(output.decode(errors="replace").split("\n")).strip()


def _shape(pixels):
    return "x".join(map(str, pixels.shape))


def _text(value):
    return "x".join(map(str, value)) if isinstance(value, list) else str(value)


def _figure(value):
    return f"{value:.0f}" if value == int(value) else f"{value:.6g}"


def _place(case, level):
    if case.get("zip_entry"):
        return ["--array", case["zip_entry"]]
    return ["--level", level] if case.get("levels") else []


def stored_cases(root):
    """The Zarr arrays and images of an index with something to compare."""
    cases = json.loads((root / "index.json").read_text(encoding="utf-8"))
    for case in cases:
        case.setdefault("expect", "opens")
        pixels = case["kind"] in ("array", "image", "labels") and not case["path"].startswith("real/")
        if pixels and (case["expect"] == "error" or case.get("sha256")):
            yield case


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("launcher", type=Path)
    parser.add_argument("conformance", type=Path)
    parser.add_argument("--only", default="", help="only cases whose path contains this text")
    parser.add_argument("--skip-convert", action="store_true")
    parser.add_argument("--skip-dump", action="store_true")
    parser.add_argument("--keep", type=Path, help="leave the converted images in this folder")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        output = options.keep or Path(temporary)
        output.mkdir(parents=True, exist_ok=True)
        interop = Interop(options.launcher.resolve(), output.resolve())
        with ThreadPoolExecutor(options.jobs) as pool:
            run_all(interop, options, pool)
    return summary(interop.rows)


def run_all(interop, options, pool):
    """Both parts, a few cases at a time."""
    if not options.skip_convert:
        cases = json.loads((options.conformance / "index.json").read_text(encoding="utf-8"))
        paths = sorted(c["path"] for c in cases if c["path"].startswith("real/") and options.only in c["path"])
        work = [(options.conformance / path, variant) for path in paths for variant in VARIANTS]
        results = pool.map(lambda item: interop.convert(*item), work)
        interop.report([*row, differences] for row, differences in results)
    if not options.skip_dump:
        for root in (FIXTURES, options.conformance):
            cases = [case for case in stored_cases(root) if options.only in case["path"]]
            interop.report(pool.map(lambda case, root=root: interop.dump(root, case), cases))


def summary(rows):
    """Counts the results and returns the exit code."""
    results = [row[-1] for row, _ in rows]
    different = sum(1 for _, differences in rows if differences)
    converted = sum(1 for result in results if result.startswith("OK, converted"))
    refused = sum(1 for result in results if result.startswith("refused"))
    print(f"{len(rows)} cases: {different} with differences, {refused} refused, {converted} with a converted type")
    return 1 if different or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
