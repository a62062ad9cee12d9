package org.zarrkit.codec;

import java.util.Arrays;

/** The step that all compressors of the LZ77 kind share when they decode. */
final class BackReference {

    private BackReference() {}

    /** Copies bytes from {@code distance} before {@code at}; a copy that is longer than the distance repeats itself. */
    static void copy(byte[] bytes, int at, int distance, int length) {
        if (distance >= length) System.arraycopy(bytes, at - distance, bytes, at, length);
        else if (distance == 1) Arrays.fill(bytes, at, at + length, bytes[at - 1]);
        else for (int i = at; i < at + length; i++) bytes[i] = bytes[i - distance];
    }
}
