package org.zarrkit.zarr;

import java.util.Optional;
import org.zarrkit.codec.DataType;

/** A NumPy type string of Zarr 2 such as {@code <u2}: a type and its byte order. */
record V2Type(String zarr3Name, boolean bigEndian) {

    /** A type that is none of numbers keeps its own spelling as name. */
    static V2Type parse(Member dtype) {
        if (dtype.value().isArray()) return new V2Type("structured", false);
        // A byte has no order: some writers leave its sign out.
        String text = dtype.string().replaceFirst("^(?=[biu]1$)", "|");
        if (!text.matches("[<>|].+")) throw dtype.expected("a type string such as \"<u2\", with its byte order");
        Optional<DataType> type = DataType.ofNumpyCode(text.substring(1));
        if (text.startsWith("|") && type.map(DataType::sizeInBytes).orElse(1) > 1)
            throw dtype.expected("a byte order, < or >, for a type of several bytes");
        return new V2Type(type.map(DataType::zarrName).orElseGet(() -> described(text)), text.startsWith(">"));
    }

    private static String described(String text) {
        return switch (text.substring(1)) {
            case "c8" -> "complex64";
            case "c16" -> "complex128";
            default -> text;
        };
    }

    /** The type of pixels that a type string, or a name such as {@code uint16}, stands for; empty if none. */
    static Optional<DataType> named(String type) {
        String code = type.replaceFirst("^[<>|=]", "");
        return DataType.ofNumpyCode(code).or(() -> DataType.named(code));
    }

    /** Whether the type that is named is big-endian; types of one byte have any order, which then is the other one. */
    static boolean isBigEndian(String type, boolean otherwise) {
        return named(type).map(DataType::sizeInBytes).orElse(0) == 1 ? otherwise : type.startsWith(">");
    }

    /** A type string such as {@code <u2}, or a name such as {@code uint16}, as the type string of this byte order. */
    static String withOrder(String type, String order) {
        return named(type)
                .map(t -> (t.sizeInBytes() == 1 ? "|" : order) + t.numpyCode())
                .orElse(type);
    }

    boolean isNumber() {
        return DataType.named(zarr3Name).isPresent();
    }

    /** The type string of an array: its byte order is the one that its codec {@code bytes} has. */
    static String dtype(ArrayMetadata array) {
        DataType type = array.chunkSpec().type();
        Optional<Object> endian = array.codecs().stream()
                .filter(c -> c.name().equals("bytes"))
                .findFirst()
                .map(c -> c.configuration().getOrDefault("endian", "little"));
        if (type.sizeInBytes() == 1) return "|" + type.numpyCode();
        return (endian.equals(Optional.of("big")) ? ">" : "<") + type.numpyCode();
    }
}
