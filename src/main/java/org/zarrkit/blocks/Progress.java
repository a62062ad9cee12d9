package org.zarrkit.blocks;

/** Told how far a long call is, from any thread; can end it. */
public interface Progress {

    /** Tells nobody and never cancels. */
    Progress NONE = new Progress() {};

    /** Work of {@code blocks} blocks begins. */
    default void begin(String what, long blocks) {}

    /** Another block of the given size is done. */
    default void blockDone(long pixels) {}

    /** Whether the work shall stop; asked before every block. */
    default boolean isCancelled() {
        return false;
    }
}
