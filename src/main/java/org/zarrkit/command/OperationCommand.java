package org.zarrkit.command;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.OpKind;
import org.zarrkit.blocks.OpText;

/**
 * Shows the current image with one operation of a group, lazily. A subclass declares the inputs: {@code operation}, where
 * there is a choice, and the keys of all operations of the group.
 */
abstract class OperationCommand implements Command {

    private static final String OPERATION = "operation";
    /** Positions along axes, whose keys are the names of axes. */
    private static final String POSITIONS = "positions";

    /** Other images by the name that the operation's text has for them. */
    private final Map<String, Image> images = new LinkedHashMap<>();

    /** The name of the operation that is asked for. */
    abstract String operation();

    @Override
    public final void run() {
        ImagePlus source = CurrentImage.get();
        LazyWindow.show(source, Zarrkit.of(source).then(text(), images));
    }

    /** The operation as text: those inputs that it knows. */
    private String text() {
        CommandInfo info = new CommandInfo(getClass(), getClass().getAnnotation(Plugin.class));
        CommandModule module = new CommandModule(info, this);
        OpKind kind = OpText.kind(operation());
        StringBuilder text = new StringBuilder(kind.name());
        for (ModuleItem<?> item : Inputs.of(info)) {
            String key = item.getName();
            String value = module.getInput(key).toString().strip();
            if (key.equals(OPERATION) || value.isEmpty()) continue;
            if (key.equals(POSITIONS)) text.append(' ').append(value);
            else if (kind.keys().contains(key))
                text.append(' ').append(key).append('=').append(word(key, value));
            else if (!value.equals(Inputs.defaultValue(info, item).toString()))
                throw new IllegalArgumentException(
                        key + "=" + value + " is not known to '" + kind.name() + "', such as: " + kind.usage());
        }
        return text.toString();
    }

    /** Of another image the title of its window, or where it is stored. */
    private String word(String key, String value) {
        if (key.equals("image"))
            Optional.ofNullable(WindowManager.getImage(value))
                    .ifPresent(window -> images.put(value, Zarrkit.of(window)));
        return value.matches("\\S+") ? value : "[" + value + "]";
    }
}
