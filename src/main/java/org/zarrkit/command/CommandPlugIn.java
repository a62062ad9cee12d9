package org.zarrkit.command;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.Optional;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;

/**
 * Runs the command that {@code plugins.config} names: in a macro with the values given there and defaults for the
 * rest, else with those of a dialog, which the recorder notes. Works in plain ImageJ, in Fiji, and without a screen.
 *
 * <p>Needs no SciJava context, so that plain ImageJ does not have to look for plug-ins first.
 */
public final class CommandPlugIn implements PlugIn {

    @Override
    public void run(String name) {
        ImageDrop.install();
        CommandInfo info = Menu.info(name);
        // ImageJ runs menu entries and shortcuts on threads of their own; other plug-ins may not.
        if (EventQueue.isDispatchThread() && !isInMacro()) new Thread(() -> run(info), info.getLabel()).start();
        else run(info);
    }

    private static void run(CommandInfo info) {
        boolean inMacro = isInMacro();
        // Some commands stand in two menus; macros know them by one label.
        if (!inMacro && Recorder.record) Recorder.setCommand(info.getLabel());
        try {
            Optional<Map<String, String>> texts =
                    inMacro ? Optional.of(MacroOptions.parse(options(), variables())) : ask(info);
            if (texts.isPresent()) run(info, texts.get());
            else Recorder.disableCommandRecording(); // cancelled
        } catch (Exception | OutOfMemoryError | StackOverflowError failure) {
            IJ.showProgress(1.0);
            Failures.report(info.getLabel(), failure, inMacro);
        }
    }

    private static Optional<Map<String, String>> ask(CommandInfo info) {
        return Inputs.command(info) instanceof PresentValues present
                ? PresentDialog.ask(info, present)
                : CommandDialog.ask(info);
    }

    /**
     * Runs a command with these values, and defaults for the rest.
     *
     * @throws IllegalArgumentException if a value is not possible, or a required one missing
     */
    static void run(CommandInfo info, Map<String, String> texts) {
        Map<String, Object> values = Inputs.values(info, texts);
        IJ.resetEscape();
        try {
            Module module = info.createModule();
            values.forEach(module::setInput);
            module.run();
        } catch (ModuleException e) {
            throw new IllegalStateException("the command " + info.getClassName() + " can't be made", e);
        }
    }

    /** ImageJ gives this name to threads that run a macro's or script's commands. */
    static boolean isInMacro() {
        return GraphicsEnvironment.isHeadless()
                || Thread.currentThread().getName().startsWith("Run$_");
    }

    private static String options() {
        return Optional.ofNullable(Macro.getOptions()).orElse("");
    }

    /** What {@code &name} stands for in a macro's options. */
    private static MacroOptions.Variables variables() {
        return name -> Optional.ofNullable(Interpreter.getInstance()).map(macro -> macro.getVariableAsString(name));
    }
}
