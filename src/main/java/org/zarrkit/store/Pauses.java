package org.zarrkit.store;

import java.time.Duration;

/** How to wait; tests do not. */
interface Pauses {

    Pauses SLEEPING = duration -> Thread.sleep(duration.toMillis());

    void pause(Duration duration) throws InterruptedException;
}
