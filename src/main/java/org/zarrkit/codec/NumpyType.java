package org.zarrkit.codec;

import org.zarrkit.error.UnsupportedFeatureException;

/** NumPy's names of element types, such as {@code <u2} or {@code uint16}, as numcodecs' configurations hold them. */
final class NumpyType {

    private NumpyType() {}

    /** The type that a member of a configuration names; its byte order says nothing about elements in arrays. */
    static DataType of(Configuration configuration, String key) {
        String name = configuration.text(key).orElseGet(() -> String.valueOf(configuration.required(key)));
        return DataType.ofNumpyCode(name.replaceFirst("^[<>|=]", ""))
                .or(() -> DataType.named(name))
                .orElseThrow(() -> new UnsupportedFeatureException("codec '" + configuration.codec() + "': its '" + key
                        + "' is " + name + ", an element type that is not supported"));
    }

    static DataType of(Configuration configuration, String key, DataType fallback) {
        return configuration.has(key) ? of(configuration, key) : fallback;
    }

    /** The name of a type, little-endian. */
    static String name(DataType type) {
        return (type.sizeInBytes() == 1 ? "|" : "<") + type.numpyCode();
    }
}
