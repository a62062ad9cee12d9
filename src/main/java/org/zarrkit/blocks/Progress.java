package org.zarrkit.blocks;

/** Told how far a long call is, from any thread; can end it. */
public interface Progress {

    /** Tells nobody and never cancels. */
    Progress NONE = new Progress() {};

    /** Work of {@code blocks} blocks begins. */
    default void begin(String what, long blocks) {}

    /** Another block is done; its pixels have this many bytes. */
    default void blockDone(long bytes) {}

    /** Something that a person should know, a sentence without its full stop. */
    default void note(String sentence) {}

    /** Whether the work shall stop; asked before every block. */
    default boolean isCancelled() {
        return false;
    }
}
