package org.zarrkit.cli;

import java.awt.GraphicsEnvironment;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Without arguments it runs the demonstration of {@link Demo}. */
@Command(
        name = "zarrkit",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "Images bigger than memory: OME-Zarr and Zarr. Without arguments: a demonstration.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {"", "Exit code: 0 done, 1 checked and found bad, 2 wrong usage, 3 could not read or write."})
public final class Main implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    private boolean debug;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs and ends the process, unless a window stays open. */
    public static void main(String... args) {
        boolean mayShowWindow = args.length == 0 && !GraphicsEnvironment.isHeadless();
        if (!mayShowWindow) System.setProperty("java.awt.headless", "true");
        Interruption interruption = Interruption.ofProcess();
        Terminal terminal = Terminal.ofSystem().with(interruption);
        // ImageJ prints warnings of its own; standard output is for results.
        System.setOut(System.err);
        int exitCode = run(terminal, args);
        interruption.end();
        if (exitCode != 0 || !mayShowWindow) System.exit(exitCode);
    }

    /** Runs one command in this process and returns its exit code: see {@link #run(Terminal, String...)}. */
    public static int run(String... args) {
        return run(Terminal.ofSystem(), args);
    }

    /** Runs one command and returns its exit code: 0 done, 1 checked and found bad, 2 usage, 3 could not read or write. */
    static int run(Terminal terminal, String... args) {
        Main main = new Main(terminal);
        CommandLine line = new CommandLine(main)
                .addSubcommand(new InfoCommand(terminal))
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new LabelsCommand(terminal))
                .addSubcommand(new PlateCommand(terminal))
                .addSubcommand(new DumpCommand(terminal))
                .addSubcommand(new ConvertCommand(terminal))
                .addSubcommand(new AppendCommand(terminal))
                .addSubcommand(new PatchCommand(terminal))
                .addSubcommand(new LevelsCommand(terminal))
                .addSubcommand(new RechunkCommand(terminal))
                .addSubcommand(new EditCommand(terminal))
                .addSubcommand(new ProcessCommand(terminal))
                .addSubcommand(new StatisticsCommand(terminal))
                .addSubcommand(new MeasureCommand(terminal))
                .addSubcommand(new SnapshotCommand(terminal))
                .addSubcommand(new MovieCommand(terminal))
                .addSubcommand(new ValidateCommand(terminal))
                .addSubcommand(new RepairCommand(terminal))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((e, arguments) -> ErrorReport.usage(e, main.debug, terminal.err()))
                .setExecutionExceptionHandler((e, l, result) -> ErrorReport.failure(e, main.debug, terminal.err()));
        try {
            return line.execute(args);
        } catch (Error e) {
            return ErrorReport.failure(e, main.debug, terminal.err());
        } finally {
            terminal.out().flush();
        }
    }

    @Override
    public Integer call() {
        Demo.run(terminal, Path.of("zarrkit-demo"), Demo.SIZE);
        return 0;
    }
}
