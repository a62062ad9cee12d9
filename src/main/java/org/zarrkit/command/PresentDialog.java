package org.zarrkit.command;

import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.awt.Choice;
import java.awt.TextField;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** The dialog of a command with {@link PresentValues}: what is changed is asked for first, unless it is clear. */
final class PresentDialog {

    private static final int COLUMNS = 48;
    private static final int NUMBER_COLUMNS = 8;

    private final List<ModuleItem<?>> shown;
    private final String firstKey;
    private final String first;
    private final Map<String, String> present;
    private final Map<String, List<String>> choices;
    private final boolean recordsAll;

    private PresentDialog(List<ModuleItem<?>> items, String first, PresentValues command) {
        this.firstKey = items.get(0).getName();
        this.first = first;
        this.present = command.present(first);
        this.choices = command.choices(first);
        this.recordsAll = command.recordsAll();
        this.shown = items.stream()
                .filter(item -> present.containsKey(item.getName()))
                .toList();
    }

    /** Shows the dialogs and waits; the first value and those that were changed, or empty if one was cancelled. */
    static Optional<Map<String, String>> ask(CommandInfo info, PresentValues command) {
        List<ModuleItem<?>> items = Inputs.of(info);
        Optional<String> first = command.known().or(() -> askFirst(info, items.get(0)));
        return first.flatMap(value -> new PresentDialog(items, value, command).ask(info.getLabel()));
    }

    private static Optional<String> askFirst(CommandInfo info, ModuleItem<?> item) {
        return CommandDialog.ask(info, List.of(item)).map(values -> values.get(item.getName()));
    }

    private Optional<Map<String, String>> ask(String title) {
        GenericDialog dialog = new GenericDialog(title.replace("...", ""));
        dialog.addMessage(first);
        for (ModuleItem<?> item : shown) add(dialog, item);
        dialog.showDialog();
        if (dialog.wasCanceled()) return Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(firstKey, first);
        Iterator<?> fields = Optional.ofNullable(dialog.getStringFields())
                .orElseGet(Vector::new)
                .iterator();
        Iterator<?> lists =
                Optional.ofNullable(dialog.getChoices()).orElseGet(Vector::new).iterator();
        for (ModuleItem<?> item : shown) {
            String text = choices(item).isEmpty()
                    ? ((TextField) fields.next()).getText()
                    : ((Choice) lists.next()).getSelectedItem();
            boolean same = text.equals(present.get(item.getName()));
            if (recordsAll || !same) values.put(item.getName(), text);
        }
        // The dialog would record what nobody changed as well.
        if (Recorder.record) values.forEach(Recorder::recordOption);
        return Optional.of(values);
    }

    private void add(GenericDialog dialog, ModuleItem<?> item) {
        String value = present.get(item.getName());
        String[] choices = choices(item).toArray(String[]::new);
        if (choices.length > 0) dialog.addChoice(item.getLabel(), choices, value);
        else dialog.addStringField(item.getLabel(), value, isNumber(item) ? NUMBER_COLUMNS : COLUMNS);
    }

    private static boolean isNumber(ModuleItem<?> item) {
        return item.getType() == int.class || item.getType() == long.class;
    }

    private List<String> choices(ModuleItem<?> item) {
        List<?> fixed = Optional.<List<?>>ofNullable(item.getChoices()).orElse(List.of());
        return choices.getOrDefault(
                item.getName(), fixed.stream().map(Object::toString).toList());
    }
}
