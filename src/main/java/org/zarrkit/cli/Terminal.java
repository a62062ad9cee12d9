package org.zarrkit.cli;

import java.io.PrintStream;

/**
 * Where the command line writes.
 *
 * @param out results
 * @param err errors, warnings and progress
 * @param interactive whether a person looks at {@code err}, so that lines may be rewritten
 * @param interruption whether that person has asked to end
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, Interruption interruption) {

    /** One that nobody interrupts. */
    Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this(out, err, interactive, new Interruption());
    }

    /** The streams of this process. */
    static Terminal ofSystem() {
        return new Terminal(System.out, System.err, System.console() != null);
    }

    /** The same for a process that may be asked to end. */
    Terminal with(Interruption other) {
        return new Terminal(out, err, interactive, other);
    }
}
