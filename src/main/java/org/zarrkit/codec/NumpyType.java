package org.zarrkit.codec;

import java.util.Map;
import java.util.Optional;
import org.zarrkit.error.UnsupportedFeatureException;

/** NumPy's names of element types, such as {@code <u2} or {@code uint16}, as numcodecs' configurations hold them. */
final class NumpyType {

    private static final Map<String, DataType> BY_KIND_AND_SIZE = Map.ofEntries(
            Map.entry("b1", DataType.BOOL),
            Map.entry("i1", DataType.INT8),
            Map.entry("u1", DataType.UINT8),
            Map.entry("i2", DataType.INT16),
            Map.entry("u2", DataType.UINT16),
            Map.entry("i4", DataType.INT32),
            Map.entry("u4", DataType.UINT32),
            Map.entry("i8", DataType.INT64),
            Map.entry("u8", DataType.UINT64),
            Map.entry("f2", DataType.FLOAT16),
            Map.entry("f4", DataType.FLOAT32),
            Map.entry("f8", DataType.FLOAT64));

    private NumpyType() {}

    /** The type that a member of a configuration names; its byte order says nothing about elements in arrays. */
    static DataType of(Configuration configuration, String key) {
        String name = configuration.text(key).orElseGet(() -> String.valueOf(configuration.required(key)));
        DataType known = BY_KIND_AND_SIZE.get(name.replaceFirst("^[<>|=]", ""));
        return Optional.ofNullable(known)
                .or(() -> DataType.named(name))
                .orElseThrow(() -> new UnsupportedFeatureException("codec '" + configuration.codec() + "': its '" + key
                        + "' is " + name + ", an element type that is not supported"));
    }

    static DataType of(Configuration configuration, String key, DataType fallback) {
        return configuration.has(key) ? of(configuration, key) : fallback;
    }

    /** The name of a type, little-endian. */
    static String name(DataType type) {
        for (Map.Entry<String, DataType> entry : BY_KIND_AND_SIZE.entrySet())
            if (entry.getValue() == type) return (type.sizeInBytes() == 1 ? "|" : "<") + entry.getKey();
        throw new IllegalArgumentException(type.zarrName());
    }
}
