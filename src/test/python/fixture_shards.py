"""Sharded Zarr 3 arrays, written by zarr-python and tensorstore."""

from zarr import codecs as z3

from fixture_index import pixels

INDEX_DEFAULT = [z3.BytesCodec(endian="little"), z3.Crc32cCodec()]


def sharding(chunk_shape, codecs=None, index=None, location="end"):
    """A sharding codec; without `codecs` the chunks are zstd-compressed."""
    return z3.ShardingCodec(
        chunk_shape=chunk_shape,
        codecs=codecs or [z3.BytesCodec(endian="little"), z3.ZstdCodec(level=3)],
        index_codecs=index or INDEX_DEFAULT,
        index_location=location,
    )


def make_shards(out):
    """Adds all sharded arrays to an ArrayFixtures."""
    _by_zarr_python(out)
    _partly_absent(out)
    _nested_and_transposed(out)
    _by_tensorstore(out)


def _by_zarr_python(out):
    little = z3.BytesCodec(endian="little")
    cases = {
        "end": sharding((4, 5, 5)),
        "start": sharding((4, 5, 5), location="start"),
        "raw": sharding((4, 5, 5), codecs=[little]),
        "crc32c-chunks": sharding((4, 5, 5), codecs=[little, z3.Crc32cCodec()]),
        "gzip-crc32c-chunks-start": sharding(
            (4, 5, 5), [little, z3.GzipCodec(level=6), z3.Crc32cCodec()], location="start"
        ),
        "blosc-chunks": sharding((4, 5, 5), [little, z3.BloscCodec(cname="zstd", shuffle="bitshuffle", typesize=2)]),
        "big-endian-chunks": sharding((4, 5, 5), codecs=[z3.BytesCodec(endian="big"), z3.ZstdCodec()]),
        "index-without-checksum": sharding((4, 5, 5), index=[little]),
        "index-without-checksum-start": sharding((4, 5, 5), index=[little], location="start"),
        "index-big-endian": sharding((4, 5, 5), index=[z3.BytesCodec(endian="big"), z3.Crc32cCodec()]),
    }
    for word, codec in cases.items():
        name = f"v3-sharded-{word}"
        data = pixels(name, (8, 10, 10), "uint16")
        out.zarr(name, data, chunks=(8, 10, 10), serializer=codec)
    name = "v3-sharded-ragged"
    data = pixels(name, (13, 17, 19), "uint16")
    out.zarr(
        name, data, chunks=(8, 10, 20), serializer=sharding((4, 5, 10)), note="shards and chunks end outside the array"
    )
    name = "v3-sharded-one-chunk"
    out.zarr(name, pixels(name, (7, 9), "uint8"), chunks=(4, 9), serializer=sharding((4, 9)))
    name = "v3-sharded-one-dimensional"
    out.zarr(name, pixels(name, (101,), "int64"), chunks=(60,), serializer=sharding((10,)))
    name = "v3-sharded-gzip-outside"
    data = pixels(name, (8, 10), "uint16")
    note = "the whole shard is compressed: it can only be read whole"
    out.zarr(name, data, chunks=(8, 10), serializer=sharding((4, 5)), compressors=z3.GzipCodec(), note=note)
    name = "v3-sharded-crc32c-outside"
    out.zarr(
        name, pixels(name, (8, 10), "uint16"), chunks=(8, 10), serializer=sharding((4, 5)), compressors=z3.Crc32cCodec()
    )
    name = "v3-sharded-keys-v2-dot"
    keys = {"name": "v2", "separator": "."}
    out.zarr(name, pixels(name, (7, 9), "uint16"), chunks=(4, 10), serializer=sharding((2, 5)), chunk_key_encoding=keys)


def _partly_absent(out):
    corner, middle = (slice(0, 2), slice(0, 5)), (slice(4, 6), slice(10, 15))
    for location in ("end", "start"):
        name = f"v3-sharded-absent-{location}"
        data = pixels(name, (13, 17), "float32")
        note = "absent chunks in stored shards, and absent shards"
        codec = sharding((2, 5), location=location)
        out.zarr(name, data, [corner, middle], note, chunks=(4, 10), serializer=codec, fill_value=float("nan"))
    name = "v3-sharded-all-absent"
    out.zarr(
        name,
        pixels(name, (13, 17), "int16"),
        [],
        "no shard is stored",
        chunks=(4, 10),
        serializer=sharding((2, 5)),
        fill_value=-3,
    )


def _nested_and_transposed(out):
    little = z3.BytesCodec(endian="little")
    name = "v3-sharded-nested"
    inner = sharding((2, 5), [little, z3.GzipCodec()], location="start")
    out.zarr(
        name,
        pixels(name, (13, 17), "uint16"),
        chunks=(8, 20),
        serializer=sharding((4, 10), [inner]),
        note="shards within shards",
    )
    name = "v3-sharded-chunks-transposed"
    codec = sharding((4, 5, 2), [z3.TransposeCodec(order=(1, 2, 0)), little, z3.ZstdCodec()])
    out.zarr(name, pixels(name, (7, 9, 4), "uint16"), chunks=(8, 10, 4), serializer=codec)
    name = "v3-sharded-after-transpose"
    note = "the sharding codec sees the transposed shape (4, 8, 12)"
    transpose = z3.TransposeCodec(order=(2, 0, 1))
    out.zarr(
        name,
        pixels(name, (7, 9, 4), "uint16"),
        chunks=(8, 12, 4),
        filters=[transpose],
        serializer=sharding((2, 4, 4)),
        note=note,
    )


def _by_tensorstore(out):
    little = {"name": "bytes", "configuration": {"endian": "little"}}
    zstd = {"name": "zstd", "configuration": {"level": 3}}
    crc32c = {"name": "crc32c"}
    blosc = {"cname": "lz4", "clevel": 5, "shuffle": "bitshuffle", "typesize": 2, "blocksize": 0}
    transpose = {"name": "transpose", "configuration": {"order": [2, 0, 1]}}

    def metadata(shard, chunk, codecs, location, outer=(), **members):
        configuration = {
            "chunk_shape": chunk,
            "codecs": codecs,
            "index_codecs": [little, crc32c],
            "index_location": location,
        }
        grid = {"name": "regular", "configuration": {"chunk_shape": shard}}
        return {
            "chunk_grid": grid,
            "codecs": [*outer, {"name": "sharding_indexed", "configuration": configuration}],
            **members,
        }

    name = "v3-tensorstore-sharded-end"
    out.tensorstore(
        name, pixels(name, (13, 17, 19), "uint16"), metadata([8, 10, 20], [4, 5, 10], [little, zstd], "end")
    )
    name = "v3-tensorstore-sharded-start"
    codecs = [little, {"name": "blosc", "configuration": blosc}]
    out.tensorstore(name, pixels(name, (13, 17, 19), "uint16"), metadata([16, 20, 20], [4, 5, 10], codecs, "start"))
    name = "v3-tensorstore-sharded-absent"
    regions = [(slice(0, 2), slice(5, 10)), (slice(6, 8), slice(0, 5))]
    members = metadata([4, 10], [2, 5], [little, crc32c], "end", fill_value=-5, data_type="int32")
    out.tensorstore(name, pixels(name, (13, 17), "int32"), members, regions, "absent chunks and absent shards")
    name = "v3-tensorstore-sharded-after-transpose"
    members = metadata([8, 10, 4], [2, 4, 5], [little, zstd], "end", outer=[transpose])
    note = "the chunk shape divides only the transposed shard shape (4, 8, 10)"
    out.tensorstore(name, pixels(name, (7, 9, 4), "float64"), members, note=note)
    name = "v3-tensorstore-raw"
    out.tensorstore(
        name,
        pixels(name, (7, 9), "int64"),
        {"codecs": [little], "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [7, 5]}}},
    )
