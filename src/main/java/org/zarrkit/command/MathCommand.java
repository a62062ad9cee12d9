package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Computes each pixel from itself, a number, or the pixel of another image. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Math...",
        description = "Each pixel with a number, a function, a formula, or another image.\n"
                + "Integers are rounded and clamped; convert to float32 first to keep fractions.")
public final class MathCommand extends OperationCommand {

    @Parameter(
            label = "Operation",
            choices = {
                "add",
                "subtract",
                "multiply",
                "divide",
                "power",
                "min",
                "max",
                "abs",
                "sqrt",
                "square",
                "log",
                "exp",
                "round",
                "floor",
                "invert",
                "clip",
                "rescale",
                "convert",
                "expression",
                "mask"
            },
            persist = false)
    private String operation = "add";

    @Parameter(label = "Value (of add to max)", required = false, persist = false)
    private String value = "";

    @Parameter(label = "Image (title or path; instead of a value)", required = false, persist = false)
    private String image = "";

    @Parameter(label = "Min (of clip)", required = false, persist = false)
    private String min = "";

    @Parameter(label = "Max (of clip)", required = false, persist = false)
    private String max = "";

    @Parameter(label = "From (of rescale: low,high)", required = false, persist = false)
    private String from = "";

    @Parameter(label = "To (of rescale: low,high)", required = false, persist = false)
    private String to = "";

    @Parameter(label = "Type (of convert: uint8, uint16, float32 ...)", required = false, persist = false)
    private String type = "";

    @Parameter(label = "Overflow (of convert: clamp or wrap)", required = false, persist = false)
    private String overflow = "";

    @Parameter(label = "Formula (of expression, of the pixel a: a*2 > 100)", required = false, persist = false)
    private String formula = "";

    @Parameter(label = "Outside (of mask)", required = false, persist = false)
    private String outside = "";

    @Override
    String operation() {
        return operation;
    }
}
