package org.zarrkit.blocks;

import java.util.Optional;
import org.zarrkit.ngff.Downsampling;

/**
 * How a stored image is changed.
 *
 * @param downsampling how coarser levels are made; empty: as the image says of itself
 * @param concurrent whether other processes write other regions at the same time: borders must then be those of shards
 * @param verify whether all that was written is read back and compared
 * @param memoryInBytes what blocks may take
 */
public record UpdateOptions(
        Optional<Downsampling> downsampling, boolean concurrent, boolean verify, long memoryInBytes) {

    /** As the image says, alone, nothing read back, half of the largest heap. */
    public static UpdateOptions defaults() {
        return new UpdateOptions(
                Optional.empty(), false, false, Runtime.getRuntime().maxMemory() / 2);
    }

    public UpdateOptions withDownsampling(Downsampling method) {
        return new UpdateOptions(Optional.of(method), concurrent, verify, memoryInBytes);
    }

    public UpdateOptions withConcurrent(boolean others) {
        return new UpdateOptions(downsampling, others, verify, memoryInBytes);
    }

    public UpdateOptions withVerify(boolean readBack) {
        return new UpdateOptions(downsampling, concurrent, readBack, memoryInBytes);
    }

    public UpdateOptions withMemory(long bytes) {
        return new UpdateOptions(downsampling, concurrent, verify, bytes);
    }
}
