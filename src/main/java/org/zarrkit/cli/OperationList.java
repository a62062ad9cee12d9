package org.zarrkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zarrkit.blocks.OpKind;
import org.zarrkit.blocks.OpText;

/** All operations as lines for people: an example of each, what it does, and what may be said beside. */
final class OperationList {

    private OperationList() {}

    static String[] lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "Operations, applied in the order in which they are given; a number for all axes of space, or one for each,");
        lines.add("x first; distances in pixels:");
        for (OpKind.Group group : OpKind.Group.values()) {
            lines.add("");
            lines.add(group.name().charAt(0) + group.name().substring(1).toLowerCase(Locale.ROOT));
            OpText.kinds().stream().filter(kind -> kind.group() == group).forEach(kind -> add(kind, lines));
        }
        return lines.toArray(String[]::new);
    }

    private static void add(OpKind kind, List<String> lines) {
        lines.add("  " + kind.usage());
        // In picocli's footers a percent sign begins a format.
        lines.add("      " + kind.summary().replace("%", "%%"));
        if (!kind.options().isEmpty()) lines.add("      also: " + kind.options());
    }
}
