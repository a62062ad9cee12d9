package org.zarrkit.command;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;
import java.awt.GraphicsEnvironment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;
import org.zarrkit.error.ZarrkitException;

/** Tells a person what went wrong: one message; the technical part goes to the log. Ends a macro. */
final class Failures {

    private static final int LINE = 90;

    private Failures() {}

    /** Never returns normally if a macro runs. */
    static void report(String label, Throwable failure, boolean inMacro) {
        if (Macro.MACRO_CANCELED.equals(failure.getMessage())) throw (RuntimeException) failure;
        String message = message(failure);
        if (!isExpected(failure)) IJ.log(trace(failure));
        if (!inMacro) Recorder.disableCommandRecording(); // a line that fails is of no use
        if (GraphicsEnvironment.isHeadless()) abortHeadless(label, message);
        else if (failure instanceof CancellationException && !inMacro) IJ.showStatus(label + ": cancelled");
        else if (!inMacro) IJ.showMessage(label, wrapped(message)); // IJ.error would end a macro that runs meanwhile
        else IJ.error(label, wrapped(message) + "\n \nThe macro stopped"); // ImageJ adds "in line 3"
    }

    /** ImageJ would try to open a dialog. */
    private static void abortHeadless(String label, String message) {
        IJ.log(label + ": " + message);
        Interpreter macro = Interpreter.getInstance();
        if (macro != null) {
            macro.setIgnoreErrors(true);
            macro.abort(label + ": " + message);
        }
        Macro.abort();
        throw new IllegalStateException(Macro.MACRO_CANCELED);
    }

    private static boolean isExpected(Throwable failure) {
        return failure instanceof ZarrkitException
                || failure instanceof IllegalArgumentException
                || failure instanceof CancellationException;
    }

    private static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError)
            return "Out of memory: Java may use " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB. Give it more (Edit>Options>Memory & Threads...), or choose smaller chunks.";
        if (failure instanceof CancellationException) return "Cancelled.";
        if (isExpected(failure) && failure.getMessage() != null) return failure.getMessage();
        return "Something unexpected went wrong; please report it with what the Log window shows. " + failure;
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Lines short enough for ImageJ's message window, broken at spaces. */
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
