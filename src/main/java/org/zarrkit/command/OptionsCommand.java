package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Settings;

/** Sets how much memory and how many threads Zarrkit may take. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Options...",
        description = "What Zarrkit may take of this computer: a third of the memory is for\n"
                + "cells that are kept, the rest for blocks that are computed and written.")
public final class OptionsCommand implements Command, Remark {

    @Parameter(label = "Memory (such as 2G; empty: as it is)", required = false, persist = false)
    private String memory = "";

    @Parameter(label = "Threads (0: as they are)", min = "0", persist = false)
    private int threads = 0;

    @Parameter(label = "Remember for the next start of ImageJ", persist = false)
    private boolean remember = false;

    @Override
    public String remark() {
        return "Now: " + Settings.text();
    }

    @Override
    public void run() {
        if (remember && CommandPlugIn.isInMacro())
            throw new IllegalArgumentException(
                    "remember: a macro sets options for this session alone; those of a person are set in the dialog");
        Settings.set(memory, threads);
        if (remember) Settings.remember();
    }
}
