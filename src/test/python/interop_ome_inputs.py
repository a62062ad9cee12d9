"""Inputs with known pixels for interop_ome.py: TIFF hyperstacks as ImageJ saves them, and label images in OME-Zarr."""

from dataclasses import replace

import numpy as np
import tifffile
import zarr
from interop_inputs import Channel, expected_of

LENGTHS = {"t": 2, "c": 3, "z": 9, "y": 70, "x": 101}
DIMENSIONS = ["yx", "zyx", "cyx", "tyx", "czyx", "tzyx", "tcyx", "tczyx"]
TYPES = ["uint8", "uint16", "float32"]
COLORS = ["FF0000", "00FF00", "0000FF"]
LABEL_COLORS = {1: [255, 128, 0, 255], 7: [0, 64, 255, 128]}


def make_image(path, axes, dtype, seed):
    """Writes a calibrated hyperstack; returns what it contains."""
    random = np.random.default_rng(seed)
    shape = [LENGTHS[axis] for axis in axes]
    pixels = (random.random(shape) * 200).astype(dtype)
    count = LENGTHS["c"] if "c" in axes else 1
    channels = [Channel(None, COLORS[c], 10.0 + c, 150.0 + c) for c in range(count)]
    metadata = {"unit": "um", "spacing": 0.5, "finterval": 2.5}
    if "c" in axes:
        metadata |= {"mode": "composite", "LUTs": [_lut(channel.color) for channel in channels]}
        metadata["Ranges"] = tuple(limit for channel in channels for limit in (channel.start, channel.end))
    # ImageJ has channels within slices.
    order = sorted(axes, key="tzcyx".index)
    metadata["axes"] = "".join(order).upper()
    planes = pixels.transpose([axes.index(axis) for axis in order])
    tifffile.imwrite(path, planes, imagej=True, resolution=(5, 4), metadata=metadata)
    expected = expected_of(path)
    sizes = {axis: size for axis, size in expected.sizes.items() if axis in axes}
    return replace(expected, sizes=sizes, channels=tuple(channels) if "c" in axes else ())


def _lut(color):
    full = [int(color[i : i + 2], 16) for i in (0, 2, 4)]
    return np.array([np.arange(256) * value // 255 for value in full], np.uint8)


def make_labels(path, axes, seed):
    """Writes labels in OME-Zarr 0.5, with colours for some; returns the pixels."""
    random = np.random.default_rng(seed)
    shape = [1 if axis == "c" else LENGTHS[axis] for axis in axes]
    coarse = random.choice(np.array([0, 0, 1, 7, 300, 70000], "uint32"), [-(-length // 6) for length in shape])
    pixels = coarse
    for d, length in enumerate(shape):
        pixels = np.repeat(pixels, 6, axis=d).take(range(length), axis=d)
    group = zarr.create_group(path, zarr_format=3)
    group.create_array("0", data=pixels, dimension_names=list(axes))
    kinds = {"t": "time", "c": "channel"}
    scale = {"type": "scale", "scale": [1.0] * len(axes)}
    multiscale = {
        "axes": [{"name": axis, "type": kinds.get(axis, "space")} for axis in axes],
        "datasets": [{"path": "0", "coordinateTransformations": [scale]}],
    }
    colors = [{"label-value": value, "rgba": rgba} for value, rgba in LABEL_COLORS.items()]
    properties = [{"label-value": value, "class": "nucleus"} for value in LABEL_COLORS]
    image_label = {"colors": colors, "properties": properties}
    group.attrs["ome"] = {"version": "0.5", "multiscales": [multiscale], "image-label": image_label}
    return pixels
