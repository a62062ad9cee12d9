package org.zarrkit.blocks;

import ij.IJ;
import ij.Menus;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zarrkit.error.StoreException;

/** The commands that ImageJ knows. */
final class ImageJCommands {

    private static final String LIST = "/IJ_Props.txt";
    private static final Pattern ENTRY = Pattern.compile("\"([^\"]+)\",\\s*(ij\\.[\\w.]+(?:\\(\"[^\"]*\"\\))?)");

    /** Entries of Process and Image>Type, which ImageJ has in its code and not in its list. */
    private static final Map<String, String> NOT_LISTED = Map.of(
            "Smooth", "ij.plugin.filter.Filters(\"smooth\")",
            "Sharpen", "ij.plugin.filter.Filters(\"sharpen\")",
            "Find Edges", "ij.plugin.filter.Filters(\"edge\")",
            "Invert", "ij.plugin.filter.Filters(\"invert\")",
            "Enhance Contrast...", "ij.plugin.ContrastEnhancer",
            "Subtract Background...", "ij.plugin.filter.BackgroundSubtracter",
            "8-bit", "ij.plugin.Converter(\"8-bit\")",
            "16-bit", "ij.plugin.Converter(\"16-bit\")",
            "32-bit", "ij.plugin.Converter(\"32-bit\")");

    private static final Pattern WITH_ARGUMENT = Pattern.compile("(.+)\\(\"(.*)\"\\)");

    private ImageJCommands() {}

    /** The class of a command, and the argument of its run. */
    record PlugIn(String className, String argument) {}

    /**
     * The plug-in of a command; without a screen, where ImageJ makes no menus, those of its own are found too.
     *
     * @throws IllegalArgumentException if there is none
     */
    static PlugIn plugIn(String label) {
        if (Menus.getCommands() == null) makeTable();
        if (!Menus.getCommands().containsKey(label) && GraphicsEnvironment.isHeadless()) addOwn(Menus.getCommands());
        Object entry = Menus.getCommands().get(label);
        if (entry == null)
            throw new IllegalArgumentException("ImageJ has no command '" + label
                    + "'; expected the label of a menu entry, as the recorder notes it");
        Matcher withArgument = WITH_ARGUMENT.matcher(entry.toString());
        return withArgument.matches()
                ? new PlugIn(withArgument.group(1), withArgument.group(2))
                : new PlugIn(entry.toString(), "");
    }

    /** Without a screen ImageJ makes an empty table, and fails to make the menus. */
    private static void makeTable() {
        try {
            IJ.run("");
        } catch (HeadlessException e) {
            if (Menus.getCommands() == null) throw e;
        }
    }

    /** ImageJ has the labels and classes of its menus in a list. */
    @SuppressWarnings("unchecked") // of a table without types
    private static void addOwn(Hashtable<?, ?> commands) {
        Properties entries = new Properties();
        try (InputStream list = IJ.class.getResourceAsStream(LIST)) {
            if (list != null) entries.load(list);
        } catch (IOException e) {
            throw new StoreException("ImageJ's list of commands can't be read: " + e, e);
        }
        Hashtable<String, String> classes = (Hashtable<String, String>) commands;
        for (Object value : entries.values()) {
            Matcher entry = ENTRY.matcher(value.toString().strip());
            if (entry.matches()) classes.putIfAbsent(entry.group(1), entry.group(2));
        }
        NOT_LISTED.forEach(classes::putIfAbsent);
    }
}
