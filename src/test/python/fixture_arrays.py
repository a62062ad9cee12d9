"""Plain Zarr arrays, formats 2 and 3, written by zarr-python and tensorstore."""

import warnings
from importlib.metadata import version

import numcodecs
import numpy as np
import tensorstore
import zarr
from zarr import codecs as z3

from fixture_index import array_facts, pixels, sha256_of

TYPES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]
TYPES += ["float16", "float32", "float64"]
BLOSC_NAMES = ["lz4", "lz4hc", "blosclz", "zstd", "zlib"]
SHUFFLES = ["noshuffle", "shuffle", "bitshuffle"]
KEYS_V2_SLASH = {"name": "v2", "separator": "/"}
KEYS_V2_DOT = {"name": "v2", "separator": "."}
KEYS_DEFAULT_DOT = {"name": "default", "separator": "."}
# What one reader does not know is checked by the others alone.
NOT_FOR_ZARR_PYTHON = ("snappy", "v3-tensorstore-sharded-after-transpose")
NOT_FOR_TENSORSTORE = ("v2-codec-lz4", "v2-codec-lzma", "v2-filter", "outside")


class ArrayFixtures:
    """Writes arrays below one folder and collects their descriptions; a name begins with the format, v2 or v3."""

    def __init__(self, root):
        self.root = root
        self.cases = []

    def zarr(self, name, data, written=None, note="", **options):
        """Writes an array by zarr-python; with `written`, only those regions, the rest being fill value."""
        directory = self.root / "arrays" / name
        expected = data
        options.setdefault("zarr_format", int(name[1]))
        options.setdefault("compressors", None)
        options.setdefault("filters", None)
        array = zarr.create_array(directory, shape=data.shape, dtype=options.pop("dtype", data.dtype), **options)
        if written is None:
            array[...] = data
        else:
            expected = np.full(data.shape, options.get("fill_value") or 0, data.dtype)
            for region in written:
                array[region] = data[region]
                expected[region] = data[region]
        # An absent .zattrs means the same as an empty one, and the repository need not hold so many files.
        (directory / ".zattrs").unlink(missing_ok=True)
        self.add(name, expected, f"zarr-python {zarr.__version__}", note)

    def tensorstore(self, name, data, metadata, regions=(...,), note=""):
        """Writes an array by tensorstore."""
        directory = self.root / "arrays" / name
        driver = "zarr" if name.startswith("v2") else "zarr3"
        spec = {"driver": driver, "kvstore": f"file://{directory}/", "metadata": metadata, "create": True}
        array = tensorstore.open(spec, dtype=data.dtype.name, shape=data.shape).result()
        expected = np.full(data.shape, metadata.get("fill_value", 0), data.dtype)
        for region in regions:
            array[region].write(data[region]).result()
            expected[region] = data[region]
        self.add(name, expected, f"tensorstore {version('tensorstore')}", note)

    def add(self, name, expected, maker, note):
        """Describes a written array after every reader at hand has returned the expected elements."""
        directory = self.root / "arrays" / name
        facts = array_facts(directory, expected)
        _require_compression(name, directory)
        readers = []
        if not any(word in name for word in NOT_FOR_ZARR_PYTHON):
            read = zarr.open_array(directory, mode="r")[...]
            assert sha256_of(read) == facts["sha256"], f"{name}: zarr-python reads something else"
            readers.append("zarr-python")
        if not any(word in name for word in NOT_FOR_TENSORSTORE):
            driver = "zarr3" if facts["zarr_format"] == 3 else "zarr"
            spec = {"driver": driver, "kvstore": f"file://{directory}/"}
            read = np.asarray(tensorstore.open(spec).result().read().result())
            assert sha256_of(read) == facts["sha256"], f"{name}: tensorstore reads something else"
            readers.append("tensorstore")
        case = {"id": f"arrays/{name}", "path": f"arrays/{name}", "kind": "array", **facts}
        self.cases.append({**case, "maker": maker, "checked_by": readers, "note": note})


def _require_compression(name, directory):
    """A Blosc fixture proves something only if its frame is compressed, and in several blocks if its name says so."""
    if "codec-blosc" not in name:
        return
    frame = next(f for f in directory.rglob("*0") if f.is_file()).read_bytes()
    stored_as_is = bool(frame[2] & 2)
    assert stored_as_is == ("uncompressed" in name), f"{name}: flags {frame[2]:#x}"
    size, block = np.frombuffer(frame[4:12], "<u4")
    assert (block < size) == ("many-blocks" in name), f"{name}: blocks of {block} in {size} bytes"


def make_arrays(root):
    """Writes all arrays and returns their cases."""
    out = ArrayFixtures(root)
    with warnings.catch_warnings():
        # zarr-python warns of codecs and types which have no Zarr 3 specification; they are what is wanted here.
        warnings.simplefilter("ignore")
        for make in (_types, _byte_orders, _fill_values, _keys, _orders, _shapes, _codecs_v2, _codecs_v3):
            make(out)
        from fixture_shards import make_shards

        make_shards(out)
    return out.cases


def _types(out):
    for dtype in TYPES:
        for zarr_format in (2, 3):
            name = f"v{zarr_format}-{dtype}"
            out.zarr(name, pixels(name, (13, 11), dtype), chunks=(13, 12))


def _byte_orders(out):
    for dtype in ("uint16", "int32", "float64"):
        name = f"v2-{dtype}-big-endian"
        out.zarr(name, pixels(name, (13, 11), dtype), chunks=(13, 11), dtype=np.dtype(dtype).newbyteorder(">"))
    for dtype in ("int16", "uint64", "float16", "float32"):
        name = f"v3-{dtype}-big-endian"
        out.zarr(name, pixels(name, (13, 11), dtype), chunks=(13, 11), serializer=z3.BytesCodec(endian="big"))
    name = "v3-uint16-big-endian-gzip"
    big_endian = z3.BytesCodec(endian="big")
    out.zarr(name, pixels(name, (13, 11), "uint16"), chunks=(13, 11), serializer=big_endian, compressors=z3.GzipCodec())


FILLS = [
    ("bool", True, "true"),
    ("int16", -7, "negative"),
    ("uint64", 2**64 - 1, "largest"),
    ("int64", -(2**63), "smallest"),
    ("float32", np.nan, "nan"),
    ("float64", -np.inf, "minus-infinity"),
    ("float64", 0.1, "fraction"),
    ("float16", np.inf, "infinity"),
]


def _fill_values(out):
    """Of 2 x 2 chunks the second is stored, the others are absent."""
    for zarr_format in (2, 3):
        for dtype, value, word in FILLS:
            name = f"v{zarr_format}-fill-{dtype}-{word}"
            data = pixels(name, (7, 9), dtype)
            region = (slice(0, 4), slice(5, 9))
            out.zarr(name, data, written=[region], chunks=(4, 5), fill_value=value, note="3 of 4 chunks are absent")
        name = f"v{zarr_format}-fill-all-absent"
        data = np.zeros((7, 9), "uint16")
        out.zarr(name, data, written=[], chunks=(4, 5), fill_value=513, note="no chunk is stored")
    name = "v2-fill-null"
    note = "fill_value null: zarr-python reads absent chunks as 0"
    out.zarr(
        name,
        pixels(name, (7, 9), "uint8"),
        written=[(slice(0, 4), slice(5, 9))],
        chunks=(4, 5),
        fill_value=None,
        note=note,
    )


def _keys(out):
    encodings = {
        "v2-keys-dot": KEYS_V2_DOT,
        "v2-keys-slash": KEYS_V2_SLASH,
        "v3-keys-default-slash": None,
        "v3-keys-default-dot": KEYS_DEFAULT_DOT,
        "v3-keys-v2-dot": KEYS_V2_DOT,
        "v3-keys-v2-slash": KEYS_V2_SLASH,
    }
    for name, encoding in encodings.items():
        out.zarr(name, pixels(name, (7, 9), "uint16"), chunks=(4, 9), chunk_key_encoding=encoding)


def _orders(out):
    for zarr_format in (2, 3):
        name = f"v{zarr_format}-edge-chunks"
        data = pixels(name, (13, 17, 19), "uint16")
        out.zarr(
            name, data, chunks=(7, 9, 10), compressors=_gzip(zarr_format), note="every axis ends with a partial chunk"
        )
    name = "v2-order-f"
    out.zarr(name, pixels(name, (13, 17, 19), "uint16"), chunks=(13, 9, 19), order="F")
    name = "v2-order-f-zstd-big-endian"
    data = pixels(name, (7, 9, 5), "int32")
    out.zarr(name, data, chunks=(7, 9, 5), order="F", dtype=">i4", compressors=numcodecs.Zstd(level=3))
    for order in ((2, 1, 0), (1, 2, 0), (0, 2, 1)):
        name = "v3-transpose-" + "".join(map(str, order))
        data = pixels(name, (13, 17, 19), "uint16")
        out.zarr(name, data, chunks=(13, 17, 10), filters=[z3.TransposeCodec(order=order)], compressors=z3.ZstdCodec())
    name = "v3-transpose-twice"
    transposes = [z3.TransposeCodec(order=(1, 2, 0)), z3.TransposeCodec(order=(0, 2, 1))]
    out.zarr(name, pixels(name, (7, 9, 5), "float32"), chunks=(7, 9, 5), filters=transposes)


def _shapes(out):
    for zarr_format in (2, 3):
        name = f"v{zarr_format}-zero-dimensional"
        out.zarr(name, np.array(4711, "int32"), chunks=())
        name = f"v{zarr_format}-zero-dimensional-absent"
        out.zarr(name, np.array(0.0, "float64"), written=[], chunks=(), fill_value=2.5)
        name = f"v{zarr_format}-zero-length"
        out.zarr(name, np.zeros((3, 0, 5), "uint16"), chunks=(2, 2, 2))
        name = f"v{zarr_format}-one-dimensional"
        out.zarr(name, pixels(name, (23,), "float32"), chunks=(12,))
        name = f"v{zarr_format}-five-dimensional"
        out.zarr(name, pixels(name, (2, 2, 5, 7, 9), "uint16"), chunks=(1, 2, 5, 7, 9), compressors=_gzip(zarr_format))
        name = f"v{zarr_format}-chunk-larger-than-array"
        out.zarr(name, pixels(name, (5, 7), "uint16"), chunks=(16, 16))
    name = "v3-zero-dimensional-v2-key"
    out.zarr(name, np.array(-9, "int8"), chunks=(), chunk_key_encoding=KEYS_V2_DOT)


def _gzip(zarr_format):
    return numcodecs.GZip(level=6) if zarr_format == 2 else z3.GzipCodec(level=6)


def _codecs_v2(out):
    codecs = {
        "gzip": numcodecs.GZip(level=1),
        "zlib": numcodecs.Zlib(level=6),
        "zstd": numcodecs.Zstd(level=3),
        "lz4": numcodecs.LZ4(),
        "bz2": numcodecs.BZ2(level=5),
        "lzma": numcodecs.LZMA(),
    }
    for shuffle, cname in zip((0, 1, 2, 1, 2), BLOSC_NAMES):
        codecs[f"blosc-{cname}-{SHUFFLES[shuffle]}"] = numcodecs.Blosc(cname, clevel=5, shuffle=shuffle)
    codecs["blosc-lz4-uncompressed"] = numcodecs.Blosc("lz4", clevel=0, shuffle=1)
    for word, codec in codecs.items():
        name = f"v2-codec-{word}"
        out.zarr(name, pixels(name, (13, 17, 19), "uint16"), chunks=(13, 17, 19), compressors=codec)
    name = "v2-codec-blosc-snappy-shuffle"
    snappy = {"id": "blosc", "cname": "snappy", "clevel": 5, "shuffle": 1, "blocksize": 0}
    metadata = {"chunks": [13, 17, 19], "compressor": snappy, "dtype": "<u2"}
    out.tensorstore(name, pixels(name, (13, 17, 19), "uint16"), metadata)
    name = "v2-filter-delta-shuffle"
    filters = [numcodecs.Delta(dtype="<i4"), numcodecs.Shuffle(elementsize=4)]
    data = pixels(name, (13, 17), "int32")
    out.zarr(name, data, chunks=(13, 9), filters=filters, compressors=numcodecs.Zlib(level=6))


def _codecs_v3(out):
    chains = {
        "gzip": z3.GzipCodec(level=1),
        "zstd": z3.ZstdCodec(level=3),
        "zstd-checksum": z3.ZstdCodec(level=3, checksum=True),
        "crc32c": z3.Crc32cCodec(),
        "gzip-crc32c": [z3.GzipCodec(level=6), z3.Crc32cCodec()],
    }
    for cname in BLOSC_NAMES:
        for shuffle in SHUFFLES:
            chains[f"blosc-{cname}-{shuffle}"] = z3.BloscCodec(cname=cname, clevel=5, shuffle=shuffle, typesize=2)
    for word, compressors in chains.items():
        name = f"v3-codec-{word}"
        out.zarr(name, pixels(name, (13, 17, 19), "uint16"), chunks=(13, 17, 19), compressors=compressors)
    for cname in ("lz4", "zstd", "blosclz"):
        name = f"v3-codec-blosc-{cname}-many-blocks"
        # c-blosc takes blocks of 128 KiB here whatever is asked for, except with zstd.
        codec = z3.BloscCodec(cname=cname, clevel=1, shuffle="shuffle", typesize=2, blocksize=1 << 15)
        data = pixels(name, (18, 61, 67), "uint16")
        out.zarr(name, data, chunks=(18, 61, 67), compressors=codec, note="several blocks, the last one shorter")
    name = "v3-codec-blosc-snappy-bitshuffle"
    snappy = {"cname": "snappy", "clevel": 5, "shuffle": "bitshuffle", "typesize": 2, "blocksize": 0}
    metadata = {"codecs": [{"name": "bytes", "configuration": {"endian": "little"}}]}
    metadata["codecs"].append({"name": "blosc", "configuration": snappy})
    out.tensorstore(name, pixels(name, (13, 17, 19), "uint16"), metadata)
    name = "v3-codec-blosc-bitshuffle-odd"
    codec = z3.BloscCodec(cname="lz4", clevel=5, shuffle="bitshuffle", typesize=8)
    note = "the number of elements is no multiple of 8"
    out.zarr(name, pixels(name, (5, 7, 11), "float64"), chunks=(5, 7, 11), compressors=codec, note=note)
