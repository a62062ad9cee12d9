package org.zarrkit.command;

import static org.zarrkit.command.MacroFunction.NUMBER;
import static org.zarrkit.command.MacroFunction.TEXT;

import ij.macro.ExtensionDescriptor;
import ij.macro.MacroExtension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zarrkit.Monitor;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.AutoThreshold;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Measurements;
import org.zarrkit.blocks.Statistics;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.doctor.Report;
import org.zarrkit.doctor.Severity;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;

/**
 * Functions of the macro language that give numbers back to the macro: {@code run("Zarrkit Macro Extensions")}, then
 * {@code Ext.zarrLevels(path, n)}. An empty path is the current image. A failure stops the macro with its message.
 */
final class MacroFunctions implements MacroExtension {

    private final MacroImages images = new MacroImages();
    private final Map<String, MacroFunction> functions =
            functions().stream().collect(Collectors.toUnmodifiableMap(MacroFunction::name, Function.identity()));

    private List<MacroFunction> functions() {
        return List.of(
                function("zarrOpen(path, level)", List.of(TEXT, NUMBER), List.of(), this::open),
                function(
                        "zarrInfo(path, text)",
                        List.of(TEXT),
                        List.of(TEXT),
                        a -> List.of(InfoCommand.text(a.text(0), false))),
                function("zarrLevels(path, count)", List.of(TEXT), List.of(NUMBER), this::levels),
                function(
                        "zarrDimensions(path, level, width, height, channels, slices, frames)",
                        List.of(TEXT, NUMBER),
                        List.of(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER),
                        this::dimensions),
                function(
                        "zarrPixelSize(path, level, width, height, depth, unit)",
                        List.of(TEXT, NUMBER),
                        List.of(NUMBER, NUMBER, NUMBER, TEXT),
                        this::pixelSize),
                function(
                        "zarrPixel(path, level, x, y, channel, slice, frame, value)",
                        List.of(TEXT, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER),
                        List.of(NUMBER),
                        a -> List.of(images.pixel(a))),
                function(
                        "zarrPlane(path, level, channel, slice, frame, text)",
                        List.of(TEXT, NUMBER, NUMBER, NUMBER, NUMBER),
                        List.of(TEXT),
                        a -> List.of(images.plane(a))),
                function(
                        "zarrThreshold(path, level, method, value)",
                        List.of(TEXT, NUMBER, TEXT),
                        List.of(NUMBER),
                        this::threshold),
                function("zarrMonitor(text)", List.of(), List.of(TEXT), a -> List.of(Monitor.report())),
                function(
                        "zarrStatistics(path, level, count, min, max, mean, sd)",
                        List.of(TEXT, NUMBER),
                        List.of(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER),
                        this::statistics),
                function("zarrObjects(path, level, count)", List.of(TEXT, NUMBER), List.of(NUMBER), this::objects),
                function(
                        "zarrCache(used, budget, hits, loaded)",
                        List.of(),
                        List.of(NUMBER, NUMBER, NUMBER, NUMBER),
                        a -> cache()),
                function(
                        "zarrValidate(path, errors, warnings)",
                        List.of(TEXT),
                        List.of(NUMBER, NUMBER),
                        MacroFunctions::validate));
    }

    private static MacroFunction function(
            String usage, List<Integer> inputs, List<Integer> outputs, MacroFunction.Body body) {
        return new MacroFunction(usage, inputs, outputs, body);
    }

    @Override
    public ExtensionDescriptor[] getExtensionFunctions() {
        return functions.values().stream()
                .map(function -> function.descriptor(this))
                .toArray(ExtensionDescriptor[]::new);
    }

    /** The calls, as a person writes them. */
    List<String> usages() {
        return functions.values().stream().map(MacroFunction::usage).sorted().toList();
    }

    @Override
    public String handleExtension(String name, Object[] arguments) {
        try {
            functions.get(name).call(arguments == null ? new Object[0] : arguments);
        } catch (RuntimeException | OutOfMemoryError failure) {
            Failures.report("Ext." + name, failure, true);
        }
        return "";
    }

    private List<Object> open(MacroArguments arguments) {
        CommandPlugIn.run(
                Menu.info("open"), Map.of("path", arguments.text(0), "level", "" + arguments.integer(1, 0, 99)));
        return List.of();
    }

    private List<Object> levels(MacroArguments arguments) {
        return List.of(images.get(arguments.text(0)).levelCount());
    }

    private List<Object> dimensions(MacroArguments arguments) {
        Pyramid<?> image = images.get(arguments.text(0));
        return Arrays.stream(MacroImages.size(image, MacroImages.level(image, arguments)))
                .<Object>mapToObj(size -> size)
                .toList();
    }

    private List<Object> pixelSize(MacroArguments arguments) {
        Pyramid<?> image = images.get(arguments.text(0));
        double[] sizes = image.pixelSizes(MacroImages.level(image, arguments));
        Axis x = image.multiscale().axes().get(image.numDimensions() - 1);
        double depth = image.spaceDimensions() > 2 ? sizes[2] : 1;
        return List.of(sizes[0], sizes[1], depth, x.unit().orElse("pixel"));
    }

    private List<Object> threshold(MacroArguments arguments) {
        LazyImage<?> image = images.fromLevel(arguments).lazy();
        AutoThreshold method = AutoThreshold.of(arguments.text(2));
        double found = StatusProgress.during(progress -> method.value(image, ThreadRunner.shared(), progress));
        return List.of(found);
    }

    private List<Object> statistics(MacroArguments arguments) {
        LazyImage<?> image = images.fromLevel(arguments).lazy();
        Statistics found = StatusProgress.during(progress -> Statistics.of(image, ThreadRunner.shared(), progress));
        return List.of(found.count(), found.min(), found.max(), found.mean(), found.sd());
    }

    /** How many objects a label image has. */
    private List<Object> objects(MacroArguments arguments) {
        LazyImage<?> labels = images.fromLevel(arguments).lazy();
        Measurements found =
                StatusProgress.during(progress -> Measurements.of(labels, List.of(), ThreadRunner.shared(), progress));
        return List.of(found.count());
    }

    private static List<Object> cache() {
        CellCache.Statistics now = CellCache.shared().statistics();
        return List.of(now.usedBytes(), now.budgetBytes(), now.hits(), now.loaded());
    }

    private static List<Object> validate(MacroArguments arguments) {
        Report report = Zarrkit.validate(arguments.text(0));
        return List.of(count(report, Severity.ERROR), count(report, Severity.WARNING));
    }

    private static long count(Report report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
