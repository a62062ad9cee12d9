package org.zarrkit.command;

/** A command that can say what it would do with its present inputs: its dialog shows that while they are changed. */
interface Preview {

    /**
     * What would be done, in a line or a few; nothing is read or written.
     *
     * @throws IllegalArgumentException if the inputs are not possible; the message says why
     * @throws org.zarrkit.error.ZarrkitException likewise
     */
    String preview();
}
