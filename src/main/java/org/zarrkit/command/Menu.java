package org.zarrkit.command;

import java.util.Map;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;

/** The commands by the names that {@code plugins.config} gives to {@link CommandPlugIn}. */
final class Menu {

    static final Map<String, Class<? extends Command>> COMMANDS = Map.of(
            "open", OpenCommand.class,
            "plate", OpenPlateCommand.class,
            "save", SaveAsCommand.class,
            "edit", EditMetadataCommand.class,
            "filter", FilterCommand.class,
            "info", InfoCommand.class,
            "labels", LabelsCommand.class,
            "sample", SampleCommand.class,
            "validate", ValidateCommand.class,
            "repair", RepairCommand.class);

    private Menu() {}

    /** The description of a command; its label is that of the menu. */
    static CommandInfo info(String name) {
        Class<? extends Command> command = COMMANDS.get(name);
        if (command == null)
            throw new IllegalArgumentException("'" + name + "' in plugins.config is none of " + COMMANDS.keySet());
        return new CommandInfo(command, command.getAnnotation(Plugin.class));
    }
}
