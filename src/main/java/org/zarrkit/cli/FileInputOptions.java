package org.zarrkit.cli;

import java.util.Optional;
import org.zarrkit.image.FileOptions;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.Rgb;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which image is meant, and what is to be said of image files that are no Zarr. */
final class FileInputOptions {

    @Mixin
    private InputOptions input;

    @Option(
            names = "--axis",
            paramLabel = "z|c|t",
            description = "The axis along which several files are the planes of one image, in natural order"
                    + " (default: as their names tell, such as a_t1_z002.tif, else z).")
    private Optional<String> axis;

    @Option(
            names = "--rgb",
            paramLabel = "channels|grey",
            description = "What the colours of an image file become (default: three channels).")
    private Optional<String> rgb;

    OpenOptions toOptions() {
        Rgb colours = rgb.map(Rgb::of).orElse(Rgb.CHANNELS);
        return input.toOptions().withFiles(new FileOptions(axis, colours));
    }
}
