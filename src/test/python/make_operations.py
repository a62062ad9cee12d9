"""Makes src/test/resources/operations: what SciPy and scikit-image make of a small volume, for the tests of operations.

Needs numpy, scipy and scikit-image; made-with.json says which were used. Run: python make_operations.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
import skimage
from scipy import ndimage
from skimage import filters, morphology, segmentation

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
    yield "project axis=y method=max", image.max(axis=1)
    yield "project axis=z method=min", image.min(axis=0)
    yield "project axis=x method=mean", exact.mean(axis=2).astype(np.float32)
    yield "project axis=z method=sum", exact.sum(axis=0)
    mask = image > np.percentile(image, 80)
    yield f"threshold min={np.sort(image[mask])[0]}; label", ndimage.label(mask)[0].astype(np.uint32)
    full = ndimage.label(mask, np.ones((3, 3, 3)))[0].astype(np.uint32)
    yield f"threshold min={np.sort(image[mask])[0]}; label connectivity=full", full


def neighbourhoods(image):
    """The same for what was made later: balls, black top-hat, local thresholds."""
    exact = image.astype(np.float64)
    ball = morphology.ball(2)
    yield "erode radius=2 shape=ball", ndimage.minimum_filter(image, footprint=ball)
    yield "maximum radius=2 shape=ball border=nearest", ndimage.maximum_filter(image, footprint=ball, mode="nearest")
    yield "median radius=2 shape=ball", ndimage.median_filter(image, footprint=ball)
    yield "open radius=2 shape=ball", ndimage.grey_opening(image, footprint=ball)
    yield "tophat radius=2 kind=black", ndimage.black_tophat(image, size((2, 2, 2)))
    median = ndimage.median_filter(image, size((2, 2, 2)))
    yield "local_threshold method=median radius=2 offset=3", foreground(exact > median - 3.0)
    niblack = filters.threshold_niblack(image, 7, k=0.3)
    yield "local_threshold method=niblack radius=3 k=-0.3 border=mirror", foreground(exact > niblack)
    most = 1.0 if image.dtype.kind == "f" else np.iinfo(image.dtype).max
    sauvola = filters.threshold_sauvola(image, 7, k=0.1, r=most / 2)
    yield "local_threshold method=sauvola radius=3 k=0.1 border=mirror", foreground(exact > sauvola)
    mean = ndimage.uniform_filter(exact, size((3, 3, 3)))
    deviation = np.sqrt(ndimage.uniform_filter(exact * exact, size((3, 3, 3))) - mean * mean)
    phansalkar = mean * (1 + 2 * np.exp(-10 * mean / most) + 0.25 * (deviation / (most / 2) - 1))
    yield "local_threshold method=phansalkar radius=3", foreground(exact > phansalkar)
    least = ndimage.minimum_filter(exact, size((3, 3, 3)))
    largest = ndimage.maximum_filter(exact, size((3, 3, 3)))
    middle = (least + largest) / 2
    yield "local_threshold method=midgrey radius=3", foreground(exact > middle)
    yield "local_threshold method=contrast radius=3", foreground(exact >= middle)
    contrast = float(np.median(largest - least))
    bernsen = np.where(largest - least < contrast, middle >= most / 2, exact >= middle)
    yield f"local_threshold method=bernsen radius=3 k={contrast}", foreground(bernsen)


def foreground(mask):
    """A mask of 0 and 255."""
    return (255 * mask).astype(np.uint8)


def objects(image):
    """The same for masks and labels."""
    least = np.sort(image[image > np.percentile(image, 80)])[0]
    mask = image >= least
    text = f"threshold min={least}; "
    distances = np.minimum(ndimage.distance_transform_edt(mask), 2.5).astype(np.float32)
    yield text + "distance reach=2.5", distances
    yield text + "invert; distance reach=9", np.minimum(ndimage.distance_transform_edt(~mask), 9).astype(np.float32)
    yield text + "fill_holes", foreground(ndimage.binary_fill_holes(mask))
    planes = np.stack([ndimage.binary_fill_holes(plane) for plane in mask])
    yield text + "fill_holes axes=y,x", foreground(planes)
    labels = ndimage.label(mask)[0].astype(np.uint32)
    sizes = np.bincount(labels.ravel())
    kept = (np.where((sizes >= 3) & (sizes <= 20), np.arange(len(sizes)), 0).astype(np.uint32))[labels]
    yield text + "label; size_filter min=3 max=20", kept
    yield text + "label; size_filter min=3 max=20; relabel", segmentation.relabel_sequential(kept)[0].astype(np.uint32)
    yield text + "label; remove_border", segmentation.clear_border(labels)
    yield text + "erode radius=1", foreground(ndimage.binary_erosion(mask, np.ones((3, 3, 3)), border_value=1))


def geometry(image):
    """The same for operations that move pixels."""
    exact = image.astype(np.float64)
    same = (lambda v: rounded(v, image.dtype)) if image.dtype.kind == "u" else (lambda v: v.astype(image.dtype))
    yield "zoom factor=2", same(ndimage.zoom(exact, 2, order=1, mode="nearest", grid_mode=True))
    nearest = ndimage.zoom(image, (1, 2, 3), order=0, mode="nearest", grid_mode=True)
    yield "zoom factor=3,2,1 interpolation=nearest", nearest
    yield "translate offset=3,-2,1", ndimage.shift(image, (1, -2, 3), order=0, mode="constant")
    forward = np.array([[1, 0.2, 0], [-0.1, 0.9, 0], [0, 0.1, 1.1]])  # x, y, z
    shift = np.array([1.5, 2.25, -1])
    numbers = ",".join(str(n) for row, s in zip(forward, shift) for n in (*row, s))
    back = np.linalg.inv(forward)[::-1, ::-1]
    moved = ndimage.affine_transform(exact, back, -back @ shift[::-1], order=1, mode="nearest")
    inside = "; crop x=8..22 y=8..20 z=6..16"
    yield f"affine grid=same matrix={numbers}" + inside, same(moved[6:17, 8:21, 8:23])
    angle = np.deg2rad(30)
    turn = np.array([[1, 0, 0], [0, np.cos(angle), -np.sin(angle)], [0, np.sin(angle), np.cos(angle)]])
    middle = (np.array(image.shape) - 1) / 2
    turned = ndimage.affine_transform(exact, turn, middle - turn @ middle, order=1, mode="nearest")
    yield "rotate angle=30 grid=same" + inside, same(turned[6:17, 8:21, 8:23])
    boxes = np.pad(exact, ((0, 1), (0, 1), (0, 2)), constant_values=np.nan).reshape(12, 2, 10, 3, 11, 3)
    yield "downsample factor=3,3,2", same(np.nanmean(boxes, axis=(1, 3, 5)))
    yield "downsample factor=3,3,2 method=median", same(np.nanmedian(boxes, axis=(1, 3, 5)))
    yield "downsample factor=3,3,2 method=max", np.nanmax(boxes, axis=(1, 3, 5)).astype(image.dtype)
    if image.dtype.kind == "u":
        yield "convert type=uint8 overflow=wrap", image.astype(np.uint8)
        yield "subtract value=3.5; convert type=int8 overflow=wrap", rounded(exact - 3.5, image.dtype).astype(np.int8)


def numbers(image):
    """What is counted and measured of the volume and of the objects in it."""
    values = image.astype(np.float64).ravel()
    percents = [0, 0.1, 25, 50, 99.8, 100]
    labels = ndimage.label(image > np.percentile(image, 80))[0]
    index = np.arange(1, labels.max() + 1)
    return {
        "min": values.min(),
        "max": values.max(),
        "mean": values.mean(),
        "sd": values.std(ddof=1),
        "sum": values.sum(),
        "count": values.size,
        "percents": percents,
        "percentiles": np.percentile(image, percents, method="inverted_cdf").tolist(),
        "otsu": float(filters.threshold_otsu(image, nbins=None if image.dtype.kind == "u" else 256)),
        "least foreground": float(np.sort(image[labels > 0])[0]),
        "voxels": np.bincount(labels.ravel())[1:].tolist(),
        "centroids": [[float(c) for c in reversed(p)] for p in ndimage.center_of_mass(labels > 0, labels, index)],
        "means": ndimage.mean(image, labels, index).tolist(),
        "maxima": ndimage.maximum(image, labels, index).tolist(),
    }


def main():
    """Writes one file for each operation and type, and the list of them."""
    folder = RESOURCES / "operations"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    cases = []
    for name in ("uint16", "float32"):
        image = volume(name)
        made = (*references(image), *neighbourhoods(image), *objects(image), *geometry(image))
        for number, (text, result) in enumerate(made):
            if name == "float32" and number % 3:
                continue  # enough to see that both types are right
            path = f"{name}-{number:02}.bin"
            (folder / path).write_bytes(np.ascontiguousarray(result).astype(result.dtype.newbyteorder("<")).tobytes())
            cases.append({"operation": text, "source": name, "type": result.dtype.name, "path": path})
    (folder / "index.json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
    counted = {name: numbers(volume(name)) for name in ("uint16", "float32")}
    (folder / "numbers.json").write_text(json.dumps(counted, default=float) + "\n")
    versions = {"numpy": np.__version__, "scipy": scipy.__version__, "scikit-image": skimage.__version__}
    (folder / "made-with.json").write_text(json.dumps(versions, indent=1) + "\n")
    print(len(cases), "cases in", folder)


if __name__ == "__main__":
    main()
