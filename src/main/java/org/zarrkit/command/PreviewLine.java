package org.zarrkit.command;

import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import java.awt.Color;
import java.awt.Panel;
import java.util.Map;
import java.util.function.Supplier;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.zarrkit.error.ZarrkitException;

/** What a command would do with the values in its dialog, or why it would not, below them. */
final class PreviewLine {

    private static final int WIDTH = 680;
    /** Lines that a reason may need; ImageJ's label has no empty ones. */
    private static final int LINES = 3;

    private static final String BLANK = " \n";

    private static final Color REASON = new Color(0xB00000);

    private final CommandInfo info;
    private final MultiLineLabel line = new MultiLineLabel(BLANK.repeat(LINES), WIDTH);

    private PreviewLine(CommandInfo info) {
        this.info = info;
    }

    /**
     * Adds the line to a dialog that has its fields already.
     *
     * @param values reads them, as text by key
     */
    static void addTo(GenericDialog dialog, CommandInfo info, Supplier<Map<String, String>> values) {
        PreviewLine line = new PreviewLine(info);
        Panel panel = new Panel();
        panel.add(line.line);
        dialog.addPanel(panel);
        dialog.addDialogListener((changed, event) -> line.update(values));
        line.update(values);
    }

    /** False if the values are refused: the dialog can't be ended with them. */
    private boolean update(Supplier<Map<String, String>> values) {
        try {
            show(of(info, values.get()), Color.BLACK);
            return true;
        } catch (ZarrkitException | IllegalArgumentException e) {
            show(e.getMessage(), REASON);
            return false;
        }
    }

    private void show(String text, Color color) {
        String wrapped = FailureDialog.wrapped(text);
        int missing = LINES - (int) wrapped.lines().count();
        line.setForeground(color);
        line.setText(wrapped + "\n" + BLANK.repeat(Math.max(0, missing)));
    }

    /** The preview of a command with these values. */
    static String of(CommandInfo info, Map<String, String> texts) {
        try {
            Module module = info.createModule();
            Inputs.values(info, texts).forEach(module::setInput);
            return ((Preview) module.getDelegateObject()).preview();
        } catch (ModuleException e) {
            throw new IllegalStateException("the command " + info.getClassName() + " can't be made", e);
        }
    }
}
