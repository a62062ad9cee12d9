package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.command.CommandInfo;
import org.zarrkit.Zarrkit;

/** Opens what was dropped on ImageJ's window or chosen from its menus, as {@code Zarrkit Open...} does, and records that. */
final class DroppedImage {

    private static final String COMMAND = "open";

    private DroppedImage() {}

    /** Whether a path or URL is for Zarrkit, and nobody said that others should open it. */
    static boolean isForUs(String location) {
        return DropAction.remembered() != DropAction.LEAVE && ZarrPaths.isZarr(location);
    }

    /** Opens it in a window; of several images those that a person chooses. Failures are told. Not for the event thread. */
    static void show(String location) {
        CommandInfo info = Menu.info(COMMAND);
        try {
            if (IJ.getInstance() != null && Openable.isChoiceAt(location))
                for (Openable image : ImageChooser.ask(location)) show(info, values(location, image.series()));
            else if (IJ.getInstance() != null && DropAction.remembered() == DropAction.ASK) ask(info, location);
            else show(info, values(location, ""));
        } catch (RuntimeException | OutOfMemoryError failure) {
            Failures.report(info.getLabel(), failure, false);
        }
    }

    private static void ask(CommandInfo info, String location) {
        if (Recorder.record) Recorder.setCommand(info.getLabel());
        Optional<Map<String, String>> values = CommandDialog.ask(info, Inputs.of(info), Map.of("path", location));
        if (values.isPresent()) CommandPlugIn.run(info, values.get());
        else Recorder.disableCommandRecording(); // cancelled
        if (Recorder.record) Recorder.saveCommand();
    }

    private static Map<String, String> values(String location, String series) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("path", location);
        if (!series.isEmpty()) values.put("series", series);
        return values;
    }

    private static void show(CommandInfo info, Map<String, String> values) {
        // First the command: ImageJ would note that the new window was selected before it.
        if (Recorder.record) Recorder.setCommand(info.getLabel());
        if (Recorder.record) values.forEach(Recorder::recordOption);
        CommandPlugIn.run(info, values);
        if (Recorder.record) Recorder.saveCommand();
    }

    /** The image, for who shows it or computes with it; empty, and told why, if it can't be opened. */
    static Optional<ImagePlus> open(String location) {
        try {
            return Optional.of(Zarrkit.open(location).imagePlus());
        } catch (RuntimeException failure) {
            Failures.report(Menu.info(COMMAND).getLabel(), failure, CommandPlugIn.isInMacro());
            return Optional.empty();
        }
    }

    /** What ImageJ's listeners call: as {@link #show}, on a thread of its own. */
    static void showSoon(List<String> locations) {
        Thread thread = new Thread(() -> locations.forEach(DroppedImage::show), "Zarrkit Open...");
        thread.start();
    }
}
