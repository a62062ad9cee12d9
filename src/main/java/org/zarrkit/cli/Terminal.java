package org.zarrkit.cli;

import java.io.PrintStream;

/**
 * Where the command line writes.
 *
 * @param out results
 * @param err errors, warnings and progress
 * @param interactive whether a person looks at {@code err}, so that lines may be rewritten
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {

    /** The streams of this process. */
    static Terminal ofSystem() {
        return new Terminal(System.out, System.err, System.console() != null);
    }
}
