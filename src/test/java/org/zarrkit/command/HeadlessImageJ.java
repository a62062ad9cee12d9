package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/** A real ImageJ without a screen. */
final class HeadlessImageJ {

    private HeadlessImageJ() {}

    /** ImageJ's table of commands gets the lines of {@code plugins.config}; its menus need a screen. */
    @SuppressWarnings("unchecked")
    static void start() throws IOException {
        assertThat(GraphicsEnvironment.isHeadless())
                .as("run tests with -Djava.awt.headless=true")
                .isTrue();
        if (Menus.getCommands() == null)
            assertThatThrownBy(() -> IJ.run("the first command makes the table"))
                    .isInstanceOf(HeadlessException.class);
        for (String line : Files.readAllLines(Path.of("plugins.config"))) {
            String[] parts = line.split(", ", 3);
            if (parts.length == 3 && !line.startsWith("#"))
                Menus.getCommands().put(parts[1].replace("\"", ""), parts[2]);
        }
        assertThat(Menus.getCommands()).containsKey("Zarrkit Open...");
    }

    /** What a macro wrote to the log, and the message with which it ended early. */
    record Run(String log, String error, String returned) {}

    /** Runs a macro, on a thread of its own as ImageJ does. */
    static Run run(String macro, String argument) {
        Interpreter interpreter = new Interpreter();
        AtomicReference<String> returned = new AtomicReference<>();
        String log = logOf("Test_Macro$", () -> {
            returned.set(interpret(interpreter, macro, argument));
            closeImages();
        });
        return new Run(log, interpreter.getErrorMessage(), returned.get());
    }

    /** As ImageJ's Macro_Runner: a macro that was aborted has been told of. */
    private static String interpret(Interpreter interpreter, String macro, String argument) {
        try {
            return interpreter.run(macro, argument);
        } catch (RuntimeException e) {
            if (Macro.MACRO_CANCELED.equals(e.getMessage())) return "[aborted]";
            throw e;
        }
    }

    static void closeImages() {
        for (ImagePlus image = Interpreter.getLastBatchModeImage(); image != null; ) {
            Interpreter.removeBatchModeImage(image);
            image = Interpreter.getLastBatchModeImage();
        }
        Interpreter.batchMode = false;
    }

    /** Runs a task on a thread of a name that ImageJ goes by; returns what it wrote to the log. */
    static String logOf(String threadName, Runnable task) {
        PrintStream out = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        FutureTask<Void> future = new FutureTask<>(task, null);
        try {
            System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
            new Thread(future, threadName).start();
            future.get();
            return log.toString(StandardCharsets.UTF_8);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(log.toString(StandardCharsets.UTF_8), e);
        } finally {
            System.setOut(out);
        }
    }
}
