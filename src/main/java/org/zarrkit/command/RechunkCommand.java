package org.zarrkit.command;

import ij.IJ;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Rechunking;
import org.zarrkit.blocks.ThreadRunner;

/** Stores a Zarr array or hierarchy anew, in other chunks, shards, codecs or another version. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Rechunk...",
        description = "Stores a Zarr array, or an OME-Zarr with labels and all, anew.\n"
                + "What is left empty stays as it is; where nothing changes, the stored bytes are copied.")
public final class RechunkCommand implements Command {

    private static final String AS_IT_IS = "as it is";

    @Parameter(
            label = "Path of the array or group",
            description = "the folder or archive to read",
            style = "open",
            persist = false)
    private String path = "";

    @Parameter(
            label = "Output",
            description = "the folder to make, or an archive that ends with .zip or .ozx",
            style = "save",
            persist = false)
    private String output = "";

    @Parameter(label = "Chunks (of the last axes: 32,64,64)", required = false, persist = false)
    private String chunks = "";

    @Parameter(label = "Shards (of the last axes: 64,256,256; or none)", required = false, persist = false)
    private String shards = "";

    @Parameter(label = "Codec (raw, gzip:6, zstd:3, blosc:lz4:5 ...)", required = false, persist = false)
    private String codec = "";

    @Parameter(
            label = "Version of OME-Zarr",
            choices = {AS_IT_IS, "0.5", "0.4", "0.6rc0"},
            persist = false)
    private String version = AS_IT_IS;

    @Parameter(label = "Overwrite what is there", persist = false)
    private boolean overwrite = false;

    @Parameter(label = "Verify by reading all back", persist = false)
    private boolean verify = false;

    @Parameter(label = "Memory (empty: half of Java's; or 512M, 2G ...)", required = false, persist = false)
    private String memory = "";

    @Override
    public void run() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("chunks", chunks);
        options.put("shards", shards);
        options.put("codec", codec);
        options.put("version", version.equals(AS_IT_IS) ? "" : version);
        options.put("overwrite", overwrite);
        options.put("verify", verify);
        options.put("memory", memory);
        try (StatusProgress progress = new StatusProgress()) {
            Rechunking.of(options).copy(path, output, ThreadRunner.shared(), progress);
        }
        IJ.showStatus("wrote " + output);
    }
}
