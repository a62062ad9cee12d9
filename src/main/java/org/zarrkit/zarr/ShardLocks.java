package org.zarrkit.zarr;

import java.util.Arrays;

/** Locks for the shards of an array: two threads that change parts of one shard take turns. */
final class ShardLocks {

    private static final int LOCKS = 64;

    private final Object[] locks = new Object[LOCKS];

    ShardLocks() {
        Arrays.setAll(locks, i -> new Object());
    }

    /** The lock of a shard; other shards may have the same, so none is taken while another is held. */
    Object of(long[] shardPosition) {
        return locks[Math.floorMod(Arrays.hashCode(shardPosition), LOCKS)];
    }
}
