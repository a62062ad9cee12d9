package org.zarrkit.image;

/**
 * What this process may take: one budget of heap bytes, and one number of threads for all that computes blocks. A third
 * of the bytes is for cells that are kept, the rest for blocks in hand. Safe for many threads.
 */
public final class Limits {

    /** Of the largest heap, three quarters. */
    private static final Limits SHARED = new Limits();

    private long memoryInBytes = Runtime.getRuntime().maxMemory() / 4 * 3;
    private int threads = Runtime.getRuntime().availableProcessors();
    private int taken;

    private Limits() {}

    /** The limits of this process: until they are set, three quarters of the largest heap and all processors. */
    public static Limits shared() {
        return SHARED;
    }

    /**
     * Sets both, for what begins from now on.
     *
     * @throws IllegalArgumentException if Java does not have so much memory, or there would be no thread
     */
    public synchronized void set(long newMemoryInBytes, int newThreads) {
        long heap = Runtime.getRuntime().maxMemory();
        if (newMemoryInBytes < 1 || newMemoryInBytes > heap)
            throw new IllegalArgumentException("memory of " + MemorySize.text(newMemoryInBytes) + "; Java has "
                    + MemorySize.text(heap) + " at most (more by Edit>Options>Memory & Threads..., or java -Xmx)");
        if (newThreads < 1) throw new IllegalArgumentException("threads=" + newThreads + "; expected at least 1");
        memoryInBytes = newMemoryInBytes;
        threads = newThreads;
        CellCache.shared().setBudget(newMemoryInBytes / 3);
        notifyAll();
    }

    /** All of the budget. */
    public synchronized long memoryInBytes() {
        return memoryInBytes;
    }

    /** The part for blocks in hand. */
    public long blockMemoryInBytes() {
        return memoryInBytes() / 3 * 2;
    }

    public synchronized int threads() {
        return threads;
    }

    /** Waits until fewer threads than allowed compute, and counts the caller as one of them. */
    public synchronized void takeThread() throws InterruptedException {
        while (taken >= threads) wait();
        taken++;
    }

    /** The caller does not compute any more. */
    public synchronized void giveBackThread() {
        taken--;
        notifyAll();
    }

    /** How many threads compute now. */
    public synchronized int threadsTaken() {
        return taken;
    }
}
