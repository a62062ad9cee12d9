"""The arrays that compare.py has programs read and write, and sums that tell whether they did."""

import numpy as np


def shape(size):
    return (size // 2, size, size)


def chunks_and_shards(layout, size):
    edge = min(int(layout.split("-")[0]), size // 2)
    if not layout.endswith("sharded"):
        return (edge,) * 3, None
    return (edge,) * 3, (min(128, size // 2), size, size)


def compressors(codec):
    from zarr.codecs import BloscCodec, GzipCodec, ZstdCodec

    if codec == "raw":
        return None
    if codec.startswith("blosc"):
        name, level = (codec.split("-") + ["5"])[1:3]
        return BloscCodec(cname=name, clevel=int(level), shuffle="shuffle", typesize=2)
    level = int(codec.split("-")[1])
    return ZstdCodec(level=level) if codec.startswith("zstd") else GzipCodec(level=level)


def create(path, codec, layout, size):
    """A new array: its metadata document alone."""
    import zarr

    chunks, shards = chunks_and_shards(layout, size)
    return zarr.create_array(
        str(path), shape=shape(size), chunks=chunks, shards=shards, dtype="u2", fill_value=0,
        compressors=compressors(codec), overwrite=True)


def random_state(seed, step):
    state = seed
    for _ in range(step + 1):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return state >> 8


def positions_of(seed, count, grid):
    """The chunks of the task "chunks", the same in any language."""
    states = (random_state(seed, i) for i in range(count))
    return [np.unravel_index(s % int(np.prod(grid)), grid) for s in states]


def sum_of(array):
    return int(np.sum(array, dtype=np.uint64))


def placed_sum_of(array):
    weights = (np.arange(array.size, dtype=np.uint64) * 31 + 7) & 0xFFFF
    return int(np.sum(array.reshape(-1).astype(np.uint64) * weights))


def make_volume(file, size):
    rng = np.random.default_rng(1)
    whole = shape(size)
    volume = np.empty(whole, "u2")
    blobs = max(4, 400 * size**3 // 1024**3)
    centres, radii, heights = rng.random((blobs, 3)) * whole, rng.uniform(8, 30, blobs), rng.uniform(200, 3000, blobs)
    z, y, x = np.ogrid[0:whole[0], 0:whole[1], 0:whole[2]]
    for z0 in range(0, whole[0], 32):
        part = z[z0:z0 + 32].astype("f4")
        signal = (120 + 30 * np.sin(x / 200.0) * np.cos(y / 300.0) + 0 * part).astype("f4")
        for (cz, cy, cx), r, height in zip(centres, radii, heights):
            if abs(cz - z0 - 16) > 16 + 4 * r:
                continue
            ys = slice(max(0, int(cy - 4 * r)), int(cy + 4 * r))
            xs = slice(max(0, int(cx - 4 * r)), int(cx + 4 * r))
            distance = ((part - cz) ** 2 + (y[:, ys] - cy) ** 2 + (x[:, :, xs] - cx) ** 2) / (2 * r * r)
            signal[:, ys, xs] += height * np.exp(-distance)
        volume[z0:z0 + 32] = np.clip(rng.normal(signal, np.sqrt(signal + 9)), 0, 65535).astype("u2")
    np.save(file, volume)


def prepare(folder, size, codecs, layouts):
    """The volume and the arrays, those that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    volume_file = folder / f"volume-{size}.npy"
    if not volume_file.exists():
        make_volume(volume_file, size)
    volume = None
    for codec in codecs:
        for layout in layouts:
            path = folder / f"{size}-{codec}-{layout}.zarr"
            if (path / "complete").exists():
                continue
            volume = np.load(volume_file) if volume is None else volume
            create(path, codec, layout, size)[...] = volume
            (path / "complete").touch()
    return volume_file


def stored_size(folder):
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
