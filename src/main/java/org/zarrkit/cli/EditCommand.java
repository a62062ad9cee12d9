package org.zarrkit.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.zarrkit.Edit;
import org.zarrkit.EditText;
import org.zarrkit.Zarrkit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes the metadata of an OME-Zarr image where it is. */
@Command(
        name = "edit",
        description = "Changes name, units, pixel sizes and channels of an OME-Zarr image where it is.",
        footer = {
            "",
            "Prints what was changed, a line each. Pixels are never written; coarser levels keep their ratios, labels that",
            "lie where the image lies move with it. Each metadata document is replaced whole. An archive is copied,",
            "without decoding it, and replaced. Channels count from 1. A unit of 'pixel' is none."
        })
final class EditCommand extends Verb implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "IMAGE",
            description = "An OME-Zarr image: a folder, or inside a .zip or .ozx.")
    private String location;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the image.")
    private Optional<String> name;

    @Option(
            names = "--unit",
            paramLabel = "[AXIS=]UNIT,...",
            description = "Unit of an axis, or without AXIS of all axes of space.")
    private Optional<String> units;

    @Option(
            names = "--pixel-size",
            paramLabel = "AXIS=SIZE,...",
            description = "Pixel sizes of level 0; t= is the frame interval.")
    private Optional<String> pixelSizes;

    @Option(
            names = "--origin",
            paramLabel = "AXIS=POSITION,...",
            description = "Position of the centre of the first pixel of level 0.")
    private Optional<String> origin;

    @Option(names = "--channel-name", paramLabel = "N=NAME", description = "Name of channel N; may be repeated.")
    private Map<Integer, String> channelNames = new LinkedHashMap<>();

    @Option(
            names = "--channel-color",
            paramLabel = "N=COLOR",
            description = "Colour of channel N: RRGGBB, or red, green, blue, cyan ...; may be repeated.")
    private Map<Integer, String> channelColors = new LinkedHashMap<>();

    @Option(
            names = "--window",
            paramLabel = "N=FROM..TO",
            description = "Intensities of channel N shown black and in full colour; may be repeated.")
    private Map<Integer, String> windows = new LinkedHashMap<>();

    @Option(
            names = "--channel-active",
            paramLabel = "N=true|false",
            description = "Whether channel N is shown at first; may be repeated.")
    private Map<Integer, Boolean> active = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Change nothing; print what would be changed.")
    private boolean dryRun;

    EditCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Edit edit = ofChannels(ofAxes(Zarrkit.edit(location)));
        if (name.isPresent()) edit = edit.name(name.get());
        List<String> lines = dryRun ? edit.preview() : edit.save();
        for (String line : lines)
            (line.startsWith("note:") ? terminal().err() : terminal().out()).println(line);
        if (lines.stream().allMatch(line -> line.startsWith("note:")))
            terminal().err().println("note: nothing " + (dryRun ? "would change" : "changed") + ": it is so already");
        return 0;
    }

    private Edit ofAxes(Edit edit) {
        Edit changed = edit;
        if (units.isPresent()) changed = EditText.units(changed, units.get());
        if (pixelSizes.isPresent()) changed = EditText.pixelSizes(changed, pixelSizes.get());
        return origin.isPresent() ? EditText.origins(changed, origin.get()) : changed;
    }

    private Edit ofChannels(Edit edit) {
        Edit changed = each(edit, channelNames, (e, c) -> e.channel(c.index, c.value));
        changed = each(changed, channelColors, (e, c) -> e.color(c.index, c.value));
        changed = each(changed, active, (e, c) -> e.active(c.index, c.value));
        return each(changed, windows, (e, c) -> EditText.window(e, c.index, c.value));
    }

    /** A channel, from 0, and what is said of it. */
    private record Said<V>(int index, V value) {}

    private static <V> Edit each(Edit edit, Map<Integer, V> values, BiFunction<Edit, Said<V>, Edit> verb) {
        Edit changed = edit;
        for (Map.Entry<Integer, V> entry : values.entrySet()) {
            if (entry.getKey() < 1)
                throw new IllegalArgumentException("channel " + entry.getKey() + "; the first is 1");
            changed = verb.apply(changed, new Said<>(entry.getKey() - 1, entry.getValue()));
        }
        return changed;
    }
}
