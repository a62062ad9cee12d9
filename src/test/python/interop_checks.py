"""What other programs find in an image that Zarrkit has written. Every check yields sentences about differences."""

import math

import dask.array as da
import ngff_zarr
import numpy as np
import ome_zarr_models
import tensorstore
import zarr
from interop_inputs import MICROMETERS, SECONDS
from ome_zarr.format import FormatV04, FormatV05
from ome_zarr.io import parse_url
from ome_zarr.reader import Reader

AXIS_TYPES = {"t": "time", "c": "channel", "z": "space", "y": "space", "x": "space"}


class WrittenImage:
    """An OME-Zarr image, opened by zarr-python without any OME-Zarr library."""

    def __init__(self, directory, version):
        self.directory = directory
        self.version = version
        self.group = zarr.open_group(directory, mode="r", use_consolidated=False)
        attributes = self.group.attrs.asdict()
        self.ome = attributes["ome"] if version != "0.4" else attributes
        self.multiscale = self.ome["multiscales"][0]
        self.axes = self.multiscale["axes"]
        self.names = "".join(axis["name"] for axis in self.axes)
        self.paths = [dataset["path"] for dataset in self.multiscale["datasets"]]
        self.levels = [self.group[path] for path in self.paths]
        self.kind = "ImageLabel" if "image-label" in self.ome else "Image"

    def transform(self, level, kind):
        """The scale or translation of a level, that of the whole image included."""
        result = np.ones(len(self.axes)) if kind == "scale" else np.zeros(len(self.axes))
        own = self.multiscale["datasets"][level]["coordinateTransformations"]
        for transform in own + self.multiscale.get("coordinateTransformations", []):
            values = np.array(transform.get(kind, transform.get("scale")))
            if kind == "scale" and transform["type"] == "scale":
                result = result * values
            if kind == "translation":
                result = result + values if transform["type"] == "translation" else result * values
        return result


def check_image(directory, variant, expected):
    """All differences between an image on disk and what it should be."""
    try:
        image = WrittenImage(directory, variant.version)
    except Exception as failure:
        yield f"zarr-python cannot open it as OME-Zarr {variant.version}: {failure!r}"
        return
    yield from _axes(image, expected)
    yield from _arrays(image, variant, expected)
    yield from _pyramid(image, variant)
    yield from _channels(image, expected)
    yield from check_by_peers(image, expected)


def check_by_peers(image, expected):
    """What other programs make of an image, compared with what zarr-python reads."""
    for peer in (_by_models, _by_dask, _by_tensorstore, _by_ome_zarr_py, _by_ngff_zarr):
        try:
            yield from peer(image, expected)
        except Exception as failure:
            yield f"{peer.__name__.removeprefix('_by_')} fails: {failure!r}"[:1500]


def _axes(image, expected):
    if image.names != expected.axes and image.names not in expected.other_axes:
        yield f"axes {image.names}, expected {expected.axes}"
        return
    scale = image.transform(0, "scale")
    origin = [expected.origin.get(axis, 0) for axis in image.names]
    if not np.allclose(image.transform(0, "translation"), origin):
        yield f"level 0 is translated by {image.transform(0, 'translation')}, expected {origin}"
    for axis, found in zip(image.axes, scale):
        if axis.get("type") != AXIS_TYPES[axis["name"]]:
            yield f"axis {axis}: expected type {AXIS_TYPES[axis['name']]}"
        size = expected.sizes.get(axis["name"])
        units = SECONDS if axis["name"] == "t" else MICROMETERS
        unit = axis.get("unit")
        if unit is not None and unit not in units:
            yield f"axis {axis}: '{unit}' is no unit that OME-Zarr recommends"
        elif size is not None and (unit is None or not math.isclose(found * units[unit], size, rel_tol=1e-6)):
            yield f"axis {axis}, scale {found}: expected {size} micrometers or seconds"


def _arrays(image, variant, expected):
    level = image.levels[0]
    pixels = level[...]
    if pixels.shape != expected.pixels.shape:
        yield f"shape {pixels.shape}, expected {expected.pixels.shape}"
    elif not np.array_equal(pixels, expected.pixels):
        wrong = np.argwhere(pixels != expected.pixels)
        yield f"{len(wrong)} of {pixels.size} pixels differ, first at {wrong[0].tolist()}"
    if pixels.dtype != expected.pixels.dtype and not expected.changed:
        yield f"type {pixels.dtype}, expected {expected.pixels.dtype}"
    for array in image.levels:
        yield from _layout(image, array, variant)
    channels = image.ome.get("omero", {}).get("channels")
    if channels is not None and len(channels) != (pixels.shape[image.names.index("c")] if "c" in image.names else 1):
        yield f"{len(channels)} channels in omero, shape {pixels.shape}"


def _layout(image, array, variant):
    zarr_format = 2 if image.version == "0.4" else 3
    if array.metadata.zarr_format != zarr_format:
        yield f"{array.path}: Zarr {array.metadata.zarr_format}, expected {zarr_format}"
    elif zarr_format == 2 and array.metadata.dimension_separator != "/":
        yield f"{array.path}: separator {array.metadata.dimension_separator}"
    elif zarr_format == 3 and "".join(array.metadata.dimension_names or ()) != image.names:
        yield f"{array.path}: dimension_names {array.metadata.dimension_names}, axes {image.names}"
    if bool(array.shards) != bool(variant.shards):
        yield f"{array.path}: shards {array.shards}, asked for {variant.shards or 'none'}"
        return
    for word, found, asked in (("chunks", array.chunks, variant.chunks), ("shards", array.shards, variant.shards)):
        for axis, edge in asked.items():
            d = image.names.find(axis)
            if d >= 0 and array.shape[d] >= edge != found[d]:
                yield f"{array.path}: {word} {found}, asked for {axis}={edge}"


def _pyramid(image, variant):
    if variant.levels and len(image.levels) != variant.levels:
        yield f"{len(image.levels)} levels, asked for {variant.levels}"
    for i in range(1, len(image.levels)):
        finer, coarser = image.transform(i - 1, "scale"), image.transform(i, "scale")
        factors = np.rint(coarser / finer).astype(int)
        if not np.allclose(coarser, finer * factors) or np.any(factors < 1):
            yield f"level {i}: scale {coarser} is no multiple of {finer}"
            continue
        # A mean lies in the middle of its pixels; a sample stays where it is.
        shift = (factors - 1) / 2 * finer if variant.downsample == "mean" else 0 * finer
        translation = image.transform(i - 1, "translation") + shift
        if not np.allclose(image.transform(i, "translation"), translation):
            yield f"level {i}: translation {image.transform(i, 'translation')}, expected {translation}"
        yield from _reduced(i, image.levels[i - 1][...], image.levels[i][...], factors, variant.downsample)


def _reduced(level, finer, coarser, factors, downsample):
    """Within half a grey value for integers: how ties are rounded is not prescribed."""
    if downsample == "mean":
        sums, counts = finer.astype("float64"), np.ones(finer.shape)
        for axis, factor in enumerate(factors):
            starts = np.arange(0, finer.shape[axis], factor)
            sums, counts = (np.add.reduceat(values, starts, axis=axis) for values in (sums, counts))
        reduced = sums / counts
    else:
        reduced = finer[tuple(slice(None, None, factor) for factor in factors)].astype("float64")
    tolerance = 0 if downsample != "mean" else 0.5 if finer.dtype.kind in "iu" else 1e-6 * np.abs(reduced).max()
    if coarser.shape != reduced.shape:
        yield f"level {level}: shape {coarser.shape}, expected {reduced.shape}"
    elif coarser.dtype != finer.dtype:
        yield f"level {level}: type {coarser.dtype}, above it {finer.dtype}"
    elif np.any(np.abs(coarser - reduced) > tolerance):
        worst = np.abs(coarser - reduced).max()
        yield f"level {level}: not the {downsample} of level {level - 1}, largest difference {worst}"


def _channels(image, expected):
    """Colours and windows in omero, and labels where they are known."""
    if not expected.channels:
        return
    channels = image.ome.get("omero", {}).get("channels", [])
    found = [(c["label"], c["color"].upper(), c["window"]["start"], c["window"]["end"]) for c in channels]
    stated = [(c.label, c.color, c.start, c.end) for c in expected.channels]
    if [row if asked[0] else (None, *row[1:]) for row, asked in zip(found, stated)] != stated or len(found) != len(stated):
        yield f"omero channels {found}, expected {stated}"


def _by_models(image, expected):
    """Validation by ome-zarr-models."""
    model = ome_zarr_models.open_ome_zarr(image.directory, version=image.version)
    if type(model).__name__ != image.kind:
        yield f"ome-zarr-models takes it for {type(model).__name__}, not {image.kind}"


def _by_dask(image, expected):
    for path, level in zip(image.paths, image.levels):
        lazy = da.from_zarr(str(image.directory), component=path)
        pixels = level[...]
        if not np.isclose(float(lazy.sum().compute()), float(pixels.sum()), rtol=1e-6):
            yield f"level {path}: dask's sum is {lazy.sum().compute()}, NumPy's {pixels.sum()}"


def _by_tensorstore(image, expected):
    driver = "zarr" if image.version == "0.4" else "zarr3"
    for path, level in zip(image.paths, image.levels):
        spec = {"driver": driver, "kvstore": f"file://{image.directory}/{path}/"}
        if not np.array_equal(tensorstore.open(spec).result().read().result(), level[...]):
            yield f"level {path}: tensorstore reads other pixels than zarr-python"


def node_of_ome_zarr_py(directory, version, wanted):
    """The first node that ome-zarr-py finds and is wanted, or None."""
    ome_format = FormatV04() if version == "0.4" else FormatV05()
    nodes = Reader(parse_url(str(directory), fmt=ome_format))()
    return next((node for node in nodes if wanted(node)), None)


def _by_ome_zarr_py(image, expected):
    node = node_of_ome_zarr_py(image.directory, image.version, lambda node: node.zarr.path == str(image.directory))
    if len(node.data) != len(image.levels):
        yield f"ome-zarr-py finds {len(node.data)} levels of {len(image.levels)}"
    elif not all(np.array_equal(a.compute(), b[...]) for a, b in zip(node.data, image.levels)):
        yield "ome-zarr-py reads other pixels than zarr-python"
    if node.metadata["axes"] != image.axes:
        yield f"ome-zarr-py finds axes {node.metadata['axes']}"
    stated = [dataset["coordinateTransformations"] for dataset in image.multiscale["datasets"]]
    if node.metadata["coordinateTransformations"] != stated:
        yield f"ome-zarr-py finds transforms {node.metadata['coordinateTransformations']}"
    channels = image.ome.get("omero", {}).get("channels", [])
    if channels and node.metadata["channel_names"] != [channel["label"] for channel in channels]:
        yield f"ome-zarr-py finds channels {node.metadata['channel_names']}"
    limits = [[channel["window"]["start"], channel["window"]["end"]] for channel in channels]
    if channels and node.metadata["contrast_limits"] != limits:
        yield f"ome-zarr-py finds contrast limits {node.metadata['contrast_limits']}"


def _by_ngff_zarr(image, expected):
    multiscales = ngff_zarr.from_ngff_zarr(str(image.directory), validate=True, version=image.version)
    for i, (found, level) in enumerate(zip(multiscales.images, image.levels, strict=True)):
        if "".join(found.dims) != image.names:
            yield f"level {i}: ngff-zarr finds axes {found.dims}"
        if not np.array_equal(np.asarray(found.data), level[...]):
            yield f"level {i}: ngff-zarr reads other pixels than zarr-python"
        for kind in ("scale", "translation"):
            values = [getattr(found, kind)[axis] for axis in found.dims]
            if not np.allclose(values, image.transform(i, kind)):
                yield f"level {i}: ngff-zarr finds {kind} {values}, zarr-python {image.transform(i, kind)}"
    units = {axis["name"]: axis["unit"] for axis in image.axes if "unit" in axis}
    found = {axis: str(unit) for axis, unit in (multiscales.images[0].axes_units or {}).items() if unit}
    if found != units:
        yield f"ngff-zarr finds units {found}, zarr-python {units}"
