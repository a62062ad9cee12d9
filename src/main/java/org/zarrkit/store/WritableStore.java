package org.zarrkit.store;

import java.nio.ByteBuffer;

/** A store that can be changed. Each change is complete or has not happened, for every reader. */
public interface WritableStore extends Store {

    /** Puts the whole value, replacing what was there; the remaining bytes of the buffer are written. */
    void put(String key, ByteBuffer value);

    /** Removes the value; nothing happens if there is none. */
    void delete(String key);

    /** Removes all values below the prefix. */
    void deleteAll(String prefix);
}
