package org.zarrkit.doctor;

import java.util.Set;

/** The names that Zarr 3.1 and its registry of extensions know (zarr-extensions, July 2026). */
final class ZarrNames {

    static final Set<String> CHUNK_GRIDS = Set.of("regular", "rectilinear");
    static final Set<String> KEY_ENCODINGS = Set.of("default", "v2");

    /** Codecs that make bytes of an array; one of them is needed. */
    private static final Set<String> ARRAY_TO_BYTES = Set.of(
            "bytes",
            "sharding_indexed",
            "vlen-bytes",
            "vlen-utf8",
            "zfp",
            "numcodecs.zfpy",
            "n5_default",
            "packbits",
            "conditional",
            "numcodecs.pcodec");

    private static final Set<String> ARRAY_TO_ARRAY = Set.of(
            "transpose",
            "bitround",
            "cast_value",
            "scale_offset",
            "reshape",
            "numcodecs.delta",
            "numcodecs.astype",
            "numcodecs.fixedscaleoffset",
            "numcodecs.quantize",
            "numcodecs.bitround",
            "numcodecs.packbits");

    private static final Set<String> BYTES_TO_BYTES = Set.of(
            "blosc",
            "crc32c",
            "gzip",
            "zstd",
            "numcodecs.adler32",
            "numcodecs.blosc",
            "numcodecs.bz2",
            "numcodecs.crc32",
            "numcodecs.crc32c",
            "numcodecs.fletcher32",
            "numcodecs.gzip",
            "numcodecs.lz4",
            "numcodecs.lzma",
            "numcodecs.shuffle",
            "numcodecs.zlib",
            "numcodecs.zstd",
            "numcodecs.jenkins_lookup3");

    private static final Set<String> TYPES = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "int16",
            "int32",
            "int64",
            "uint2",
            "uint4",
            "uint8",
            "uint16",
            "uint32",
            "uint64",
            "float16",
            "float32",
            "float64",
            "bfloat16",
            "complex64",
            "complex128",
            "complex_bfloat16",
            "string",
            "bytes",
            "struct",
            "structured",
            "fixed_length_utf32",
            "numpy.datetime64",
            "numpy.timedelta64",
            "variable_length_bytes",
            "null_terminated_bytes",
            "raw_bytes");

    private ZarrNames() {}

    /** Where in a chain of codecs one stands. */
    enum Stage {
        ARRAY_TO_ARRAY,
        ARRAY_TO_BYTES,
        BYTES_TO_BYTES,
        UNKNOWN
    }

    static Stage stage(String codec) {
        if (ARRAY_TO_ARRAY.contains(codec)) return Stage.ARRAY_TO_ARRAY;
        if (ARRAY_TO_BYTES.contains(codec)) return Stage.ARRAY_TO_BYTES;
        return BYTES_TO_BYTES.contains(codec) ? Stage.BYTES_TO_BYTES : Stage.UNKNOWN;
    }

    static boolean isType(String name) {
        return TYPES.contains(name)
                || name.matches("r[1-9][0-9]*|(complex_)?float[0-9]_e[0-9]m[0-9][a-z0-9]*")
                || isUri(name);
    }

    /** An extension that is not registered goes by a URI. */
    static boolean isUri(String name) {
        return name.matches("[a-z][a-z0-9+.-]*:.+");
    }
}
