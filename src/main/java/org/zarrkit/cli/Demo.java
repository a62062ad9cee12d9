package org.zarrkit.cli;

import ij.ImagePlus;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.SampleCells;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.view.PlanePosition;
import org.zarrkit.view.Renderer;

/**
 * The demonstration: a synthetic stack of cells is saved as OME-Zarr with all levels, opened lazily, smoothed and
 * thresholded, saved again and shown.
 */
final class Demo {

    /** Width, height and depth of the stack. */
    static final List<Long> SIZE = List.of(512L, 512L, 128L);

    /** What shows that a folder was made by an earlier run and may be replaced. */
    private static final String MARKER = ".zarrkit-demo";

    private static final int PICTURE_EDGE = 512;

    private final Terminal terminal;
    private final Path folder;
    private final List<DemoStep> steps = new ArrayList<>();

    private Demo(Terminal terminal, Path folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    /**
     * Runs all of it in a folder, and opens a window if there is a display.
     *
     * @throws TargetExistsException if the folder holds something that no earlier run left there
     */
    static void run(Terminal terminal, Path folder, List<Long> size) {
        new Demo(terminal, folder).run(SampleCells.of(size.get(0), size.get(1), size.get(2)));
    }

    private void run(SampleCells sample) {
        PrintStream out = terminal.out();
        claimFolder();
        String cells = folder.resolve("cells.ome.zarr").toString();
        String mask = folder.resolve("mask.ome.zarr").toString();
        Path picture = folder.resolve("cells-and-mask.png");
        out.println(
                "A synthetic stack with " + sample.count() + " cells: saved, opened lazily, smoothed, thresholded.");
        save("synthetic cells", Zarrkit.of(sample.pyramid(CellCache.shared())), cells);
        save("gaussian, Otsu", Zarrkit.open(cells).gaussian(2).threshold("Otsu"), mask);
        SnapshotCommand.writePng(
                sideBySide(Zarrkit.open(cells).pyramid(), Zarrkit.open(mask).pyramid()), picture);
        out.print(DemoStep.table(steps));
        out.printf(Locale.ROOT, "Peak memory: %s.%n", PeakMemory.describe());
        out.println("Written: " + cells + ", " + mask + ", " + picture);
        if (GraphicsEnvironment.isHeadless())
            out.println("Without a display nothing is shown; open them in Fiji or ImageJ.");
        else show(mask);
    }

    private void claimFolder() {
        try {
            Path marker = folder.resolve(MARKER);
            if (Files.isDirectory(folder) && !Files.exists(marker)) {
                try (Stream<Path> content = Files.list(folder)) {
                    if (content.findAny().isPresent())
                        throw new TargetExistsException(folder.toAbsolutePath()
                                + " was not made by this demonstration, and is left alone; move it or start elsewhere");
                }
            }
            Files.createDirectories(folder);
            Files.writeString(marker, "Made by the demonstration of Zarrkit, and replaced by its next run.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save(String what, Image image, String location) {
        long began = System.nanoTime();
        long cellsBefore = CellCache.shared().statistics().loaded();
        try (ProgressLines progress = ProgressLines.of(terminal)) {
            image.save(location, WriteOptions.defaults().withOverwrite(true), ThreadRunner.shared(), progress);
        }
        long cells = CellCache.shared().statistics().loaded() - cellsBefore;
        steps.add(DemoStep.of(what, location, cells, (System.nanoTime() - began) / 1e9));
    }

    private static BufferedImage sideBySide(Pyramid<?> left, Pyramid<?> right) {
        BufferedImage a = Renderer.of(left).render(PlanePosition.initial(left), PICTURE_EDGE, PICTURE_EDGE);
        BufferedImage b = Renderer.of(right).render(PlanePosition.initial(right), PICTURE_EDGE, PICTURE_EDGE);
        int height = Math.max(a.getHeight(), b.getHeight());
        BufferedImage both = new BufferedImage(a.getWidth() + b.getWidth(), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.drawImage(a, 0, 0, null);
        graphics.drawImage(b, a.getWidth(), 0, null);
        graphics.dispose();
        return both;
    }

    private static void show(String location) {
        new ij.ImageJ();
        ImagePlus window = Zarrkit.open(location).show();
        // The first plane of the stack shows nothing.
        window.setZ(window.getNSlices() / 2 + 1);
    }
}
