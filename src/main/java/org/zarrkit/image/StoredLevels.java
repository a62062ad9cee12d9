package org.zarrkit.image;

import java.util.List;
import java.util.Optional;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.store.Keys;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Rechunk;
import org.zarrkit.zarr.ZarrArray;

/** The arrays of an image, all of which are stored as a plan would have them, so that stored bytes can be copied. */
record StoredLevels(List<ZarrArray> arrays) {

    /** Pixel sizes are written with few digits. */
    private static final double TOLERANCE = 1e-6;

    StoredLevels {
        arrays = List.copyOf(arrays);
    }

    /** Empty if a level would be stored otherwise, was made by another method, or may not agree with the others. */
    static Optional<StoredLevels> of(Pyramid<?> source, WritePlan plan) {
        List<ZarrArray> arrays = source.storedLevels();
        List<ArrayMetadata> documents = plan.documents();
        boolean alike = arrays.size() == documents.size() && isMadeAs(plan, source.multiscale());
        if (!alike || isNoted(arrays.get(0), source.multiscale())) return Optional.empty();
        for (int i = 0; i < arrays.size(); i++) {
            ZarrArray written = ZarrArray.of(new MemoryStore(), "", documents.get(i));
            if (!Rechunk.isStoredAlike(arrays.get(i), written)) return Optional.empty();
        }
        return Optional.of(new StoredLevels(arrays));
    }

    /** While an image is being changed, or where that was interrupted, levels may be old. */
    private static boolean isNoted(ZarrArray finest, Multiscale source) {
        String level = source.levels().get(0).path();
        if (!finest.path().endsWith(level)) return false;
        String image = finest.path().substring(0, finest.path().length() - level.length());
        return EditMarks.isNoted(finest.store(), Keys.normalize(image));
    }

    private static boolean isMadeAs(WritePlan plan, Multiscale source) {
        int count = source.levels().size();
        Optional<Downsampling> method = source.description().downsamplingType().flatMap(Downsampling::find);
        if (count > 1 && !method.equals(Optional.of(plan.options().downsampling()))) return false;
        for (int i = 1; i < count; i++) if (!haveSameRatios(source, plan.multiscale(), i)) return false;
        return true;
    }

    private static boolean haveSameRatios(Multiscale source, Multiscale written, int level) {
        for (int d = 0; d < source.rank(); d++) {
            double before = source.pixelSizes(level)[d] / source.pixelSizes(0)[d];
            double after = written.pixelSizes(level)[d] / written.pixelSizes(0)[d];
            if (Math.abs(before - after) > TOLERANCE * after) return false;
        }
        return true;
    }
}
