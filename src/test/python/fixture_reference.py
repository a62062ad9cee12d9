"""What SciPy, NumPy and dask compute from two small volumes: the yardstick for blockwise operations."""

import dask.array as da
import dask_image.ndfilters
import numpy as np
import scipy.ndimage as ndi

from fixture_index import sha256_of, type_name

SHAPE = (23, 29, 31)
GAUSSIAN = {"mode": "reflect", "truncate": 4.0}
# Sigmas of z, y, x. With 8 the kernel has 65 elements, with 20 it has 161: more than the image.
SIGMAS = {
    "isotropic": (1.5, 1.5, 1.5),
    "anisotropic": (0.4, 2.0, 3.3),
    "plane": (0.0, 2.5, 2.5),
    "large": (8.0, 8.0, 8.0),
    "larger-than-image": (20.0, 0.0, 12.0),
}
FLOAT32_SIGMAS = ("anisotropic", "large", "larger-than-image")
FACTORS = {"222": (2, 2, 2), "122": (1, 2, 2), "324": (3, 2, 4)}


class ReferenceFixtures:
    """Writes raw arrays, C order, little-endian, and collects their descriptions."""

    def __init__(self, root):
        self.folder = root / "reference"
        self.folder.mkdir(parents=True)
        self.cases = []

    def add(self, name, array, **facts):
        """Writes NAME.bin; the remaining arguments say how it was computed."""
        file = self.folder / f"{name}.bin"
        file.write_bytes(array.astype(array.dtype.newbyteorder("<")).tobytes(order="C"))
        described = {"id": f"reference/{name}", "path": f"reference/{name}.bin", "kind": "reference"}
        shape = {"shape": list(array.shape), "dtype": type_name(array.dtype), "axes": list("zyx")}
        self.cases.append({**described, **shape, "sha256": sha256_of(array), **facts})


def make_reference(root):
    """Writes the two volumes and everything computed from them, and returns the cases."""
    out = ReferenceFixtures(root)
    volumes = {"uint16": _uint16_volume(), "float32": _float32_volume()}
    for dtype, volume in volumes.items():
        name = f"volume-{dtype}"
        out.add(name, volume, operation="input")
        _block_means(out, name, volume)
    _gaussians_of_uint16(out, "volume-uint16", volumes["uint16"])
    for word in FLOAT32_SIGMAS:
        _gaussian(out, "volume-float32", volumes["float32"], word, "float32")
    return out.cases


def _uint16_volume():
    """Blobs, noise, and the two extreme values at the border, where reflection matters."""
    random = np.random.default_rng(20261)
    z, y, x = np.indices(SHAPE)
    volume = 300 + 900 * (np.sin(z / 2.1) * np.sin(y / 3.3) * np.sin(x / 4.7)) ** 2 * 40
    volume = volume + random.integers(0, 4000, SHAPE)
    volume[0, 0, 0], volume[-1, -1, -1], volume[11, 0, 30] = 65535, 65535, 0
    return volume.astype("uint16")


def _float32_volume():
    random = np.random.default_rng(20262)
    return (random.standard_normal(SHAPE) * 50 - 20).astype("float32")


def _gaussian(out, source, volume, word, dtype):
    """Everything in float64, rounded once at the end."""
    result = ndi.gaussian_filter(volume.astype("float64"), SIGMAS[word], **GAUSSIAN)
    rounding = "round to nearest, ties to even (numpy.rint)" if dtype == "uint16" else "nearest float32"
    result = np.rint(result) if dtype == "uint16" else result
    facts = {"operation": "gaussian", "source": source, "sigma": list(SIGMAS[word]), **GAUSSIAN}
    name = f"gaussian-{word}-of-{type_name(volume.dtype)}-as-{dtype}"
    out.add(name, result.astype(dtype), **facts, computed_in="float64", rounding=rounding)


def _gaussians_of_uint16(out, source, volume):
    for word in SIGMAS:
        _gaussian(out, source, volume, word, "uint16")
    word = "anisotropic"
    _gaussian(out, source, volume, word, "float32")
    facts = {"operation": "gaussian", "source": source, "sigma": list(SIGMAS[word]), **GAUSSIAN}
    rounding = "SciPy's own for an integer image: cut off (not rounded) to uint16 after each of the three axes"
    result = ndi.gaussian_filter(volume, SIGMAS[word], **GAUSSIAN)
    out.add(f"gaussian-{word}-of-uint16-by-scipy-in-uint16", result, **facts, computed_in="uint16", rounding=rounding)
    _dask_agrees(volume, word)


def _dask_agrees(volume, word):
    """dask-image, block by block, gives the same as SciPy on the whole; so must Zarrkit."""
    blocks = da.from_array(volume.astype("float64"), chunks=(12, 15, 16))
    filtered = dask_image.ndfilters.gaussian_filter(blocks, SIGMAS[word], **GAUSSIAN).compute()
    whole = ndi.gaussian_filter(volume.astype("float64"), SIGMAS[word], **GAUSSIAN)
    np.testing.assert_allclose(filtered, whole, rtol=1e-12)


def _block_means(out, source, volume):
    for word, factors in FACTORS.items():
        means = block_means(volume, factors)
        _coarsen_agrees(volume, factors, means)
        facts = {
            "operation": "block-mean",
            "source": source,
            "factors": list(factors),
            "border": "mean of the pixels that exist",
        }
        if volume.dtype == np.uint16:
            out.add(f"means-{word}-of-uint16-as-float64", means, **facts, computed_in="float64", rounding="none")
            continue
        out.add(
            f"means-{word}-of-float32-as-float32",
            means.astype("float32"),
            **facts,
            computed_in="float64",
            rounding="nearest float32",
        )


def block_means(volume, factors):
    """The mean of each block; at the far border a block has fewer pixels, and the shape is rounded up."""
    sums, counts = volume.astype("float64"), np.ones(volume.shape)
    for axis, factor in enumerate(factors):
        starts = np.arange(0, volume.shape[axis], factor)
        sums, counts = (np.add.reduceat(values, starts, axis=axis) for values in (sums, counts))
    return sums / counts


def _coarsen_agrees(volume, factors, means):
    """Away from the border this is what dask.array.coarsen computes."""
    axes = dict(enumerate(factors))
    coarsened = da.coarsen(np.mean, da.from_array(volume.astype("float64")), axes, trim_excess=True).compute()
    inside = tuple(slice(0, length) for length in coarsened.shape)
    np.testing.assert_allclose(coarsened, means[inside], rtol=1e-12)
