package org.zarrkit.command;

import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.awt.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** The dialog of a command with {@link PresentValues}: what is changed is asked for first, unless it is clear. */
final class PresentDialog {

    private static final int COLUMNS = 48;

    private PresentDialog() {}

    /** Shows the dialogs and waits; the first value and those that were changed, or empty if one was cancelled. */
    static Optional<Map<String, String>> ask(CommandInfo info, PresentValues command) {
        List<ModuleItem<?>> items = Inputs.of(info);
        Optional<String> first = command.known().or(() -> askFirst(info, items.get(0)));
        return first.flatMap(value -> ask(info, items, value, command.present(value)));
    }

    private static Optional<String> askFirst(CommandInfo info, ModuleItem<?> item) {
        return CommandDialog.ask(info, List.of(item)).map(values -> values.get(item.getName()));
    }

    private static Optional<Map<String, String>> ask(
            CommandInfo info, List<ModuleItem<?>> items, String first, Map<String, String> present) {
        GenericDialog dialog = new GenericDialog(info.getLabel().replace("...", ""));
        dialog.addMessage(first);
        List<ModuleItem<?>> shown = new ArrayList<>();
        for (ModuleItem<?> item : items) if (present.containsKey(item.getName())) shown.add(item);
        for (ModuleItem<?> item : shown) dialog.addStringField(item.getLabel(), present.get(item.getName()), COLUMNS);
        dialog.showDialog();
        if (dialog.wasCanceled()) return Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(items.get(0).getName(), first);
        for (int i = 0; i < shown.size(); i++) {
            String key = shown.get(i).getName();
            String text = ((TextField) dialog.getStringFields().get(i)).getText();
            if (!text.equals(present.get(key))) values.put(key, text);
        }
        // The dialog would record what nobody changed as well.
        if (Recorder.record) values.forEach(Recorder::recordOption);
        return Optional.of(values);
    }
}
