package org.zarrkit.command;

import ij.gui.GenericDialog;
import ij.text.TextWindow;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One message that reads like advice; a button shows the technical part. */
final class FailureDialog {

    private static final int LINE = 90;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 400;

    private FailureDialog() {}

    /** Waits until the message is read. */
    static void show(String title, String message, Throwable failure) {
        GenericDialog dialog = new GenericDialog(title);
        dialog.addMessage(wrapped(message));
        dialog.hideCancelButton();
        dialog.addButton(
                "Technical Details", event -> new TextWindow(title + ": details", trace(failure), WIDTH, HEIGHT));
        dialog.showDialog();
    }

    static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Lines short enough for ImageJ's windows, broken at spaces. */
    static String wrapped(String message) {
        StringBuilder text = new StringBuilder();
        int length = 0;
        for (String word : message.split(" ")) {
            if (length > 0 && length + word.length() > LINE) {
                text.append('\n');
                length = 0;
            }
            text.append(length > 0 ? " " : "").append(word);
            length += word.length() + 1;
        }
        return text.toString();
    }
}
