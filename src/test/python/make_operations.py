"""Makes src/test/resources/operations: what SciPy makes of a small volume, for the tests of operations.

Needs numpy and scipy; made-with.json says which were used. Run: python make_operations.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy import ndimage

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SHAPE = (23, 29, 31)


def volume(name):
    """The volume that the other references are made of, z, y, x."""
    data = np.fromfile(RESOURCES / "fixtures" / "reference" / f"volume-{name}.bin", dtype="<" + np.dtype(name).str[1:])
    return data.reshape(SHAPE)


def size(radius):
    """A box of SciPy's, z, y, x, from a radius for x, y, z."""
    return tuple(2 * r + 1 for r in reversed(radius))


def rounded(values, dtype):
    """To nearest, halves up."""
    return np.clip(np.floor(values + 0.5), np.iinfo(dtype).min, np.iinfo(dtype).max).astype(dtype)


def references(image):
    """Pairs of an operation's text and its result."""
    exact = image.astype(np.float64)
    same = (lambda v: rounded(v, image.dtype)) if image.dtype.kind == "u" else (lambda v: v.astype(image.dtype))
    yield "minimum radius=1", ndimage.minimum_filter(image, size((1, 1, 1)))
    yield "minimum radius=3,2,0 border=nearest", ndimage.minimum_filter(image, size((3, 2, 0)), mode="nearest")
    yield "maximum radius=2", ndimage.maximum_filter(image, size((2, 2, 2)))
    yield "maximum radius=40,0,5 border=mirror", ndimage.maximum_filter(image, size((40, 0, 5)), mode="mirror")
    yield "median radius=1", ndimage.median_filter(image, size((1, 1, 1)))
    yield "median radius=2,1,0 border=periodic", ndimage.median_filter(image, size((2, 1, 0)), mode="wrap")
    yield "percentile radius=1 percent=25", ndimage.percentile_filter(image, 25, size((1, 1, 1)))
    yield "percentile radius=1 percent=100", ndimage.percentile_filter(image, 100, size((1, 1, 1)))
    yield "mean radius=2", same(ndimage.uniform_filter(exact, size((2, 2, 2))))
    yield "mean radius=1,0,3 border=zero", same(ndimage.uniform_filter(exact, size((1, 0, 3)), mode="constant"))
    mean = ndimage.uniform_filter(exact, size((1, 1, 1)))
    square = ndimage.uniform_filter(exact * exact, size((1, 1, 1)))
    yield "variance radius=1", (square - mean * mean).astype(np.float32)
    yield "open radius=1", ndimage.grey_opening(image, size((1, 1, 1)))
    yield "close radius=2,1,1", ndimage.grey_closing(image, size((2, 1, 1)))
    yield "tophat radius=2", ndimage.white_tophat(image, size((2, 2, 2)))
    yield "laplacian sigma=0", ndimage.laplace(exact).astype(np.float32)
    yield "laplacian sigma=1.5", ndimage.gaussian_laplace(exact, 1.5).astype(np.float32)
    yield "gradient sigma=1", ndimage.gaussian_gradient_magnitude(exact, 1).astype(np.float32)
    dog = ndimage.gaussian_filter(exact, 1) - ndimage.gaussian_filter(exact, 2)
    yield "dog sigma=1 sigma2=2", dog.astype(np.float32)
    sharp = exact + 0.6 * (exact - ndimage.gaussian_filter(exact, 2))
    yield "unsharp sigma=2 weight=0.6", same(sharp)
    yield "gaussian sigma=1 border=periodic", same(ndimage.gaussian_filter(exact, 1, mode="wrap"))
    local = 255 * (exact > ndimage.uniform_filter(exact, size((3, 3, 3))) - 2.25)
    yield "local_threshold radius=3 offset=2.25", local.astype(np.uint8)
    yield "project axis=z method=median", np.median(exact, axis=0).astype(np.float32)
    yield "project axis=x method=sd", exact.std(axis=2, ddof=1).astype(np.float32)
    mask = image > np.percentile(image, 80)
    yield f"threshold min={np.sort(image[mask])[0]}; label", ndimage.label(mask)[0].astype(np.uint32)
    full = ndimage.label(mask, np.ones((3, 3, 3)))[0].astype(np.uint32)
    yield f"threshold min={np.sort(image[mask])[0]}; label connectivity=full", full


def main():
    """Writes one file for each operation and type, and the list of them."""
    folder = RESOURCES / "operations"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    cases = []
    for name in ("uint16", "float32"):
        for number, (text, result) in enumerate(references(volume(name))):
            if name == "float32" and number % 3:
                continue  # enough to see that both types are right
            path = f"{name}-{number:02}.bin"
            (folder / path).write_bytes(np.ascontiguousarray(result).astype(result.dtype.newbyteorder("<")).tobytes())
            cases.append({"operation": text, "source": name, "type": result.dtype.name, "path": path})
    (folder / "index.json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
    versions = {"numpy": np.__version__, "scipy": scipy.__version__}
    (folder / "made-with.json").write_text(json.dumps(versions, indent=1) + "\n")
    print(len(cases), "cases in", folder)


if __name__ == "__main__":
    main()
