package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MacroOptionsTest {

    private static Map<String, String> parse(String text) {
        return MacroOptions.parse(text, name -> name.equals("n") ? Optional.of("7") : Optional.empty());
    }

    @Test
    void valuesStandPlainInBracketsOrInQuotes() {
        assertThat(parse("path=/d/a.zarr level=2")).isEqualTo(Map.of("path", "/d/a.zarr", "level", "2"));
        assertThat(parse("path=[/d/my images/a.zarr] level=2 ").get("path")).isEqualTo("/d/my images/a.zarr");
        assertThat(parse("path='C D' x=1")).isEqualTo(Map.of("path", "C D", "x", "1"));
        assertThat(parse("path=[a [b] c]").get("path")).isEqualTo("a [b] c");
        assertThat(parse("chunks=[] shards=[]")).isEqualTo(Map.of("chunks", "", "shards", ""));
        assertThat(parse("")).isEmpty();
    }

    @Test
    void keysInsideValuesAreNoKeys() {
        assertThat(parse("operations=[gaussian sigma=2; threshold min=3] path=/a/level=3/b"))
                .isEqualTo(Map.of("operations", "gaussian sigma=2; threshold min=3", "path", "/a/level=3/b"));
    }

    @Test
    void aKeyAloneIsTrue() {
        assertThat(parse("path=/a overwrite")).containsEntry("overwrite", "true");
        assertThat(parse("Overwrite path=/a")).containsEntry("overwrite", "true");
    }

    @Test
    void variablesOfTheMacroAreLookedUp() {
        assertThat(parse("level=&n")).containsEntry("level", "7");
        assertThatThrownBy(() -> parse("level=&m")).hasMessageContaining("no variable 'm'");
    }

    @Test
    void whatIsNotClosedOrTwiceThereIsRefused() {
        assertThatThrownBy(() -> parse("path=[/a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse("path='/a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse("level=1 level=2")).hasMessageContaining("level= is given twice");
    }
}
