package org.zarrkit.store;

import java.util.Random;

/**
 * How often a {@link FaultyStore} misbehaves: parts of all calls, but for the capacity.
 *
 * @param passing how many fail and would not, tried again: a connection is lost
 * @param lasting how many find a key that fails from then on
 * @param truncated how many values are kept or given in part, and nothing is said of it
 * @param stalled how many puts of chunks wait until the store is released
 * @param capacity the bytes that can be put before the disk is full
 */
public record Faults(double passing, double lasting, double truncated, double stalled, long capacity) {

    private static final long ENOUGH = Long.MAX_VALUE / 2;

    public static final Faults NONE = new Faults(0, 0, 0, 0, ENOUGH);

    /** One kind of fault, or some of several. */
    public static Faults random(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Faults(0.05, 0, 0, 0, ENOUGH);
            case 1 -> new Faults(0.4, 0, 0, 0, ENOUGH);
            case 2 -> new Faults(0, 0.01, 0, 0, ENOUGH);
            case 3 -> new Faults(0, 0, 0.02, 0, ENOUGH);
            case 4 -> new Faults(0.01, 0, 0, 0.01, ENOUGH);
            case 5 -> new Faults(0, 0, 0, 0, random.nextInt(1 << 6 + random.nextInt(12)));
            default -> new Faults(0.02, 0.001, 0.002, 0.001, random.nextInt(200_000));
        };
    }

    /** The same but that what is there is whole. */
    public Faults withoutTruncation() {
        return new Faults(passing, lasting, 0, stalled, capacity);
    }
}
