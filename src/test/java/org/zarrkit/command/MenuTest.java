package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.Macro;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.blocks.OpKind;
import org.zarrkit.blocks.OpText;

/** Labels and macro keys are public; ImageJ has rules for both. */
class MenuTest {

    /** As imagej-legacy reads a line. */
    private static final Pattern LINE = Pattern.compile(
            "^\\s*([^,]*),\\s*\"([^\"]*)\",\\s*org\\.zarrkit\\.command\\.CommandPlugIn\\(\"(.*)\"\\)\\s*$");

    /** Submenus first, by their names: ImageJ puts them there. */
    private static final List<String> MENUS = List.of(
            "Plugins>Zarrkit>Analyze", "Plugins>Zarrkit>Process", "Plugins>Zarrkit>Stored Images", "Plugins>Zarrkit");

    private static List<Matcher> lines() throws IOException {
        List<Matcher> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("plugins.config"))) {
            if (line.isBlank() || line.startsWith("#") || line.equals("Plugins>Zarrkit, \"-\"")) continue;
            Matcher matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            lines.add(matcher);
        }
        return lines;
    }

    @Test
    void pluginsConfigAndCommandsAgree() throws IOException {
        Map<String, String> configured = new TreeMap<>();
        for (Matcher line : lines()) {
            if (line.group(1).startsWith("File>")) continue;
            assertThat(MENUS).contains(line.group(1));
            assertThat(configured.put(line.group(3), line.group(2))).isNull();
        }
        Map<String, String> commands = new TreeMap<>();
        Menu.COMMANDS
                .keySet()
                .forEach(name -> commands.put(name, Menu.info(name).getLabel()));
        assertThat(configured).isEqualTo(commands);
    }

    @Test
    void menusStandInTheOrderInWhichImageJShowsThem() throws IOException {
        List<String> menus = lines().stream()
                .map(line -> line.group(1))
                .filter(menu -> menu.startsWith("Plugins>"))
                .distinct()
                .toList();
        assertThat(menus).isEqualTo(MENUS);
    }

    @Test
    void entriesOfTheFileMenuHaveLabelsOfTheirOwn() throws IOException {
        Set<String> labels = new HashSet<>();
        int inFileMenu = 0;
        for (Matcher line : lines()) {
            assertThat(labels.add(line.group(2))).as(line.group(2)).isTrue();
            if (!line.group(1).startsWith("File>")) continue;
            assertThat(line.group(1)).isIn("File>Import", "File>Save As");
            assertThat(Menu.COMMANDS).containsKey(line.group(3));
            inFileMenu++;
        }
        assertThat(inFileMenu).isEqualTo(2);
    }

    @Test
    void labelsAndKeysAreThosePublished() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Matcher line : lines()) {
            CommandInfo info = Menu.info(line.group(3));
            text.append(line.group(1)).append('>').append(line.group(2)).append('\n');
            if (line.group(1).startsWith("File>")) continue;
            for (ModuleItem<?> item : Inputs.of(info))
                text.append("    ")
                        .append(item.getName())
                        .append('=')
                        .append(Inputs.defaultValue(info, item))
                        .append('\n');
        }
        try (var published = MenuTest.class.getResourceAsStream("menu.txt")) {
            assertThat(text.toString()).isEqualTo(new String(published.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void labelsBeginWithZarrkitAndEndWithDotsWhereSomethingIsAsked() throws IOException {
        for (Matcher line : lines()) {
            boolean asks = !Inputs.of(Menu.info(line.group(3))).isEmpty();
            assertThat(line.group(2)).startsWith("Zarrkit ").matches(label -> label.endsWith("...") == asks);
        }
    }

    @Test
    void keysAreLowerCaseWordsThatTheDialogsLabelsBeginWith() {
        for (String name : Menu.COMMANDS.keySet())
            for (ModuleItem<?> item : Inputs.of(Menu.info(name))) {
                assertThat(item.getName()).matches("[a-z]+\\d?");
                assertThat(Macro.trimKey(item.getLabel()))
                        .as("key of '" + item.getLabel() + "'")
                        .isEqualTo(item.getName());
            }
    }

    @Test
    void everyOperationIsInTheChoicesOfOneCommand() {
        List<String> offered = new ArrayList<>(List.of("project", "run", "color_by_chunk"));
        for (Class<?> command : Menu.COMMANDS.values()) {
            if (!OperationCommand.class.isAssignableFrom(command)) continue;
            for (var field : command.getDeclaredFields())
                if (field.getName().equals("operation"))
                    offered.addAll(List.of(field.getAnnotation(Parameter.class).choices()));
        }
        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(
                        OpText.kinds().stream().map(OpKind::name).toList());
    }

    /** Else it could not be said in a macro. */
    @Test
    void everyKeyOfAnOperationIsAnInputOfItsCommand() {
        for (String name : Menu.COMMANDS.keySet()) {
            CommandInfo info = Menu.info(name);
            for (ModuleItem<?> item : Inputs.of(info)) {
                if (!item.getName().equals("operation")) continue;
                List<String> keys =
                        Inputs.of(info).stream().map(ModuleItem::getName).toList();
                for (Object choice : item.getChoices())
                    for (String key : OpText.kind(choice.toString()).keys())
                        assertThat(keys.contains(key)
                                        || key.length() == 1 && keys.contains("positions")
                                        || choice.equals("expression"))
                                .as(choice + " " + key)
                                .isTrue();
            }
        }
    }

    @Test
    void noKeyEndsWithAnother() {
        for (String name : Menu.COMMANDS.keySet()) {
            List<String> keys =
                    Inputs.of(Menu.info(name)).stream().map(ModuleItem::getName).toList();
            for (String key : keys)
                assertThat(keys).filteredOn(other -> !other.equals(key)).noneMatch(other -> other.endsWith(key));
        }
    }

    @Test
    void nothingIsRememberedAndFijiAddsNoSecondEntry() {
        Menu.COMMANDS.values().forEach(command -> {
            assertThat(command.getAnnotation(Plugin.class).menuPath()).isEmpty();
            assertThat(command.getAnnotation(Plugin.class).menu()).isEmpty();
            for (var field : command.getDeclaredFields())
                if (field.isAnnotationPresent(Parameter.class))
                    assertThat(field.getAnnotation(Parameter.class).persist())
                            .as(command + " " + field.getName())
                            .isFalse();
        });
    }

    @Test
    void sciJavaFindsTheCommandsInItsIndex() throws IOException {
        List<String> indexed = new ArrayList<>();
        for (var item : org.scijava.annotations.Index.load(Plugin.class)) indexed.add(item.className());
        for (Class<?> command : Menu.COMMANDS.values()) assertThat(indexed).contains(command.getName());
    }
}
