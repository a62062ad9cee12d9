package org.zarrkit.command;

import ij.macro.Functions;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Gives a macro functions that return numbers: see {@link MacroFunctions}. */
@Plugin(type = Command.class, label = "Zarrkit Macro Extensions")
public final class MacroExtensionsCommand implements Command {

    @Override
    public void run() {
        if (!CommandPlugIn.isInMacro())
            throw new IllegalArgumentException("run(\"Zarrkit Macro Extensions\"); stands in a macro, before functions"
                    + " such as "
                    + String.join(
                            ";  ",
                            new MacroFunctions()
                                    .usages().stream().map(u -> "Ext." + u).toList()));
        Functions.registerExtensions(new MacroFunctions());
    }
}
