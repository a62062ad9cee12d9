package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Edit;
import org.zarrkit.EditText;
import org.zarrkit.Zarrkit;
import org.zarrkit.ij.Hyperstack;
import org.zarrkit.ij.LazyStack;
import org.zarrkit.image.ImageEdit;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Level;

/** Changes name, units, pixel sizes and channels of a stored OME-Zarr image; pixels are not touched. */
@Plugin(type = Command.class, label = "Zarrkit Edit Metadata...")
public final class EditMetadataCommand implements Command, PresentValues {

    @Parameter(
            label = "Path",
            description = "the folder or archive of an OME-Zarr image",
            style = "open",
            persist = false)
    private String path = "";

    @Parameter(label = "Name", required = false, persist = false)
    private String name = "";

    @Parameter(label = "Units (um, nm, sec ...; pixel: none)", required = false, persist = false)
    private String units = "";

    @Parameter(label = "Sizes of pixels", required = false, persist = false)
    private String sizes = "";

    @Parameter(label = "Origin: centre of the first pixel", required = false, persist = false)
    private String origin = "";

    @Parameter(label = "Channels: their names", required = false, persist = false)
    private String channels = "";

    @Parameter(label = "Colors (0000FF, blue ...)", required = false, persist = false)
    private String colors = "";

    @Parameter(label = "Windows: intensities shown", required = false, persist = false)
    private String windows = "";

    @Parameter(label = "Active channels (none: 0)", required = false, persist = false)
    private String active = "";

    @Override
    public Optional<String> known() {
        return CurrentImage.find().flatMap(CurrentImage::location);
    }

    @Override
    public Map<String, String> present(String location) {
        return MetadataTexts.of(ImageEdit.open(location).shownImage());
    }

    @Override
    public void run() {
        Edit edit = ofAxes(Zarrkit.edit(path));
        if (!name.isBlank()) edit = edit.name(name.strip());
        edit = ofChannels(edit);
        if (edit.isEmpty()) {
            IJ.showStatus("nothing is changed");
            return;
        }
        List<String> lines = edit.save(new StatusCopy(path));
        lines.forEach(IJ::log);
        CurrentImage.find()
                .filter(window -> CurrentImage.location(window).equals(Optional.of(path)))
                .ifPresent(this::reopen);
        IJ.showStatus(lines.isEmpty() ? "it is so already" : "changed " + path);
    }

    /** A window shows what the image says, at the level that it showed. */
    private void reopen(ImagePlus window) {
        String shown = ((LazyStack) window.getStack())
                .pyramid()
                .multiscale()
                .levels()
                .get(0)
                .path();
        Pyramid<?> image = Zarrkit.open(path).pyramid();
        List<String> levels =
                image.multiscale().levels().stream().map(Level::path).toList();
        CurrentImage.replace(window, Hyperstack.of(image, Math.max(0, levels.indexOf(shown))));
    }

    private Edit ofAxes(Edit edit) {
        return EditText.origins(
                EditText.pixelSizes(EditText.units(edit, spaceless(units)), spaceless(sizes)), spaceless(origin));
    }

    private static String spaceless(String text) {
        return text.replaceAll("\\s*,\\s*", ",").strip();
    }

    private Edit ofChannels(Edit edit) {
        Edit changed = edit;
        List<String> names = items(channels);
        for (int c = 0; c < names.size(); c++) if (!names.get(c).isEmpty()) changed = changed.channel(c, names.get(c));
        List<String> hues = items(colors);
        for (int c = 0; c < hues.size(); c++) if (!hues.get(c).isEmpty()) changed = changed.color(c, hues.get(c));
        List<String> ranges = items(windows);
        for (int c = 0; c < ranges.size(); c++)
            if (!ranges.get(c).isEmpty()) changed = EditText.window(changed, c, ranges.get(c));
        return active.isBlank() ? changed : withActive(changed);
    }

    private static List<String> items(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(String::strip).toList();
    }

    private Edit withActive(Edit edit) {
        if (!active.matches("\\s*[0-9]{1,4}(\\s*,\\s*[0-9]{1,4})*\\s*"))
            throw new IllegalArgumentException("active=" + active + "; expected the numbers of channels such as 1,3");
        List<Integer> on = Arrays.stream(active.strip().split("\\s*,\\s*"))
                .map(Integer::valueOf)
                .toList();
        int count = edit.channelCount();
        for (int channel : on)
            if (channel > count)
                throw new IllegalArgumentException("active=" + active + ": the image has " + count + " channels");
        Edit changed = edit;
        for (int c = 0; c < count; c++) changed = changed.active(c, on.contains(c + 1));
        return changed;
    }
}
