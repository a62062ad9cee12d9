package org.zarrkit.blocks;

import java.util.Optional;
import org.zarrkit.image.Limits;
import org.zarrkit.ngff.Downsampling;

/**
 * How a stored image is changed.
 *
 * @param downsampling how coarser levels are made; empty: as the image says of itself
 * @param sharing whether other processes write other regions at the same time
 * @param resume whether what an ended process has left of the same is taken for its own, and what it finished for done
 * @param verify whether all that was written is read back and compared
 * @param memoryInBytes what blocks may take
 */
public record UpdateOptions(
        Optional<Downsampling> downsampling, Sharing sharing, boolean resume, boolean verify, long memoryInBytes) {

    /** Who else writes the image meanwhile, and what of it is written. */
    public enum Sharing {
        /** Nobody; regions may have any borders. */
        ALONE,
        /** Other processes, other regions: the borders of all are those of shards, of all levels. */
        ALIGNED,
        /** The same with borders of shards of level 0, which alone is written: levels are made at the end, by one. */
        LEVELS_LATER
    }

    /** As the image says, alone, nothing read back, what {@link Limits} leave for blocks. */
    public static UpdateOptions defaults() {
        return new UpdateOptions(
                Optional.empty(), Sharing.ALONE, false, false, Limits.shared().blockMemoryInBytes());
    }

    public UpdateOptions withDownsampling(Downsampling method) {
        return new UpdateOptions(Optional.of(method), sharing, resume, verify, memoryInBytes);
    }

    public UpdateOptions withSharing(Sharing others) {
        return new UpdateOptions(downsampling, others, resume, verify, memoryInBytes);
    }

    public UpdateOptions withResume(boolean goOn) {
        return new UpdateOptions(downsampling, sharing, goOn, verify, memoryInBytes);
    }

    public UpdateOptions withVerify(boolean readBack) {
        return new UpdateOptions(downsampling, sharing, resume, readBack, memoryInBytes);
    }

    public UpdateOptions withMemory(long bytes) {
        return new UpdateOptions(downsampling, sharing, resume, verify, bytes);
    }
}
