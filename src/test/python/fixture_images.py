"""OME-Zarr images 0.4 and 0.5, written by ome-zarr-py and ngff-zarr."""

import json
import warnings
from importlib.metadata import version

import ngff_zarr
import numpy as np
import zarr
from ome_zarr.format import FormatV04, FormatV05
from ome_zarr.scale import Methods
from ome_zarr.writer import write_image, write_labels
from ome_zarr_models.common.omero import Omero

from fixture_index import array_facts, pixels, sha256_of

FORMATS = {"0.4": FormatV04(), "0.5": FormatV05()}
UNITS = {"t": "second", "z": "micrometer", "y": "micrometer", "x": "micrometer"}
SCALE = {"t": 2.5, "c": 1.0, "z": 0.5, "y": 0.25, "x": 0.2}
TRANSLATION = {"z": 10.0, "y": -3.5, "x": 7.25}


def make_images(root):
    """Writes all images and returns their cases."""
    with warnings.catch_warnings():
        # Both programs warn of defaults of other libraries; nothing here depends on them.
        warnings.simplefilter("ignore")
        cases = []
        for ngff in ("0.4", "0.5"):
            cases += [_plane(root, ngff), _five_dimensional(root, ngff), _volume_with_labels(root, ngff)]
            cases += [_translated(root, ngff)]
        cases += [_sharded_by_ome_zarr_py(root), _sharded_by_ngff_zarr(root), _two_channels_without_pyramid(root)]
    return cases


def _of(values, axes):
    return {axis: values[axis] for axis in axes if axis in values}


def _write(root, name, data, axes, ngff, factors, **storage):
    """By ome-zarr-py; channels are described if there is an axis c."""
    omero = _omero(data.shape[axes.index("c")], data.dtype) if "c" in axes else None
    write_image(
        data,
        str(root / "images" / name),
        fmt=FORMATS[ngff],
        axes=axes,
        scale=_of(SCALE, axes),
        axes_units=_of(UNITS, axes),
        scale_factors=factors,
        method=Methods.LOCAL_MEAN,
        name=name.removesuffix(".zarr"),
        storage_options=storage,
        omero=omero,
    )


def _omero(count, dtype):
    names, colours = ["DAPI", "GFP", "Äther 3"], ["0000FF", "00FF00", "FF8000"]
    window = {"min": 0, "max": int(np.iinfo(dtype).max), "start": 3, "end": 700}
    channels = [{"label": names[i], "color": colours[i], "active": i == 0, "window": window} for i in range(count)]
    return Omero(channels=channels)


def _plane(root, ngff):
    name = f"ome-zarr-py-{ngff}-yx.zarr"
    data = pixels(name, (61, 83), "uint8")
    _write(root, name, data, "yx", ngff, [2], chunks=(32, 48))
    return describe(root, name, ngff, data, "ome-zarr-py", "two levels")


def _five_dimensional(root, ngff):
    name = f"ome-zarr-py-{ngff}-tczyx.zarr"
    data = pixels(name, (2, 3, 5, 24, 30), "uint16") // 64
    factors = [{"y": 2, "x": 2}, {"z": 2, "y": 4, "x": 4}]
    _write(root, name, data, "tczyx", ngff, factors, chunks=(1, 3, 5, 24, 30))
    return describe(root, name, ngff, data, "ome-zarr-py", "three levels, the last one coarser in z too; omero")


def _volume_with_labels(root, ngff):
    name = f"ome-zarr-py-{ngff}-zyx-labels.zarr"
    directory = root / "images" / name
    volume = np.float32(1) * pixels(name, (9, 22, 26), "uint16")
    _write(root, name, volume, "zyx", ngff, [2], chunks=(9, 22, 26))
    objects = (volume > 300).astype("uint16") * np.arange(1, 10, dtype="uint16")[:, None, None]
    colours = [{"label-value": 1, "rgba": [255, 0, 0, 255]}, {"label-value": 4, "rgba": [0, 128, 255, 100]}]
    write_labels(
        objects,
        str(directory),
        name="objects",
        fmt=FORMATS[ngff],
        axes="zyx",
        scale=_of(SCALE, "zyx"),
        axes_units=_of(UNITS, "zyx"),
        scale_factors=[2],
        storage_options={"chunks": (9, 22, 26)},
        label_metadata={"colors": colours},
    )
    case = describe(root, name, ngff, volume, "ome-zarr-py", "a label image beside the levels")
    label = _multiscale_facts(directory / "labels" / "objects", objects)
    case["labels"] = [{"name": "objects", "path": "labels/objects", "colors": colours, **label}]
    return case


def _translated(root, ngff):
    name = f"ngff-zarr-{ngff}-zyx.zarr"
    data = pixels(name, (8, 20, 24), "int16")
    _write_by_ngff_zarr(root, name, data, "zyx", ngff, [{"z": 2, "y": 2, "x": 2}], {"z": 8, "y": 20, "x": 12})
    return describe(root, name, ngff, data, "ngff-zarr", "translation; levels in subfolders; consolidated metadata")


def _sharded_by_ome_zarr_py(root):
    name = "ome-zarr-py-0.5-cyx-sharded.zarr"
    data = pixels(name, (2, 20, 50), "uint16")
    _write(root, name, data, "cyx", "0.5", [2], chunks=(1, 10, 15), shards=(1, 20, 30))
    return describe(root, name, "0.5", data, "ome-zarr-py", "sharded, ragged")


def _sharded_by_ngff_zarr(root):
    name = "ngff-zarr-0.5-czyx-sharded.zarr"
    data = pixels(name, (2, 6, 20, 24), "uint16")
    chunks = {"c": 1, "z": 3, "y": 10, "x": 12}
    _write_by_ngff_zarr(root, name, data, "czyx", "0.5", [{"z": 1, "y": 2, "x": 2}], chunks, chunks_per_shard=2)
    return describe(root, name, "0.5", data, "ngff-zarr", "sharded; translation")


def _two_channels_without_pyramid(root):
    name = "ngff-zarr-0.4-cyx.zarr"
    data = pixels(name, (2, 20, 24), "float64")
    _write_by_ngff_zarr(root, name, data, "cyx", "0.4", [], {"c": 2, "y": 20, "x": 24})
    return describe(root, name, "0.4", data, "ngff-zarr", "a single level")


def _write_by_ngff_zarr(root, name, data, axes, ngff, factors, chunks, **options):
    image = ngff_zarr.to_ngff_image(
        data,
        dims=tuple(axes),
        scale=_of(SCALE, axes),
        translation=_of(TRANSLATION, axes),
        axes_units=_of(UNITS, axes),
        name="image",
    )
    # Means of whole blocks: no program code other than dask's takes part.
    method = ngff_zarr.Methods.DASK_BIN_SHRINK
    multiscales = ngff_zarr.to_multiscales(image, scale_factors=factors, method=method, chunks=chunks)
    ngff_zarr.to_ngff_zarr(str(root / "images" / name), multiscales, version=ngff, **options)


def describe(root, name, ngff, data, maker, note):
    """The case of an image on disk, after checking level 0 against the pixels given to its writer."""
    directory = root / "images" / name
    _drop_empty_attributes(directory)
    facts = _multiscale_facts(directory, data)
    case = {"id": f"images/{name}", "path": f"images/{name}", "kind": "image", "ngff_version": ngff}
    made_by = f"{maker} {version('ome-zarr' if maker == 'ome-zarr-py' else maker)}"
    channels = _ome_attributes(directory).get("omero", {}).get("channels", [])
    return {**case, **facts, "channels": channels, "labels": [], "maker": made_by, "note": note}


def _drop_empty_attributes(directory):
    """An absent .zattrs means the same as an empty one; the repository need not hold so many files."""
    for file in directory.rglob(".zattrs"):
        if json.loads(file.read_text()) == {}:
            file.unlink()


def _ome_attributes(directory):
    attributes = zarr.open_group(directory, mode="r").attrs.asdict()
    return attributes.get("ome", attributes)


def _multiscale_facts(directory, data):
    multiscale = _ome_attributes(directory)["multiscales"][0]
    levels = [_level_facts(directory, dataset) for dataset in multiscale["datasets"]]
    assert levels[0]["sha256"] == sha256_of(data), f"{directory}: level 0 is not what was written"
    axes = multiscale["axes"]
    expected = [SCALE[axis["name"]] for axis in axes]
    assert levels[0]["scale"] == expected, f"{directory}: scale {levels[0]['scale']}, expected {expected}"
    facts = {member: levels[0][member] for member in ("zarr_format", "shape", "dtype", "sha256")}
    return {**facts, "name": multiscale.get("name"), "axes": axes, "levels": levels}


def _level_facts(directory, dataset):
    transforms = {t["type"]: t[t["type"]] for t in dataset["coordinateTransformations"]}
    place = {"path": dataset["path"], "scale": transforms["scale"], "translation": transforms.get("translation")}
    decoded = zarr.open_array(directory / dataset["path"], mode="r")[...]
    return {**place, **array_facts(directory / dataset["path"], decoded)}


def made_with():
    """The versions of everything that took part in making the fixtures."""
    packages = "zarr numcodecs tensorstore ome-zarr ome-zarr-models ngff-zarr dask dask-image scipy scikit-image numpy"
    return {package: version(package) for package in packages.split()}


def write_json(file, value):
    """One case per line: a changed case is one changed line."""
    if isinstance(value, list):
        text = "[\n" + ",\n".join(json.dumps(_plain(case), ensure_ascii=False) for case in value) + "\n]\n"
    else:
        text = json.dumps(value, indent=2) + "\n"
    file.write_text(text, encoding="utf-8")


def _plain(value):
    """Python's JSON module would write NaN and Infinity, which are not JSON."""
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(member) for key, member in value.items()}
    return [_plain(member) for member in value] if isinstance(value, list) else value
