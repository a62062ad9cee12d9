package org.zarrkit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CancellationException;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.ZarrkitException;
import picocli.CommandLine;

/** Failures as one or two lines, and as exit codes. */
final class ErrorReport {

    static final int USAGE = 2;
    static final int FAILED = 3;

    private ErrorReport() {}

    /** Arguments that could not be understood. */
    static int usage(CommandLine.ParameterException e, boolean debug, PrintStream err) {
        print(err, e.getMessage());
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        if (debug) e.printStackTrace(err);
        return USAGE;
    }

    /** Anything that a command threw. */
    static int failure(Throwable failure, boolean debug, PrintStream err) {
        print(err, message(failure));
        if (failure instanceof CancellationException)
            err.println("What is written is kept as far as it is whole; a save is continued by the same command.");
        if (failure instanceof TargetExistsException) err.println("With --overwrite a Zarr that is there is replaced.");
        if (debug) failure.printStackTrace(err);
        return failure instanceof IllegalArgumentException ? USAGE : FAILED;
    }

    private static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError)
            return "out of memory: the largest heap is " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB; give Java more with -Xmx, or choose fewer threads or smaller chunks";
        boolean expected = failure instanceof ZarrkitException
                || failure instanceof IllegalArgumentException
                || failure instanceof CancellationException;
        if (expected && failure.getMessage() != null) return failure.getMessage();
        if (failure instanceof UncheckedIOException e) return message(e.getCause());
        if (failure instanceof IOException)
            return "could not read or write: "
                    + (failure instanceof FileSystemException ? failure : failure.getMessage());
        return "internal error, please report it with what --debug shows: " + failure;
    }

    private static void print(PrintStream err, String message) {
        err.println("zarrkit: " + message.strip().replaceAll("\\s*\\R\\s*", "; "));
    }
}
