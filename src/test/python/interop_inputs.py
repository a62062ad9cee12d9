"""What an input image contains, as tifffile and imageio read it, in the terms of ImageJ and OME-Zarr."""

from dataclasses import dataclass, field
from pathlib import Path

import imageio.v3
import numpy as np
import tifffile

ORDER = "tczyx"
MICROMETERS = {
    "meter": 1e6,
    "centimeter": 1e4,
    "inch": 25400.0,
    "millimeter": 1e3,
    "micrometer": 1.0,
    "nanometer": 1e-3,
    "angstrom": 1e-4,
}
# Spellings in ImageJ's TIFF description. Its µ is written \u00B5.
SPELLINGS = {"µm": "micrometer", "um": "micrometer", "micron": "micrometer", "nm": "nanometer", "mm": "millimeter"}
SPELLINGS |= {"cm": "centimeter", "inch": "inch", "m": "meter", "microns": "micrometer"}
SECONDS = {"second": 1.0, "millisecond": 1e-3, "minute": 60.0, "hour": 3600.0}


@dataclass(frozen=True)
class Channel:
    """How a channel is shown; without a label it may have any."""

    label: str | None
    color: str
    start: float
    end: float


@dataclass(frozen=True)
class Expected:
    """Pixels in the order t, c, z, y, x, and sizes in micrometers or seconds; None where not calibrated."""

    axes: str
    pixels: np.ndarray
    sizes: dict
    changed: str  # "" or what ImageJ 1 makes of a pixel type that it does not have
    other_axes: tuple = ()  # also right, for instance with c out of OME-XML
    origin: dict = field(default_factory=dict)  # by axis, in its unit
    channels: tuple = ()  # empty: not compared


def expected_of(path):
    """Reads a TIFF or PNG file without any part of Zarrkit or ImageJ."""
    path = Path(path)
    if path.suffix.lower() == ".png":
        pixels = imageio.v3.imread(path)
        axes = "yx" if pixels.ndim == 2 else "yxc"
        return _ordered(axes, pixels, dict.fromkeys("zyx"), "")
    # One file is one image here; ImageJ follows no OME-XML to other files.
    with tifffile.TiffFile(path, is_ome=False) as tiff:
        series = tiff.series[0]
        pixels = series.asarray()
        axes = "".join(_axis(letter) for letter in series.axes)
        other = ("cyx",) if path.name.endswith((".ome.tif", ".ome.tiff")) and axes == "zyx" else ()
        return _ordered(axes, pixels, _sizes(tiff), _changed(pixels.dtype), other)


def _axis(letter):
    """Unnamed pages (Q, I) are slices to ImageJ, samples (S) are channels."""
    return {"Q": "z", "I": "z", "S": "c"}.get(letter, letter.lower())


def _ordered(axes, pixels, sizes, changed, other=()):
    keep = [d for d, length in enumerate(pixels.shape) if length > 1 or axes[d] in "yx"]
    pixels = pixels.reshape([pixels.shape[d] for d in keep])
    axes = "".join(axes[d] for d in keep)
    target = "".join(axis for axis in ORDER if axis in axes)
    pixels = np.ascontiguousarray(pixels.transpose([axes.index(axis) for axis in target]))
    return Expected(target, pixels, sizes, changed, other)


def _changed(dtype):
    """ImageJ 1 has unsigned 8 and 16 bit, float32 and RGB."""
    if dtype in (np.uint8, np.uint16, np.float32):
        return ""
    return f"{dtype}: no pixel type of ImageJ 1"


def _sizes(tiff):
    """Pixel sizes from the resolution tags and ImageJ's description."""
    tags = tiff.pages[0].tags
    described = tiff.imagej_metadata or {}
    unit = str(described.get("unit", "")).replace("\\u00B5", "µ")
    sizes = dict.fromkeys("tczyx")
    resolution_unit = tags["ResolutionUnit"].value if "ResolutionUnit" in tags else None
    name = SPELLINGS.get(unit) or {2: "inch", 3: "centimeter"}.get(resolution_unit)
    if name:
        for axis, tag in (("y", "YResolution"), ("x", "XResolution")):
            sizes[axis] = _size(tags, tag, name)
        if described.get("spacing"):
            sizes["z"] = described["spacing"] * MICROMETERS[name]
    if described.get("finterval"):
        sizes["t"] = described["finterval"]
    return sizes


def _size(tags, tag, unit):
    """Not calibrated: no resolution, or 72 per inch, which ImageJ takes for a program's default."""
    numerator, denominator = tags[tag].value if tag in tags else (0, 1)
    if numerator == 0 or (unit == "inch" and numerator == 72 * denominator):
        return None
    return denominator / numerator * MICROMETERS[unit]
