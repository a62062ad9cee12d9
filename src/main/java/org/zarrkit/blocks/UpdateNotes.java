package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.blocks.UpdateOptions.Sharing;
import org.zarrkit.image.BlockText;
import org.zarrkit.image.EditNote;
import org.zarrkit.image.StoredImage;

/**
 * The notes in an image of one that writes to it: its own, and those that others have left and that it makes good. A
 * note is put before others are looked for, so that of two that begin at once each sees the other.
 */
final class UpdateNotes {

    private final StoredImage target;
    private final UpdateOptions options;
    private final List<EditNote> own = new ArrayList<>();
    private final List<EditNote> left = new ArrayList<>();

    private UpdateNotes(StoredImage target, UpdateOptions options) {
        this.target = target;
        this.options = options;
    }

    /**
     * Notes that a region is written.
     *
     * @throws IllegalArgumentException if another process is in the way, or may be; nothing is noted then
     */
    static UpdateNotes of(StoredImage target, Interval region, UpdateOptions options) {
        UpdateNotes notes = new UpdateNotes(target, options);
        notes.own.add(target.note(region, options.sharing() == Sharing.ALONE));
        try {
            notes.look();
        } catch (IllegalArgumentException e) {
            target.remove(notes.own);
            throw e;
        }
        if (notes.isAlone()) target.putBack();
        return notes;
    }

    /** What others have left, for one that writes nothing of level 0; fails as {@link #of} does. */
    static UpdateNotes left(StoredImage target, UpdateOptions options) {
        UpdateNotes notes = new UpdateNotes(target, options);
        notes.look();
        return notes;
    }

    private void look() {
        for (EditNote note : target.notes()) {
            if (own.stream().anyMatch(mine -> mine.key().equals(note.key()))) continue;
            if (isInTheWay(note)) throw inTheWay(note);
            boolean mine = own.stream().anyMatch(it -> Intervals.contains(it.region(), note.region()));
            if (isAlone() || mine) left.add(note);
        }
    }

    /** Who writes nothing of level 0 makes levels, which one does. */
    private boolean isAlone() {
        return own.isEmpty() || options.sharing() == Sharing.ALONE;
    }

    private boolean isInTheWay(EditNote note) {
        boolean living = note.isByLivingProcess();
        if (isAlone() || living && note.isAlone()) return living;
        Interval region = own.get(0).region();
        if (note.isWritten() || Intervals.isEmpty(Intervals.intersect(region, note.region()))) return false;
        boolean takenOver = options.resume() && Intervals.contains(region, note.region());
        return living || !takenOver;
    }

    private IllegalArgumentException inTheWay(EditNote note) {
        String region = BlockText.of(note.region(), target.multiscale().axes());
        if (note.isByLivingProcess())
            return new IllegalArgumentException("the region " + region + " is being written by " + note.state()
                    + ": wait until it is done, or write other regions, at borders of shards, and say so in both"
                    + " processes (concurrent)");
        return new IllegalArgumentException("the region " + region + " is noted as being written"
                + (note.state().isEmpty() ? "" : " by " + note.state())
                + ": wait until it is done or, if that process was ended, write all of the region with 'resume'");
    }

    /** All that levels have to be made from anew, in this order. */
    List<Interval> regions() {
        List<Interval> regions = new ArrayList<>();
        // Where others write, what lies in the own region comes with it.
        if (isAlone()) left.forEach(note -> regions.add(note.region()));
        own.forEach(note -> regions.add(note.region()));
        return regions;
    }

    /** To be called when all is up to date, or all but the levels if they are left to others. */
    void end() {
        if (options.sharing() == Sharing.LEVELS_LATER) own.forEach(target::noteWritten);
        else target.remove(own);
        target.remove(left);
    }
}
