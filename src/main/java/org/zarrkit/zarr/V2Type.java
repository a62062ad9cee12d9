package org.zarrkit.zarr;

import java.util.Map;
import java.util.Optional;
import org.zarrkit.codec.DataType;

/** A NumPy type string of Zarr 2 such as {@code <u2}: a type and its byte order. */
record V2Type(String zarr3Name, boolean bigEndian) {

    private static final Map<String, DataType> TYPES = Map.ofEntries(
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

    /** A type that is none of numbers keeps its own spelling as name. */
    static V2Type parse(Member dtype) {
        if (dtype.value().isArray()) return new V2Type("structured", false);
        String text = dtype.string();
        if (!text.matches("[<>|].+")) throw dtype.expected("a type string such as \"<u2\", with its byte order");
        DataType type = TYPES.get(text.substring(1));
        if (type != null && text.startsWith("|") && type.sizeInBytes() > 1)
            throw dtype.expected("a byte order, < or >, for a type of several bytes");
        return new V2Type(type == null ? described(text) : type.zarrName(), text.startsWith(">"));
    }

    private static String described(String text) {
        return switch (text.substring(1)) {
            case "c8" -> "complex64";
            case "c16" -> "complex128";
            default -> text;
        };
    }

    boolean isNumber() {
        return DataType.named(zarr3Name).isPresent();
    }

    /** The type string of an array: its byte order is the one that its codec {@code bytes} has. */
    static String dtype(ArrayMetadata array) {
        DataType type = array.chunkSpec().type();
        String code = TYPES.entrySet().stream()
                .filter(e -> e.getValue() == type)
                .findFirst()
                .orElseThrow()
                .getKey();
        Optional<Object> endian = array.codecs().stream()
                .filter(c -> c.name().equals("bytes"))
                .findFirst()
                .map(c -> c.configuration().getOrDefault("endian", "little"));
        if (type.sizeInBytes() == 1) return "|" + code;
        return (endian.equals(Optional.of("big")) ? ">" : "<") + code;
    }
}
