package org.zarrkit.command;

import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Panel;
import java.awt.TextField;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JFileChooser;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** An ImageJ dialog made from a command's inputs; the recorder notes what was entered. */
final class CommandDialog {

    private static final int PATH_COLUMNS = 45;
    private static final int TEXT_COLUMNS = 30;
    private static final int NUMBER_COLUMNS = 8;

    private CommandDialog() {}

    /** Shows the dialog and waits; the values as text by key, or empty if it was cancelled. */
    static Optional<Map<String, String>> ask(CommandInfo info) {
        return ask(info, Inputs.of(info));
    }

    /** The same for some of the inputs. */
    static Optional<Map<String, String>> ask(CommandInfo info, List<ModuleItem<?>> items) {
        return ask(info, items, Map.of());
    }

    /** The same with values that are there at first, by key; defaults for the rest. */
    static Optional<Map<String, String>> ask(CommandInfo info, List<ModuleItem<?>> items, Map<String, String> first) {
        if (items.isEmpty()) return Optional.of(Map.of());
        GenericDialog dialog = new GenericDialog(info.getLabel().replace("...", ""));
        if (!info.getDescription().isEmpty()) dialog.addMessage(info.getDescription());
        remark(info).ifPresent(dialog::addMessage);
        for (ModuleItem<?> item : items) {
            Object initial = Inputs.defaultValue(info, item);
            add(
                    dialog,
                    item,
                    initial instanceof String ? first.getOrDefault(item.getName(), (String) initial) : initial);
        }
        if (Inputs.command(info) instanceof Preview) PreviewLine.addTo(dialog, info, () -> values(dialog, items));
        dialog.showDialog();
        if (dialog.wasCanceled()) return Optional.empty();
        Map<String, String> values = values(dialog, items);
        if (Recorder.record) unticked(info, items, values).forEach(key -> Recorder.recordOption(key, "false"));
        return Optional.of(values);
    }

    /** Boxes that were ticked at first and are not any more: ImageJ records ticks alone, so a macro would tick them again. */
    static List<String> unticked(CommandInfo info, List<ModuleItem<?>> items, Map<String, String> values) {
        return items.stream()
                .filter(item -> Boolean.TRUE.equals(Inputs.defaultValue(info, item)))
                .map(ModuleItem::getName)
                .filter(key -> "false".equals(values.get(key)))
                .toList();
    }

    private static Optional<String> remark(CommandInfo info) {
        return Inputs.command(info) instanceof Remark command ? Optional.of(command.remark()) : Optional.empty();
    }

    private static Map<String, String> values(GenericDialog dialog, List<ModuleItem<?>> items) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ModuleItem<?> item : items) values.put(item.getName(), next(dialog, item));
        return values;
    }

    private static void add(GenericDialog dialog, ModuleItem<?> item, Object initial) {
        String label = item.getLabel();
        Class<?> type = item.getType();
        if (type == boolean.class) dialog.addCheckbox(label, (Boolean) initial);
        else if (type == int.class || type == long.class)
            dialog.addNumericField(label, ((Number) initial).doubleValue(), 0, NUMBER_COLUMNS, "");
        else if (hasChoices(item))
            dialog.addChoice(
                    label, item.getChoices().stream().map(Object::toString).toArray(String[]::new), initial.toString());
        else if (Inputs.isPath(item)) addPath(dialog, item, initial.toString());
        else dialog.addStringField(label, initial.toString(), Math.max(TEXT_COLUMNS, item.getColumnCount()));
    }

    private static boolean hasChoices(ModuleItem<?> item) {
        return item.getChoices() != null && !item.getChoices().isEmpty();
    }

    /** ImageJ's own button finds either files or folders; an OME-Zarr is a folder, and may lie beside files. */
    private static void addPath(GenericDialog dialog, ModuleItem<?> item, String initial) {
        dialog.addStringField(item.getLabel(), initial, PATH_COLUMNS);
        TextField field = (TextField) dialog.getStringFields().lastElement();
        boolean saving = "save".equals(item.getWidgetStyle());
        Button browse = new Button("Browse...");
        browse.addActionListener(event -> choose(dialog, field, saving));
        // In the place of the field, as ImageJ does for its own buttons.
        GridBagLayout layout = (GridBagLayout) dialog.getLayout();
        GridBagConstraints place = layout.getConstraints(field);
        Panel both = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
        both.add(field);
        both.add(browse);
        layout.setConstraints(both, place);
        dialog.add(both);
    }

    private static void choose(GenericDialog dialog, TextField field, boolean saving) {
        JFileChooser chooser = new JFileChooser();
        chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
        if (!field.getText().isBlank()) chooser.setSelectedFile(new File(field.getText()));
        int answer = saving ? chooser.showSaveDialog(dialog) : chooser.showOpenDialog(dialog);
        if (answer == JFileChooser.APPROVE_OPTION)
            field.setText(chooser.getSelectedFile().getAbsolutePath());
    }

    private static String next(GenericDialog dialog, ModuleItem<?> item) {
        Class<?> type = item.getType();
        if (type == boolean.class) return Boolean.toString(dialog.getNextBoolean());
        if (type == int.class || type == long.class) return number(dialog, item);
        return hasChoices(item) ? dialog.getNextChoice() : dialog.getNextString();
    }

    private static String number(GenericDialog dialog, ModuleItem<?> item) {
        double value = dialog.getNextNumber();
        if (Double.isNaN(value)) throw new IllegalArgumentException(item.getName() + ": " + dialog.getErrorMessage());
        return new java.math.BigDecimal(value).toPlainString();
    }
}
