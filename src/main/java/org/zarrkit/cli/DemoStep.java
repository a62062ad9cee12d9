package org.zarrkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.info.StoredSize;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.StoredChunks;
import org.zarrkit.zarr.ZarrArray;

/**
 * One image that the demonstration wrote.
 *
 * @param rows of the table: level, shape, chunks, type, megabytes decoded and stored
 * @param cells of the source that were computed or read, once each unless the cache had dropped them
 */
record DemoStep(String what, List<List<String>> rows, long cells, double seconds) {

    private static final List<String> HEADER =
            List.of("image", "level", "shape", "chunks", "type", "MB", "MB stored", "seconds", "cells read");

    DemoStep {
        rows = List.copyOf(rows);
    }

    /** Measures what was written at a location. */
    static DemoStep of(String what, String location, long cells, double seconds) {
        ZarrImage image = ZarrImage.open(Stores.open(location), "");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < image.arrays().size(); i++) {
            ZarrArray array = image.arrays().get(i);
            StoredSize size = StoredSize.of(array);
            rows.add(List.of(
                    Integer.toString(i),
                    array.grid().shape().toString(),
                    array.grid().chunkShape().toString(),
                    array.metadata().typeName(),
                    megabytes(size.bytesDecoded()),
                    megabytes(size.stored().map(StoredChunks::bytes).orElse(0L))));
        }
        return new DemoStep(what, rows, cells, seconds);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    /** All steps as lines of aligned columns. */
    static String table(List<DemoStep> steps) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        for (DemoStep step : steps)
            for (int i = 0; i < step.rows.size(); i++) {
                List<String> line = new ArrayList<>();
                line.add(i == 0 ? step.what : "");
                line.addAll(step.rows.get(i));
                line.add(i == 0 ? String.format(Locale.ROOT, "%.1f", step.seconds) : "");
                line.add(i == 0 ? Long.toString(step.cells) : "");
                lines.add(line);
            }
        return aligned(lines);
    }

    private static String aligned(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int c = column;
                int width =
                        lines.stream().mapToInt(l -> l.get(c).length()).max().orElse(0);
                String cell = line.get(column);
                String space = " ".repeat(width - cell.length());
                row.append(column > 3 && column != 4 ? space + cell : cell + space)
                        .append("  ");
            }
            text.append(row.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
