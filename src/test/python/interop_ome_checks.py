"""What other programs find in labels and plates that Zarrkit has written. Every check yields sentences about differences."""

import hashlib
import json
import subprocess
from pathlib import Path

import ngff_zarr
import numpy as np
import ome_zarr_models
import zarr
from interop_checks import WrittenImage, check_by_peers, node_of_ome_zarr_py
from ome_zarr.reader import Label, Plate

SCRIPT = Path(__file__).with_name("interop_zarrita.mjs")


def check_labels(directory, version, name, expected, colors):
    """All differences between the label image of an image and what it should be."""
    image = WrittenImage(directory, version)
    labels = WrittenImage(directory / "labels" / name, version)
    group = zarr.open_group(directory / "labels", mode="r", use_consolidated=False).attrs.asdict()
    listed = (group["ome"] if version != "0.4" else group)["labels"]
    if listed != [name]:
        yield f"labels lists {listed}, expected {[name]}"
    if not np.array_equal(labels.levels[0][...].reshape(expected.shape), expected):
        yield "labels: other pixels than in the input"
    stated = {c["label-value"]: c["rgba"] for c in labels.ome["image-label"].get("colors", [])}
    if stated != colors:
        yield f"labels: colours {stated}, expected {colors}"
    yield from _levels(image, labels)
    for difference in check_by_peers(labels, None):
        yield f"labels/{name}: {difference}"
    yield from _labels_by_models(directory, version, name)
    yield from _labels_by_ome_zarr_py(labels, directory, name, colors)


def _levels(image, labels):
    """Labels have the levels of their image, where it has them, each pixel the most frequent of its box."""
    if len(labels.levels) != len(image.levels):
        yield f"labels have {len(labels.levels)} levels, the image {len(image.levels)}"
        return
    for i, (level, of_image) in enumerate(zip(labels.levels, image.levels)):
        fits = [a in (b, 1) for a, b in zip(level.shape, of_image.shape)]
        if len(level.shape) != len(of_image.shape) or not all(fits):
            yield f"labels, level {i}: shape {level.shape}, of the image {of_image.shape}"
        for kind in ("scale", "translation"):
            if not np.allclose(labels.transform(i, kind), image.transform(i, kind)):
                yield f"labels, level {i}: {kind} {labels.transform(i, kind)}, of the image {image.transform(i, kind)}"
        if i > 0:
            factors = np.rint(image.transform(i, "scale") / image.transform(i - 1, "scale")).astype(int)
            wrong = _not_most_frequent(labels.levels[i - 1][...], level[...], factors)
            if wrong:
                yield f"labels, level {i}: {wrong} pixels are not the most frequent of their box"


def _not_most_frequent(finer, coarser, factors):
    wrong = 0
    for position in np.ndindex(*coarser.shape):
        box = finer[tuple(slice(p * f, (p + 1) * f) for p, f in zip(position, factors))]
        values, counts = np.unique(box, return_counts=True)
        wrong += coarser[position] not in values[counts == counts.max()]
    return wrong


def _labels_by_models(directory, version, name):
    for path, expected in ((directory / "labels", "Labels"), (directory / "labels" / name, "ImageLabel")):
        found = type(ome_zarr_models.open_ome_zarr(path, version=version)).__name__
        if found != expected:
            yield f"ome-zarr-models takes {path.name} for {found}, not {expected}"
    if ome_zarr_models.open_ome_zarr(directory, version=version).labels is None:
        yield "ome-zarr-models finds no labels in the image"


def _labels_by_ome_zarr_py(labels, directory, name, colors):
    node = node_of_ome_zarr_py(directory, labels.version, lambda node: node.load(Label))
    if node is None:
        yield "ome-zarr-py finds no label image in the image"
        return
    if not np.array_equal(node.data[0].compute(), labels.levels[0][...]):
        yield "ome-zarr-py reads other labels than zarr-python"
    if node.metadata["color"] != {value: [part / 255 for part in rgba] for value, rgba in colors.items()}:
        yield f"ome-zarr-py finds colours {node.metadata['color']}"


def check_plate(directory, version, fields):
    """All differences between a plate and the pixels of its fields, by row, column and field."""
    model = ome_zarr_models.open_ome_zarr(directory, version=version)
    if type(model).__name__ != "HCS":
        yield f"ome-zarr-models takes the plate for {type(model).__name__}"
    for row, column in sorted({key[:2] for key in fields}):
        found = type(ome_zarr_models.open_ome_zarr(directory / row / column, version=version)).__name__
        if found != "Well":
            yield f"ome-zarr-models takes well {row}{column} for {found}"
    yield from _plate_by_ngff_zarr(directory, version, fields)
    yield from _plate_by_ome_zarr_py(directory, version, fields)


def _plate_by_ngff_zarr(directory, version, fields):
    plate = ngff_zarr.from_hcs_zarr(str(directory), validate=True)
    for (row, column, field), pixels in fields.items():
        image = plate.get_well(row, column).get_image(field).images[0]
        written = WrittenImage(directory / row / column / str(field), version)
        if not np.array_equal(np.asarray(image.data), pixels):
            yield f"ngff-zarr reads other pixels in {row}/{column}/{field}"
        if not np.allclose([image.scale[axis] for axis in image.dims], written.transform(0, "scale")):
            yield f"ngff-zarr finds the scale {image.scale} in {row}/{column}/{field}"


def _plate_by_ome_zarr_py(directory, version, fields):
    """Its mosaic has the first field of each well, zeros where there is none."""
    node = node_of_ome_zarr_py(directory, version, lambda node: node.load(Plate))
    plate = node.metadata["metadata"]["plate"]
    rows = [row["name"] for row in plate["rows"]]
    columns = [column["name"] for column in plate["columns"]]
    empty = np.zeros_like(next(iter(fields.values())))
    tiles = [[fields.get((row, column, 0), empty) for column in columns] for row in rows]
    expected = np.concatenate([np.concatenate(row, axis=-1) for row in tiles], axis=-2)
    if not np.array_equal(node.data[0].compute(), expected):
        yield f"ome-zarr-py shows another plate, {node.data[0].shape}, expected {expected.shape}"


def check_by_zarrita(node_folder, directory):
    """Whether zarrita reads every array and group below a directory as zarr-python does."""
    root = zarr.open_group(directory, mode="r", use_consolidated=False)
    nodes = {str(directory): root}
    nodes |= {str(directory / path): node for path, node in root.members(max_depth=None, use_consolidated_for_children=False)}
    run = subprocess.run(["node", SCRIPT, node_folder, *nodes], capture_output=True, timeout=600, check=False)
    if run.returncode != 0:
        yield f"zarrita ends with {run.returncode}: {run.stderr.decode()[:500]}"
        return
    for path, found in json.loads(run.stdout).items():
        node = nodes[path]
        if "failure" in found:
            yield f"zarrita can't open {path}: {found['failure'][:300]}"
        elif isinstance(node, zarr.Array):
            pixels = node[...]
            expected = hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()
            if found["sha256"] != expected or found["shape"] != list(pixels.shape):
                yield f"zarrita reads other pixels than zarr-python in {path}: {found}"
        elif found["attributes"] != node.attrs.asdict():
            yield f"zarrita finds other attributes than zarr-python in {path}"


def check_consolidated(directory):
    """Whether the copies of documents say what the documents say."""
    copies = zarr.open_group(directory, mode="r", use_consolidated=True)
    root = zarr.open_group(directory, mode="r", use_consolidated=False)
    found = {path: node.metadata.to_dict() for path, node in copies.members(max_depth=None)}
    for path, node in root.members(max_depth=None, use_consolidated_for_children=False):
        stated = node.metadata.to_dict() | {"consolidated_metadata": None}
        if (found.get(path, {}) | {"consolidated_metadata": None}) != stated:
            yield f"the consolidated metadata of {path or 'the root'} are not true"
    if copies.attrs.asdict() != root.attrs.asdict():
        yield "the consolidated attributes are not those of the group"
