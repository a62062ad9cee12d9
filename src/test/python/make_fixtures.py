"""Writes the fixtures of the tests, by other programs, from synthetic pixels.

    python make_fixtures.py [FOLDER]

The folder (default: src/test/resources/fixtures) is replaced. Equal versions of the programs give equal files;
made-with.json says which versions made those in the repository. See requirements.txt for what to install.
"""

import gzip
import json
import os
import shutil
import sys
import types
from pathlib import Path

# Before the imports below: with several threads ngff-zarr writes the chunks of a shard in any order.
os.environ["RAYON_NUM_THREADS"] = "1"
# A gzip stream holds the time of its making, which would make every run differ.
gzip.time = types.SimpleNamespace(time=lambda: 0)

from fixture_arrays import make_arrays
from fixture_images import made_with, make_images, write_json
from fixture_reference import make_reference

DEFAULT = Path(__file__).resolve().parents[1] / "resources" / "fixtures"
PARTS = ("arrays", "images", "reference")


def main(arguments):
    """Makes everything and prints how much it is."""
    root = Path(arguments[0]).resolve() if arguments else DEFAULT
    before = _checksums(root)
    for part in PARTS:
        shutil.rmtree(root / part, ignore_errors=True)
    cases = make_arrays(root) + make_images(root) + make_reference(root)
    write_json(root / "index.json", cases)
    write_json(root / "made-with.json", {"python": sys.version.split()[0], **made_with()})
    files = [file for part in PARTS for file in (root / part).rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    print(f"{len(cases)} cases, {len(files)} files, {size:,} bytes in {root}")
    changed = [name for name, checksum in _checksums(root).items() if before.get(name, checksum) != checksum]
    if changed:
        print("Checksums differ from before:", *changed, sep="\n  ")


def _checksums(root):
    index = root / "index.json"
    return {case["id"]: case["sha256"] for case in json.loads(index.read_text())} if index.exists() else {}


if __name__ == "__main__":
    main(sys.argv[1:])
