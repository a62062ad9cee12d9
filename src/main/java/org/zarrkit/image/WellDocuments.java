package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Plate;
import org.zarrkit.ngff.Well;

/** Reads the documents of all wells of a plate, some at a time, since servers take long to answer each. */
final class WellDocuments {

    private static final int READERS = 16;

    private WellDocuments() {}

    /**
     * What the wells say of their fields, in their order; empty for one that is not there.
     *
     * @param notes get a sentence for each whose document is damaged, which counts as not there
     */
    static List<Optional<Well>> read(ZarrPlate plate, List<String> notes) {
        List<Plate.WellPosition> positions = plate.metadata().wells();
        ExecutorService readers = Executors.newFixedThreadPool(Math.min(READERS, positions.size()));
        try {
            List<Future<Optional<Well>>> futures = new ArrayList<>();
            for (Plate.WellPosition well : positions) futures.add(readers.submit(() -> plate.fields(well)));
            List<Optional<Well>> wells = new ArrayList<>();
            for (Future<Optional<Well>> future : futures) wells.add(await(future, notes));
            return wells;
        } finally {
            readers.shutdownNow();
        }
    }

    private static Optional<Well> await(Future<Optional<Well>> future, List<String> notes) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while wells were read");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (!(cause instanceof InvalidMetadataException || cause instanceof UnsupportedFeatureException))
                throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
            notes.add("a well is left out: " + cause.getMessage());
            return Optional.empty();
        }
    }
}
