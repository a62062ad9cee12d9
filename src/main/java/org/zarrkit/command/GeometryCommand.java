package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Cuts, moves, joins and resamples images. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Geometry...",
        description = "Positions count from 0: x=10..99 z=3..5 to crop, z=7 to slice, c=0,2 to select.")
public final class GeometryCommand extends OperationCommand {

    @Parameter(
            label = "Operation",
            choices = {
                "crop",
                "slice",
                "select",
                "subsample",
                "downsample",
                "flip",
                "permute",
                "pad",
                "translate",
                "expand",
                "concatenate",
                "zoom",
                "rotate",
                "affine"
            },
            persist = false)
    private String operation = "crop";

    @Parameter(label = "Positions (of crop, slice, select)", required = false, persist = false)
    private String positions = "";

    @Parameter(label = "Factor (of subsample, downsample, zoom)", required = false, persist = false)
    private String factor = "";

    @Parameter(
            label = "Method (of downsample: mean, median, min, max, mode, nearest)",
            required = false,
            persist = false)
    private String method = "";

    @Parameter(label = "Axis (of flip, expand, concatenate)", required = false, persist = false)
    private String axis = "";

    @Parameter(label = "Axes (of permute, slowest first: c,y,z,x)", required = false, persist = false)
    private String axes = "";

    @Parameter(label = "Width (of pad)", required = false, persist = false)
    private String width = "";

    @Parameter(label = "Offset (of translate, in pixels: 10,-5,0)", required = false, persist = false)
    private String offset = "";

    @Parameter(label = "Border (of pad, translate)", required = false, persist = false)
    private String border = "";

    @Parameter(label = "Image (of concatenate: title or path)", required = false, persist = false)
    private String image = "";

    @Parameter(label = "Angle (of rotate, in degrees)", required = false, persist = false)
    private String angle = "";

    @Parameter(label = "Matrix (of affine)", required = false, persist = false)
    private String matrix = "";

    @Parameter(label = "Interpolation (empty: linear; or nearest)", required = false, persist = false)
    private String interpolation = "";

    @Parameter(label = "Grid (of rotate, affine: fit or same)", required = false, persist = false)
    private String grid = "";

    @Override
    String operation() {
        return operation;
    }
}
