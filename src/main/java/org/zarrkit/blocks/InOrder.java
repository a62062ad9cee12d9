package org.zarrkit.blocks;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Hands results on in the order of their indices, from 0 on; those that come early wait. Safe for many threads. */
final class InOrder<R> {

    private final Consumer<R> next;
    private final Map<Long, R> early = new HashMap<>();
    private long index;

    InOrder(Consumer<R> next) {
        this.next = next;
    }

    synchronized void accept(long at, R result) {
        early.put(at, result);
        for (R ready = early.remove(index); ready != null; ready = early.remove(index)) {
            next.accept(ready);
            index++;
        }
    }
}
