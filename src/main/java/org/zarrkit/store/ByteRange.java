package org.zarrkit.store;

/**
 * A part of a value: from {@code start} (in bytes; negative: counted from the end), at most {@code length} bytes.
 * A part that reaches beyond the value is cut off at its end.
 */
public record ByteRange(long start, long length) {

    /** The whole value. */
    public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

    public ByteRange {
        if (length < 0 || start == Long.MIN_VALUE) throw new IllegalArgumentException("length " + length);
        if (start < 0 && length > -start) length = -start;
    }

    /** {@code length} bytes from {@code start} on. */
    public static ByteRange of(long start, long length) {
        if (start < 0) throw new IllegalArgumentException("start " + start);
        return new ByteRange(start, length);
    }

    /** The last {@code length} bytes. */
    public static ByteRange suffix(long length) {
        return length == 0 ? new ByteRange(0, 0) : new ByteRange(-length, length);
    }

    /** The first byte of this range in a value of {@code size} bytes. */
    public long startIn(long size) {
        return start < 0 ? Math.max(0, size + start) : Math.min(start, size);
    }

    /** The number of bytes of this range in a value of {@code size} bytes. */
    public long lengthIn(long size) {
        return Math.min(length, size - startIn(size));
    }
}
