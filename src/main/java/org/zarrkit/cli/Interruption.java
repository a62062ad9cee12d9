package org.zarrkit.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the process was asked to end, by Ctrl-C or SIGTERM. Then the work is cancelled and left such that it can be
 * continued, and only then the process ends.
 */
final class Interruption {

    /** A cancelled call returns within a second; a store that is stuck is not waited for any longer than this. */
    private static final int PATIENCE_IN_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean asked;

    /** That of this process. */
    static Interruption ofProcess() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::askAndWait, "zarrkit-interruption"));
        return interruption;
    }

    boolean isAsked() {
        return asked;
    }

    /** Asks the work to end. */
    void ask() {
        asked = true;
    }

    private void askAndWait() {
        ask();
        try {
            over.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended: nobody has to wait for it. */
    void end() {
        over.countDown();
    }
}
