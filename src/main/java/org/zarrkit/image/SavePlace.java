package org.zarrkit.image;

import java.util.List;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Replacement;
import org.zarrkit.store.RetryingStore;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.Node;

/**
 * Where the values of an image that is saved go: to the target, or beside what stands there until they are complete.
 *
 * @param store with the image's group at {@code path}
 * @param journalStore {@code store}, or memory if that keeps all it gets
 * @param isUnfinished whether an earlier process has left a part of the image, and a journal
 */
record SavePlace(
        WritableStore store,
        String path,
        WritableStore journalStore,
        Optional<Replacement> replacement,
        boolean isUnfinished) {

    /** What stands at a target. */
    enum Occupant {
        NOTHING,
        /** An image whose saving did not come to its end. */
        UNFINISHED,
        /** A group or array. */
        NODE;
    }

    /**
     * What stands at a target. A replacement that was interrupted is brought to its end first.
     *
     * @throws TargetExistsException if it is something that is not Zarr
     */
    static Occupant occupant(WriteTarget target) {
        WritableStore store = RetryingStore.of(target.store());
        store.recover(target.path());
        boolean begun = JournalReader.isBegun(store, target.path());
        if (Node.hasDocument(store, target.path()))
            return begun && !isReadable(store, target.path()) ? Occupant.UNFINISHED : Occupant.NODE;
        if (begun) return Occupant.UNFINISHED;
        List<String> names = store.children(target.path())
                .filter(name -> !name.equals(SaveJournal.FOLDER))
                .limit(3)
                .toList();
        if (names.isEmpty()) return Occupant.NOTHING;
        throw new TargetExistsException(target.place() + " holds something that is not Zarr ("
                + String.join(", ", names) + "), and is left alone; choose another place");
    }

    /** A store may have lost a part of the document that was written last. */
    private static boolean isReadable(WritableStore store, String path) {
        try {
            ZarrImage.open(store, path);
            return true;
        } catch (InvalidMetadataException | NotFoundException e) {
            return false;
        }
    }

    /**
     * The place for an image, to go on with what is there of it.
     *
     * @throws TargetExistsException if something stands there and the options do not say to replace it
     */
    static SavePlace of(WriteTarget target, SaveRecipe recipe) {
        Occupant occupant = occupant(target);
        WritableStore store = RetryingStore.of(target.store());
        if (store.keepsAll()) return new SavePlace(store, target.path(), new MemoryStore(), Optional.empty(), false);
        if (occupant == Occupant.NOTHING) return new SavePlace(store, target.path(), store, Optional.empty(), false);
        if (occupant == Occupant.UNFINISHED) {
            Optional<String> difference = difference(store, target.path(), recipe);
            if (difference.isEmpty()) return new SavePlace(store, target.path(), store, Optional.empty(), true);
            if (!target.options().overwrite()) throw unfinished(target, difference.get());
        } else if (!target.options().overwrite()) {
            throw exists(target);
        }
        return beside(checked(target, store.replacement(target.path())), recipe);
    }

    /** A save may take hours: what stands at the target then may not be what stood there. */
    private static Replacement checked(WriteTarget target, Replacement inner) {
        return new Replacement() {
            @Override
            public WritableStore store() {
                return inner.store();
            }

            @Override
            public void commit() {
                occupant(target);
                inner.commit();
            }

            @Override
            public void discard() {
                inner.discard();
            }
        };
    }

    private static SavePlace beside(Replacement replacement, SaveRecipe recipe) {
        WritableStore store = RetryingStore.of(replacement.store());
        boolean goesOn = JournalReader.isBegun(store, "")
                && !Node.hasDocument(store, "")
                && difference(store, "", recipe).isEmpty();
        if (!goesOn) replacement.discard();
        return new SavePlace(store, "", store, Optional.of(replacement), goesOn);
    }

    private static Optional<String> difference(WritableStore store, String path, SaveRecipe recipe) {
        return recipe.difference(JournalReader.recipe(store, path).orElseThrow());
    }

    private static TargetExistsException unfinished(WriteTarget target, String difference) {
        return new TargetExistsException(target.place() + " was not saved to its end, and not from the same: "
                + difference + "; save the same again to continue, or ask for overwriting to start anew");
    }

    /** @throws TargetExistsException if something stands there and the options do not say to replace it */
    static void requireWritable(WriteTarget target) {
        boolean mayStay = target.options().overwrite() || target.options().run().resume();
        if (occupant(target) == Occupant.NODE
                && !mayStay
                && !JournalReader.isBegun(RetryingStore.of(target.store()), target.path())) throw exists(target);
    }

    private static TargetExistsException exists(WriteTarget target) {
        return new TargetExistsException(
                target.place() + " exists already; choose another place, or ask for overwriting");
    }

    /** Ends what was begun here: the image is complete. */
    void commit() {
        replacement.ifPresent(Replacement::commit);
    }
}
