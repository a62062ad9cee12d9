package org.zarrkit.command;

import ij.IJ;
import ij.macro.Interpreter;
import ij.text.TextWindow;
import java.awt.GraphicsEnvironment;

/** Text for a person: a window of its own, or the log where macros run without windows. */
final class TextOutput {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 360;

    private TextOutput() {}

    static void show(String title, String text) {
        boolean windows = !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode() && IJ.getInstance() != null;
        if (windows) new TextWindow(title, text, WIDTH, HEIGHT);
        else IJ.log(text);
    }
}
