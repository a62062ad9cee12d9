package org.zarrkit.command;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.concurrent.CancellationException;
import org.zarrkit.error.ZarrkitException;

/** Tells a person what went wrong: one message; the technical part goes to the log. Ends a macro. */
final class Failures {

    private Failures() {}

    /** Never returns normally if a macro runs. */
    static void report(String label, Throwable failure, boolean inMacro) {
        if (Macro.MACRO_CANCELED.equals(failure.getMessage())) throw (RuntimeException) failure;
        String message = message(failure);
        if (!isExpected(failure)) IJ.log(FailureDialog.trace(failure));
        if (!inMacro) Recorder.disableCommandRecording(); // a line that fails is of no use
        if (GraphicsEnvironment.isHeadless()) abortHeadless(label, message);
        else if (failure instanceof CancellationException && !inMacro) IJ.showStatus(label + ": cancelled");
        else if (!inMacro) show(label, message, failure);
        else IJ.error(label, FailureDialog.wrapped(message) + "\n \nThe macro stopped"); // ImageJ adds "in line 3"
    }

    /** IJ.error would end a macro that runs meanwhile. */
    private static void show(String label, String message, Throwable failure) {
        IJ.log(label + ": " + message);
        if (IJ.getInstance() != null) FailureDialog.show(label, message, failure);
    }

    /** Tells of a part of an image that can't be shown, without making the thread wait that wanted to show it. */
    static void showWhileLooking(String title, Throwable failure) {
        if (GraphicsEnvironment.isHeadless()) IJ.log(title + ": " + message(failure));
        else EventQueue.invokeLater(() -> show(title, message(failure), failure));
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
}
