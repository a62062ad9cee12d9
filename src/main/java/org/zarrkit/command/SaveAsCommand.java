package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import java.awt.Rectangle;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.Edges;
import org.zarrkit.image.MemorySize;
import org.zarrkit.image.Rgb;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.NgffVersion;

/** Saves the current image as OME-Zarr with all levels. */
@Plugin(type = Command.class, label = "Zarrkit Save As...")
public final class SaveAsCommand implements Command, Preview {

    @Parameter(label = "Path", description = "the folder to make, such as image.zarr", style = "save", persist = false)
    private String path = "";

    @Parameter(
            label = "Version of OME-Zarr",
            choices = {"0.5", "0.4", "0.6rc0"},
            persist = false)
    private String version = "0.5";

    @Parameter(label = "Chunks (empty: automatic; 64; z=16,y=64,x=64; 4MB)", required = false, persist = false)
    private String chunks = "";

    @Parameter(label = "Shards (empty: automatic; none; 256; 64MB ...)", required = false, persist = false)
    private String shards = "";

    @Parameter(
            label = "Codec (empty: automatic; raw, gzip:6, zstd:3, blosc:lz4:5 ...)",
            description = "such as raw, gzip:6, zstd:3 or blosc:zstd:1",
            required = false,
            persist = false)
    private String codec = "";

    @Parameter(label = "Levels (0: automatic)", min = "0", persist = false)
    private int levels = 0;

    @Parameter(
            label = "Downsample by",
            choices = {"mean", "median", "min", "max", "mode", "nearest"},
            persist = false)
    private String downsample = "mean";

    @Parameter(label = "Crop to the bounds of the selection", persist = false)
    private boolean crop = false;

    @Parameter(
            label = "Rgb becomes",
            choices = {"channels", "grey"},
            persist = false)
    private String rgb = "channels";

    @Parameter(label = "Labels along (of an image opened from an OME-Zarr)", persist = false)
    private boolean labels = true;

    @Parameter(label = "Overwrite what is there", persist = false)
    private boolean overwrite = false;

    @Parameter(label = "Resume (a target that is complete already is fine)", persist = false)
    private boolean resume = false;

    @Parameter(label = "Verify by reading all back", persist = false)
    private boolean verify = false;

    @Parameter(label = "Memory (empty: half of Java's; or 512M, 2G ...)", required = false, persist = false)
    private String memory = "";

    @Override
    public void run() {
        ImagePlus window = CurrentImage.get();
        Image image = image(window);
        image.warnings().forEach(IJ::log);
        if (window.getOverlay() != null && window.getOverlay().size() > 0)
            IJ.log("the overlay of '" + window.getTitle() + "' is not saved; Image>Overlay>Flatten makes it pixels");
        if (!labels) image = image.withoutLabels();
        if (crop) IJ.log("of '" + window.getTitle() + "' the bounds of the selection are saved: " + selected(window));
        IJ.log(image.plan(path, options(), ThreadRunner.shared()).summary());
        try (StatusProgress progress = new StatusProgress()) {
            image.save(path, options(), ThreadRunner.shared(), progress);
            IJ.log("saved " + path + ": " + progress.summary());
        }
        IJ.showStatus("saved " + path);
    }

    @Override
    public String preview() {
        ImagePlus window = CurrentImage.get();
        String part = crop ? "of " + selected(window) + ": " : "";
        return part + image(window).plan(path, options(), ThreadRunner.shared()).summary();
    }

    private Image image(ImagePlus window) {
        Image image = Zarrkit.of(window, Rgb.of(rgb));
        if (!crop) return image;
        Rectangle part = CurrentImage.selection(window);
        return image.crop(part.x, part.y, part.width, part.height);
    }

    private static String selected(ImagePlus window) {
        Rectangle part = CurrentImage.selection(window);
        return "x=" + part.x + ".." + (part.x + part.width - 1) + " y=" + part.y + ".." + (part.y + part.height - 1);
    }

    private WriteOptions options() {
        WriteOptions options = WriteOptions.defaults()
                .withVersion(NgffVersion.of(version).orElseThrow())
                .withChunks(Edges.parse(chunks, "chunks"))
                .withShards(Edges.parse(shards, "shards"))
                .withDownsampling(Downsampling.of(downsample))
                .withOverwrite(overwrite)
                .withResume(resume)
                .withVerify(verify);
        if (!memory.isBlank()) options = options.withMemory(MemorySize.parse("memory", memory.strip()));
        if (!codec.isBlank()) options = options.withCodec(codec.strip());
        return levels == 0 ? options : options.withLevels(levels);
    }
}
