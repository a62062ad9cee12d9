package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** The page of the user guide on the menu is what the code says. */
class MenuPageTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("src", "site", "markdown", "menu.md"));
    }

    /** Entries by menu, in the order of the menu, each with its keys. */
    private static String entries() throws IOException {
        StringBuilder text = new StringBuilder();
        String menu = "";
        for (String line : Files.readAllLines(Path.of("plugins.config"))) {
            if (!line.startsWith("Plugins>") || line.endsWith("\"-\"")) continue;
            String before = menu;
            menu = line.substring(0, line.indexOf(','));
            if (!menu.equals(before)) text.append("\n## ").append(menu).append('\n');
            String name = line.substring(line.indexOf("(\"") + 2, line.indexOf("\")"));
            text.append(entry(Menu.info(name)));
        }
        return text.toString();
    }

    private static String entry(CommandInfo info) {
        List<String> lines = new ArrayList<>(List.of("", "### " + info.getLabel()));
        List<ModuleItem<?>> inputs = Inputs.of(info);
        if (!inputs.isEmpty()) lines.addAll(List.of("", "| key | in the dialog |", "|---|---|"));
        for (ModuleItem<?> input : inputs)
            lines.add("| `" + input.getName() + "=" + Inputs.defaultValue(info, input) + "` | " + input.getLabel()
                    + " |");
        return String.join("\n", lines) + "\n";
    }

    @Test
    void entriesAndKeysAreThoseOfTheMenu() throws IOException {
        assertThat(page()).contains(entries());
    }

    @Test
    void functionsAreThoseOfMacros() throws IOException {
        List<String> listed = page().lines()
                .filter(line -> line.startsWith("- `Ext."))
                .map(line -> line.substring("- `Ext.".length(), line.length() - 1))
                .toList();
        assertThat(listed).isEqualTo(new MacroFunctions().usages());
    }
}
