package org.zarrkit.blocks;

import java.util.Arrays;

/**
 * Sets of numbers that are joined, each with the least of its members' keys. Grows; 16 bytes for each number. Safe for
 * many threads.
 */
final class UnionFind {

    private static final int MOST = Integer.MAX_VALUE - 64;

    private int[] parents = new int[1024];
    private long[] keys = new long[1024];
    private int size;

    /**
     * Adds a number for each key.
     *
     * @return the first of the new numbers
     */
    synchronized int add(long[] newKeys) {
        long needed = (long) size + newKeys.length;
        if (needed > MOST)
            throw new IllegalArgumentException(
                    "more than " + MOST + " parts of objects; smooth the image first, or use larger chunks");
        if (needed > parents.length) {
            int capacity = (int) Math.min(MOST, Math.max(needed, parents.length + (long) parents.length / 2));
            parents = Arrays.copyOf(parents, capacity);
            keys = Arrays.copyOf(keys, capacity);
        }
        int first = size;
        for (long key : newKeys) {
            parents[size] = size;
            keys[size++] = key;
        }
        return first;
    }

    synchronized void join(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        if (rootA == rootB) return;
        // The set with the lesser key keeps its root, so that keys need no change.
        if (keys[rootA] < keys[rootB]) parents[rootB] = rootA;
        else parents[rootA] = rootB;
    }

    private int root(int at) {
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** For each number that of its set, from 1 on in the order of the sets' least keys; this is empty afterwards. */
    synchronized int[] numbered() {
        int sets = 0;
        for (int i = 0; i < size; i++) if (parents[i] == i) sets++;
        long[] least = new long[sets];
        for (int i = 0, k = 0; i < size; i++) if (parents[i] == i) least[k++] = keys[i];
        Arrays.parallelSort(least);
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) numbers[i] = Arrays.binarySearch(least, keys[root(i)]) + 1;
        parents = new int[0];
        keys = new long[0];
        size = 0;
        return numbers;
    }
}
