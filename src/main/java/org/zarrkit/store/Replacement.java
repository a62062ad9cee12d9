package org.zarrkit.store;

/** Values that are to replace those below a prefix of a store, beside which they are written. */
public interface Replacement {

    /**
     * Where to write; its root is what the prefix is in the store. It may hold what an earlier process wrote and did
     * not commit.
     */
    WritableStore store();

    /**
     * Puts what was written in the place of what was there, which is removed. A reader finds one or the other; after a
     * process that was killed here, the next {@link WritableStore#replacement} brings this to its end.
     */
    void commit();

    /** Removes what was written; what was there stays. */
    void discard();
}
