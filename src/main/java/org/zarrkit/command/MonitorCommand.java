package org.zarrkit.command;

import ij.IJ;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;
import org.zarrkit.Monitor;

/** Shows what Zarrkit does and takes, in a window that follows it; in macros without windows once, in the log. */
@Plugin(type = Command.class, label = "Zarrkit Monitor")
public final class MonitorCommand implements Command {

    @Override
    public void run() {
        boolean windows = !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode() && IJ.getInstance() != null;
        if (windows) MonitorWindow.open();
        else IJ.log(Monitor.report());
    }
}
