package org.zarrkit.blocks;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;

/** What ImageJ runs on an image: a command of its menus, or a macro. */
interface ImageJCode {

    /** ImageJ keeps in static fields what runs: one at a time. */
    Object IMAGEJ = new Object();

    /**
     * Runs it on an image, which has no window; from any thread.
     *
     * @param position of the first pixel, x first, separated by commas: the argument of a macro
     * @throws IllegalArgumentException if ImageJ does not know the command, or the macro ends with an error
     */
    void run(ImagePlus image, String position);

    /** A command by its label; ImageJ's own filters run in several threads at once, others one after the other. */
    static ImageJCode command(String label, String options) {
        return new Command(label, options);
    }

    /** A macro in a file, which is read now. */
    static ImageJCode macro(String file) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) throw new NotFoundException("there is no macro " + file);
        try {
            return new MacroFile(file, Files.readString(path));
        } catch (IOException e) {
            throw new StoreException(file + " can't be read: " + e, e);
        }
    }

    /** A command of the menus with its options. */
    record Command(String label, String options) implements ImageJCode {

        @Override
        public void run(ImagePlus image, String position) {
            Optional<ImageJFilters.Filter> filter = ImageJFilters.find(label, options);
            if (filter.isPresent())
                for (int z = 1; z <= image.getStackSize(); z++)
                    filter.get().apply(image.getStack().getProcessor(z));
            else
                synchronized (IMAGEJ) {
                    onThisThread(image, this::runPlugIn);
                }
        }

        /** IJ.run would show what is thrown, and go on. */
        private void runPlugIn() {
            ImageJCommands.PlugIn plugIn = ImageJCommands.plugIn(label);
            Macro.setOptions(options.strip() + " stack");
            try {
                IJ.runPlugIn(label, plugIn.className(), plugIn.argument());
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(this + " failed: " + e, e);
            } finally {
                Macro.setOptions(null);
            }
        }

        @Override
        public String toString() {
            return "the command '" + label + "'";
        }
    }

    /** A macro, read from a file. */
    record MacroFile(String file, String text) implements ImageJCode {

        @Override
        public void run(ImagePlus image, String position) {
            synchronized (IMAGEJ) {
                onThisThread(image, () -> {
                    Interpreter interpreter = new Interpreter();
                    interpreter.setIgnoreErrors(true);
                    interpreter.run(text, position);
                    String error = interpreter.getErrorMessage();
                    if (error != null) throw new IllegalArgumentException("the macro " + file + " stopped: " + error);
                });
            }
        }

        @Override
        public String toString() {
            return "the macro " + file;
        }
    }

    /** Runs with an image as ImageJ's current one of this thread, whose name ImageJ changes. */
    private static void onThisThread(ImagePlus image, Runnable code) {
        String name = Thread.currentThread().getName();
        ImagePlus before = WindowManager.getTempCurrentImage();
        WindowManager.setTempCurrentImage(image);
        Thread.currentThread().setName("Run$_" + name); // so that ImageJ takes the options, and records nothing
        try {
            code.run();
        } finally {
            WindowManager.setTempCurrentImage(before);
            Thread.currentThread().setName(name);
        }
    }
}
