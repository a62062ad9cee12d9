package org.zarrkit.image;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Some of the blocks of a level, by their indices. Safe for many threads. */
final class BlockSet {

    private final AtomicLongArray words;
    private final AtomicLong count = new AtomicLong();
    private final long size;

    /** None of {@code size} blocks. */
    BlockSet(long size) {
        this.size = size;
        words = new AtomicLongArray(Math.toIntExact((size + 63) / 64));
    }

    boolean contains(long index) {
        return (words.get((int) (index >>> 6)) & 1L << index) != 0;
    }

    void add(long index) {
        long bit = 1L << index;
        if ((words.getAndAccumulate((int) (index >>> 6), bit, (a, b) -> a | b) & bit) == 0) count.incrementAndGet();
    }

    void remove(long index) {
        long bit = 1L << index;
        if ((words.getAndAccumulate((int) (index >>> 6), bit, (a, b) -> a & ~b) & bit) != 0) count.decrementAndGet();
    }

    /** How many it has. */
    long count() {
        return count.get();
    }

    /** How many there could be. */
    long size() {
        return size;
    }
}
