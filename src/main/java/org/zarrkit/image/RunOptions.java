package org.zarrkit.image;

import java.util.OptionalLong;

/**
 * How an image is written, beside what is written. An image whose writing was interrupted is continued by the same
 * again, whatever these say.
 *
 * @param overwrite whether what stands at the target is replaced, when the new image is complete
 * @param resume whether a target that is complete already, from the same, is a success
 * @param verify whether all is read back and compared before the image counts as complete
 * @param memory the bytes that blocks and what is made of them may take; empty: what {@link Limits} leave for blocks
 */
public record RunOptions(boolean overwrite, boolean resume, boolean verify, OptionalLong memory) {

    public RunOptions {
        if (memory.orElse(1) < 1)
            throw new IllegalArgumentException("memory of " + memory.getAsLong() + " bytes; expected at least 1");
    }

    /** Nothing is replaced, nothing read back. */
    public static RunOptions defaults() {
        return new RunOptions(false, false, false, OptionalLong.empty());
    }

    public RunOptions withOverwrite(boolean replace) {
        return new RunOptions(replace, resume, verify, memory);
    }

    public RunOptions withResume(boolean completeIsFine) {
        return new RunOptions(overwrite, completeIsFine, verify, memory);
    }

    public RunOptions withVerify(boolean readBack) {
        return new RunOptions(overwrite, resume, readBack, memory);
    }

    public RunOptions withMemory(long bytes) {
        return new RunOptions(overwrite, resume, verify, OptionalLong.of(bytes));
    }

    /** The bytes that may be taken. */
    public long memoryInBytes() {
        return memory.orElseGet(Limits.shared()::blockMemoryInBytes);
    }
}
