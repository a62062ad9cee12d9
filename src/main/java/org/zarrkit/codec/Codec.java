package org.zarrkit.codec;

import java.util.Map;

/** One step between typed elements and stored bytes: an immutable record of its configuration, safe for many threads. */
public sealed interface Codec permits ArrayToArray, ArrayToBytes, BytesToBytes {

    /** The Zarr 3 name, such as {@code gzip}. */
    String name();

    /** The Zarr 3 configuration: JSON values as strings, numbers, booleans, lists and maps; empty if there is none. */
    Map<String, Object> configuration();
}
