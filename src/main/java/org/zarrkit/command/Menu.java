package org.zarrkit.command;

import java.util.Map;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;

/** The commands by the names that {@code plugins.config} gives to {@link CommandPlugIn}. */
final class Menu {

    static final Map<String, Class<? extends Command>> COMMANDS = Map.ofEntries(
            Map.entry("open", OpenCommand.class),
            Map.entry("plate", OpenPlateCommand.class),
            Map.entry("save", SaveAsCommand.class),
            Map.entry("list", ListCommand.class),
            Map.entry("labels-save", SaveLabelsCommand.class),
            Map.entry("plate-save", SavePlateCommand.class),
            Map.entry("append", AppendCommand.class),
            Map.entry("region", WriteRegionCommand.class),
            Map.entry("pyramid", BuildPyramidCommand.class),
            Map.entry("rechunk", RechunkCommand.class),
            Map.entry("level", LevelCommand.class),
            Map.entry("crop", CropCommand.class),
            Map.entry("filter", FilterCommand.class),
            Map.entry("math", MathCommand.class),
            Map.entry("smooth", SmoothCommand.class),
            Map.entry("enhance", EnhanceCommand.class),
            Map.entry("morphology", MorphologyCommand.class),
            Map.entry("threshold", ThresholdCommand.class),
            Map.entry("geometry", GeometryCommand.class),
            Map.entry("project", ProjectCommand.class),
            Map.entry("objects", LabelObjectsCommand.class),
            Map.entry("measure", MeasureCommand.class),
            Map.entry("statistics", StatisticsCommand.class),
            Map.entry("contrast", AutoContrastCommand.class),
            Map.entry("labels", LabelsCommand.class),
            Map.entry("edit", EditMetadataCommand.class),
            Map.entry("info", InfoCommand.class),
            Map.entry("validate", ValidateCommand.class),
            Map.entry("repair", RepairCommand.class),
            Map.entry("pipeline", PipelineCommand.class),
            Map.entry("options", OptionsCommand.class),
            Map.entry("monitor", MonitorCommand.class),
            Map.entry("blocks", RunOnBlocksCommand.class),
            Map.entry("borders", ChunkBordersCommand.class),
            Map.entry("chunks", ColorByChunkCommand.class),
            Map.entry("drop", DropOptionsCommand.class),
            Map.entry("extensions", MacroExtensionsCommand.class),
            Map.entry("sample", SampleCommand.class));

    private Menu() {}

    /** The description of a command; its label is that of the menu. */
    static CommandInfo info(String name) {
        Class<? extends Command> command = COMMANDS.get(name);
        if (command == null)
            throw new IllegalArgumentException("'" + name + "' in plugins.config is none of " + COMMANDS.keySet());
        return new CommandInfo(command, command.getAnnotation(Plugin.class));
    }
}
