"""Runs the Python that Zarrkit writes of pipelines, and compares its pixels with Zarrkit's own.

check_dask_text.py "ZARRKIT COMMAND": with dask, dask-image, scipy and zarr installed.
"""

import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import zarr

PIPELINES = [
    ["gaussian sigma=2"],
    ["gaussian sigma=2,1,0.5 border=mirror"],
    ["convert type=float32", "gaussian sigma=1.5 border=nearest"],
    ["mean radius=2"],
    ["median radius=1"],
    ["percentile radius=1 percent=25"],
    ["variance radius=2"],
    ["open radius=1"],
    ["tophat radius=3"],
    ["dog sigma=1 sigma2=2"],
    ["unsharp sigma=2 weight=0.6"],
    ["local_threshold radius=4 offset=5"],
    ["slice c=0", "laplacian sigma=1.5"],
    ["slice c=0", "gradient sigma=1.5"],
    ["add value=3.7", "multiply value=2", "sqrt"],
    ["invert", "clip min=64000 max=65300"],
    ["rescale from=100,1000 to=0,255 type=uint8"],
    ["threshold min=300"],
    ["crop x=10..59 z=3..11", "flip axis=y", "subsample factor=2"],
    ["permute axes=c,y,z,x"],
    ["pad width=4 border=reflect"],
    ["project axis=z method=max"],
    ["project axis=z method=sd"],
    ["project axis=c method=median"],
]


def difference(zarrkit, source, folder, number, operations):
    options = [word for operation in operations for word in ("--op", operation)]
    out = folder / f"{number}.zarr"
    subprocess.run([*zarrkit, "process", source, out, "--levels", "1", *options], check=True, capture_output=True)
    script = subprocess.run(
        [*zarrkit, "process", source, *options, "--print", "python"], check=True, capture_output=True, text=True
    ).stdout
    names = {}
    exec(script, names)
    theirs = names["image"].compute()
    ours = zarr.open_array(out / "0", mode="r")[:]
    assert theirs.dtype == ours.dtype and theirs.shape == ours.shape, (theirs.dtype, ours.dtype, theirs.shape, ours.shape)
    apart = np.abs(theirs.astype("float64") - ours.astype("float64"))
    scale = max(1.0, np.abs(ours.astype("float64")).max())
    return np.count_nonzero(apart > (1e-5 * scale if ours.dtype.kind == "f" else 0)) / ours.size, apart.max()


def main():
    zarrkit = shlex.split(sys.argv[1])
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.zarr"
        array = zarr.create_array(source / "0", shape=(2, 20, 70, 90), chunks=(1, 16, 32, 32), dtype="uint16")
        random = np.random.default_rng(1)
        array[:] = np.clip(random.normal(400, 150, array.shape), 0, 65535).astype("uint16")
        axes = [{"name": "c", "type": "channel"}] + [{"name": axis, "type": "space"} for axis in "zyx"]
        scale = [{"type": "scale", "scale": [1.0, 1.0, 1.0, 1.0]}]
        group = zarr.open_group(source, mode="a")
        datasets = [{"path": "0", "coordinateTransformations": scale}]
        group.attrs["ome"] = {"version": "0.5", "multiscales": [{"name": "noise", "axes": axes, "datasets": datasets}]}
        for number, operations in enumerate(PIPELINES):
            share, largest = difference(zarrkit, source, folder, number, operations)
            fine = share < 1e-3 and (share == 0 or largest <= 1)
            bad += not fine
            print("ok " if fine else "BAD", "; ".join(operations), f"differ: {share:.2e}, by {largest:.3g} at most")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
