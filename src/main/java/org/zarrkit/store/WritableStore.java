package org.zarrkit.store;

import java.nio.ByteBuffer;
import org.zarrkit.error.UnsupportedFeatureException;

/** A store that can be changed. Each change is complete or has not happened, for every reader. */
public interface WritableStore extends Store {

    /**
     * Puts the whole value, replacing what was there; the remaining bytes of the buffer are written, and it is the
     * caller's again on return.
     */
    void put(String key, ByteBuffer value);

    /** Removes the value; nothing happens if there is none. */
    void delete(String key);

    /** Removes all values below the prefix. */
    void deleteAll(String prefix);

    /** Removes what is left below the prefix of values whose {@link #put} was cut off, by the end of a process say. */
    default void deleteLeftovers(String prefix) {}

    /** Removes the empty folder that values may have left; one with values stays, whoever puts them meanwhile. */
    default void deleteEmpty(String prefix) {}

    /** Whether what was put stays for ever: it can't be put again or deleted. */
    default boolean keepsAll() {
        return false;
    }

    /**
     * Brings to its end a {@link #replacement} of what is below the prefix that was interrupted between its first and
     * last step; nothing happens if there is none.
     *
     * @throws org.zarrkit.error.StoreException if that fails
     */
    default void recover(String prefix) {}

    /**
     * A place for what is to replace all that is below the prefix ({@code ""} is the whole store).
     *
     * @throws UnsupportedFeatureException if this store can't replace
     * @throws IllegalArgumentException if what is there must never be replaced, such as a root folder
     */
    default Replacement replacement(String prefix) {
        throw new UnsupportedFeatureException(
                this + ": what is there can't be replaced in a store of this kind; choose another place");
    }
}
