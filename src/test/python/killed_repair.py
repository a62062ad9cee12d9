"""Kills `zarrkit repair` or `edit` when a random document has changed (SIGKILL) and checks that each document is the old
or the new one.

    python src/test/python/killed_repair.py target/zarrkit/bin/zarrkit [RUNS] [repair|edit]
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

LEVELS = 400
LABELS = 200


def array(size, names):
    return {
        "zarr_format": 3,
        "node_type": "array",
        "shape": [size, size],
        "data_type": "uint8",
        "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [size, size]}},
        "chunk_key_encoding": {"name": "default"},
        "fill_value": 0,
        "codecs": [{"name": "bytes"}],
        "dimension_names": names,
    }


def write(folder, names):
    axes = [{"name": n, "type": "space", "unit": "micrometer"} for n in "yx"]
    datasets = [
        {"path": str(i), "coordinateTransformations": [{"type": "scale", "scale": [1.0 + i, 1.0 + i]}]}
        for i in range(LEVELS)
    ]
    ome = {"version": "0.5", "multiscales": [{"name": "a", "axes": axes, "datasets": datasets}]}
    folder.mkdir(parents=True)
    (folder / "zarr.json").write_text(
        json.dumps({"zarr_format": 3, "node_type": "group", "attributes": {"ome": ome}})
    )
    for i in range(LEVELS):
        (folder / str(i)).mkdir()
        (folder / str(i) / "zarr.json").write_text(json.dumps(array(10000 // (1 + i), names)))


def write_labelled(folder):
    """An image whose labels lie where it lies: they are edited along."""
    axes = [{"name": n, "type": "space", "unit": "micrometer"} for n in "yx"]
    datasets = [{"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [1.0, 1.0]}]}]
    multiscales = [{"name": "a", "axes": axes, "datasets": datasets}]
    names = [f"label{i}" for i in range(LABELS)]
    put(folder, {"multiscales": multiscales})
    put(folder / "labels", {"labels": names})
    for place in [folder, *(folder / "labels" / name for name in names)]:
        if place != folder:
            put(place, {"multiscales": multiscales, "image-label": {}})
        (place / "0").mkdir()
        (place / "0" / "zarr.json").write_text(json.dumps(array(100, ["y", "x"])))


def put(folder, ome):
    folder.mkdir(parents=True)
    attributes = {"ome": {"version": "0.5", **ome}}
    document = {"zarr_format": 3, "node_type": "group", "attributes": attributes}
    (folder / "zarr.json").write_text(json.dumps(document))


def documents(folder):
    return {str(p.relative_to(folder)): json.loads(p.read_text()) for p in sorted(folder.rglob("zarr.json"))}


def main():
    zarrkit = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    verb = sys.argv[3] if len(sys.argv) > 3 else "repair"
    options = ["--pixel-size", "x=0.25,y=0.25", "--unit", "nm"] if verb == "edit" else []
    work = Path(tempfile.mkdtemp())
    old = work / "old"
    write_labelled(old) if verb == "edit" else write(old, None)
    new = work / "new"
    shutil.copytree(old, new)
    subprocess.run([zarrkit, verb, str(new), *options], check=True, capture_output=True)
    before, after = documents(old), documents(new)
    changed = sum(before[k] != after[k] for k in before)
    partial = killed = 0
    for run in range(runs):
        folder = work / f"run{run}"
        shutil.copytree(old, folder)
        process = subprocess.Popen([zarrkit, verb, str(folder), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        watched = folder / random.choice([key for key in before if before[key] != after[key]])
        size = watched.stat().st_size
        while process.poll() is None and watched.stat().st_size == size:
            pass
        try:
            os.killpg(process.pid, signal.SIGKILL)
            killed += process.wait() != 0
        except ProcessLookupError:
            process.wait()
        found = documents(folder)  # fails if a document is half written
        assert found.keys() == before.keys()
        mended = sum(found[k] == after[k] and before[k] != after[k] for k in found)
        for key, document in found.items():
            assert document in (before[key], after[key]), key
        partial += 0 < mended < changed
        shutil.rmtree(folder)
    shutil.rmtree(work)
    print(f"{runs} runs, {killed} killed, {partial} of them midway; {changed} documents each the old or the new one")


if __name__ == "__main__":
    main()
