package org.zarrkit.command;

import ij.IJ;
import java.util.Arrays;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.NgffVersion;

/** Saves the current image as OME-Zarr with all levels. */
@Plugin(type = Command.class, label = "Zarrkit Save As...")
public final class SaveAsCommand implements Command {

    @Parameter(label = "Path", description = "the folder to make, such as image.zarr", style = "save", persist = false)
    private String path = "";

    @Parameter(
            label = "Version of OME-Zarr",
            choices = {"0.5", "0.4"},
            persist = false)
    private String version = "0.5";

    @Parameter(label = "Chunks (empty: automatic; or z=64,y=64,x=64)", required = false, persist = false)
    private String chunks = "";

    @Parameter(label = "Shards (empty: none; or z=256,y=256,x=256)", required = false, persist = false)
    private String shards = "";

    @Parameter(
            label = "Codec (raw, gzip:6, zstd:3, blosc:lz4:5 ...)",
            description = "such as raw, gzip:6, zstd:3 or blosc:zstd:1",
            persist = false)
    private String codec = "blosc:zstd:1";

    @Parameter(label = "Levels (0: automatic)", min = "0", persist = false)
    private int levels = 0;

    @Parameter(
            label = "Downsample by",
            choices = {"mean", "nearest", "mode"},
            persist = false)
    private String downsample = "mean";

    @Parameter(label = "Overwrite what is there", persist = false)
    private boolean overwrite = false;

    @Override
    public void run() {
        Image image = Zarrkit.of(CurrentImage.get());
        image.warnings().forEach(IJ::log);
        image.save(path, options(), ThreadRunner.ofAllProcessors(), new StatusProgress());
        IJ.showStatus("saved " + path);
    }

    private WriteOptions options() {
        WriteOptions options = WriteOptions.defaults()
                .withVersion(NgffVersion.of(version).orElseThrow())
                .withChunks(WriteOptions.parseEdges(chunks))
                .withShards(WriteOptions.parseEdges(shards))
                .withCodec(codec)
                .withDownsampling(method())
                .withOverwrite(overwrite);
        return levels == 0 ? options : options.withLevels(levels);
    }

    private Downsampling method() {
        return Arrays.stream(Downsampling.values())
                .filter(method -> method.ngffType().equals(downsample))
                .findFirst()
                .orElseThrow();
    }
}
