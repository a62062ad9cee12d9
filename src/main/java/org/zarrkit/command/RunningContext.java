package org.zarrkit.command;

import ij.IJ;
import java.util.Arrays;
import java.util.Optional;
import org.scijava.Context;
import org.scijava.task.TaskService;

/** SciJava's services, if a program such as Fiji runs them in this ImageJ. Nothing is created. */
final class RunningContext {

    /** A field that Fiji adds to ImageJ; only there can ImageJ be asked for the context without making one. */
    private static final String FIJI = "_hooks";

    private RunningContext() {}

    static Optional<TaskService> tasks() {
        boolean fiji = Arrays.stream(IJ.class.getDeclaredFields())
                .anyMatch(field -> field.getName().equals(FIJI));
        if (!fiji) return Optional.empty();
        return Optional.ofNullable(IJ.runPlugIn("org.scijava.Context", ""))
                .filter(Context.class::isInstance)
                .map(context -> ((Context) context).getService(TaskService.class));
    }
}
