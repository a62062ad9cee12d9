"""What is common to all fixtures: synthetic pixels, checksums, and the description of a case."""

import hashlib
import json
import zlib
from pathlib import Path

import numpy as np


def sha256_of(array):
    """The checksum of the elements in C order, little-endian; a bool is one byte, 0 or 1."""
    array = np.asarray(array)
    little_endian = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return hashlib.sha256(little_endian.tobytes(order="C")).hexdigest()


def pixels(name, shape, dtype):
    """Pixels which look like an image (a slope, noise) and contain the extreme values of their type.

    A name with "blosc" gets smoother ones: Blosc stores what it cannot make smaller as it is, and tests no codec then.
    The seed is the name of the case, so that adding one case never changes another.
    """
    dtype = np.dtype(dtype)
    random = np.random.default_rng(zlib.crc32(name.encode()))
    noise = random.integers(0, 16, shape)
    if dtype.kind == "b":
        return (noise % 3 == 0).reshape(shape)
    slope = sum(np.indices(shape)[axis] * (axis + 1) for axis in range(len(shape))) if shape else 7
    values = np.asarray(slope // 4 + noise // 15) if "blosc" in name else np.asarray(slope * 7 + noise)
    if dtype.kind == "f":
        result = (values / (4 if "blosc" in name else 3) - 11).astype(dtype)
        extremes = [np.finfo(dtype).max, np.finfo(dtype).smallest_subnormal, -0.0, np.nan, np.inf, -np.inf]
    else:
        result = values.astype(dtype)
        extremes = [np.iinfo(dtype).max, np.iinfo(dtype).min]
        if dtype.kind == "i":
            extremes.append(-1)
    result = np.ascontiguousarray(result).reshape(shape)
    if result.size > 4 * len(extremes):
        places = random.choice(result.size, len(extremes), replace=False)
        result.reshape(-1)[places] = np.array(extremes, dtype)
    return result


def type_name(dtype):
    """The name without byte order, as Zarr 3 has it."""
    return np.dtype(dtype).newbyteorder("=").name


def codec_names(metadata):
    """One short text per codec of an array's metadata document, Zarr 2 or 3."""
    if metadata["zarr_format"] == 2:
        codecs = (metadata.get("filters") or []) + [metadata["compressor"] or {"id": "raw"}]
        return [_codec_name(codec["id"], codec) for codec in codecs]
    return [_codec_name(codec["name"], codec.get("configuration", {})) for codec in metadata["codecs"]]


def _codec_name(name, configuration):
    if name == "sharding_indexed":
        inner = ",".join(_codec_name(c["name"], c.get("configuration", {})) for c in configuration["codecs"])
        index = ",".join(_codec_name(c["name"], c.get("configuration", {})) for c in configuration["index_codecs"])
        return f"sharding_indexed({inner};index={index};{configuration.get('index_location', 'end')})"
    if name == "blosc":
        return f"blosc({configuration['cname']},{configuration['shuffle']})"
    told = configuration.get("endian") or configuration.get("order")
    return f"{name}({told})" if told else name


def array_metadata(directory):
    """The metadata document of the array in a directory, Zarr 2 or 3."""
    directory = Path(directory)
    for file in (directory / "zarr.json", directory / ".zarray"):
        if file.exists():
            return json.loads(file.read_text())
    raise FileNotFoundError(f"no array in {directory}")


def chunk_shapes(metadata):
    """The smallest unit of reading, and the shard's shape or None."""
    if metadata["zarr_format"] == 2:
        return metadata["chunks"], None
    stored = metadata["chunk_grid"]["configuration"]["chunk_shape"]
    sharding = [c for c in metadata["codecs"] if c["name"] == "sharding_indexed"]
    if not sharding:
        return stored, None
    while sharding:
        inner = sharding[0]["configuration"]["chunk_shape"]
        sharding = [c for c in sharding[0]["configuration"]["codecs"] if c["name"] == "sharding_indexed"]
    return inner, stored


def stored_values(directory):
    """How many chunks or shards are stored as files."""
    metadata_files = {"zarr.json", ".zarray", ".zattrs", ".zgroup", ".zmetadata"}
    return sum(1 for f in Path(directory).rglob("*") if f.is_file() and f.name not in metadata_files)


def array_facts(directory, decoded):
    """The members that an array case and a level of an image case have in common."""
    metadata = array_metadata(directory)
    chunks, shards = chunk_shapes(metadata)
    return {
        "zarr_format": metadata["zarr_format"],
        "shape": metadata["shape"],
        "dtype": type_name(decoded.dtype),
        "chunks": chunks,
        "shards": shards,
        "codecs": codec_names(metadata),
        "fill_value": metadata["fill_value"],
        "stored_values": stored_values(directory),
        "sha256": sha256_of(decoded),
    }
