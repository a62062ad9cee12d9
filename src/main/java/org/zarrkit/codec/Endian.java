package org.zarrkit.codec;

import java.nio.ByteOrder;

/** The order of the bytes of an element. */
public enum Endian {
    LITTLE(ByteOrder.LITTLE_ENDIAN),
    BIG(ByteOrder.BIG_ENDIAN),
    /** Not stated: legal for types of one byte. */
    UNSTATED(ByteOrder.LITTLE_ENDIAN);

    private final ByteOrder byteOrder;

    Endian(ByteOrder byteOrder) {
        this.byteOrder = byteOrder;
    }

    ByteOrder byteOrder() {
        return byteOrder;
    }
}
