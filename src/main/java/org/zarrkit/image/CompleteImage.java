package org.zarrkit.image;

import java.util.List;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.RetryingStore;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.ZarrArray;

/** An image that stands at a target already and was, as far as metadata tell, saved from the same with the same options. */
public final class CompleteImage {

    private CompleteImage() {}

    /**
     * The blocks to compare with the source before the image counts as the same: none of one that an earlier process was
     * about to end, some if the options ask for resuming. Empty if there is no such image, or it is to be replaced.
     */
    public static Optional<SpotCheck> find(WritePlan plan, WriteTarget target, String source) {
        if (target.options().overwrite() || SavePlace.occupant(target) != SavePlace.Occupant.NODE)
            return Optional.empty();
        List<ArrayMetadata> documents = plan.documents();
        for (int i = 0; i < documents.size(); i++) if (!isStored(plan, target, i)) return Optional.empty();
        boolean ended = endSaving(target, plan.recipe(source));
        if (!ended && !target.options().run().resume()) return Optional.empty();
        ZarrArray finest = ZarrArray.of(RetryingStore.of(target.store()), levelPath(plan, target, 0), documents.get(0));
        return Optional.of(new SpotCheck(new LevelStore(finest, plan.levels().get(0)), index -> !ended));
    }

    private static boolean isStored(WritePlan plan, WriteTarget target, int level) {
        try {
            ZarrArray stored = ZarrArray.open(RetryingStore.of(target.store()), levelPath(plan, target, level));
            return WritePlan.text(stored.metadata())
                    .equals(WritePlan.text(plan.documents().get(level)));
        } catch (NotFoundException | InvalidMetadataException | UnsupportedFeatureException e) {
            return false; // so it is another
        }
    }

    private static String levelPath(WritePlan plan, WriteTarget target, int level) {
        return Keys.join(target.path(), plan.multiscale().levels().get(level).path());
    }

    /** Removes the journal of this image if only that was left to do. */
    private static boolean endSaving(WriteTarget target, SaveRecipe recipe) {
        WritableStore store = RetryingStore.of(target.store());
        boolean same = JournalReader.recipe(store, target.path())
                .filter(recipe::equals)
                .isPresent();
        if (same) SaveJournal.reopen(store, target.path()).delete();
        return same;
    }
}
