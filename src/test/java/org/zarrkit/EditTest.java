package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Multiscale;

class EditTest {

    @TempDir
    Path folder;

    private String cells;

    @BeforeEach
    void save() {
        cells = folder.resolve("cells.zarr").toString();
        Zarrkit.sample(60, 40, 12).save(cells);
    }

    private Multiscale image() {
        return Zarrkit.open(cells).pyramid().multiscale();
    }

    @Test
    void verbsAreChainedAndSaved() {
        Edit edit = Zarrkit.edit(cells)
                .name("monday")
                .unit("nm")
                .pixelSize(200, 210, 500)
                .origin(1, 2, 3)
                .channel(0, "DAPI", "blue")
                .color(1, "3080FF")
                .window(1, 5, 4000)
                .active(1, false)
                .shownFirst(4, 0);
        assertThat(image().name()).as("nothing is written yet").isEqualTo("cells");
        List<String> lines = edit.save();
        Multiscale after = image();
        assertThat(after.name()).isEqualTo("monday");
        assertThat(after.axes().toString())
                .isEqualTo("[c:channel, z:space[nanometer], y:space[nanometer], x:space[nanometer]]");
        assertThat(after.pixelSizes(0)).containsExactly(1, 500, 210, 200);
        assertThat(after.origin(0)).containsExactly(0, 3, 2, 1);
        Channel dapi = after.channels().get(0);
        assertThat(dapi.label()).contains("DAPI");
        assertThat(dapi.color()).contains(0xFF);
        assertThat(after.channels().get(1).color()).contains(0x3080FF);
        assertThat(after.channels().get(1).window().end()).hasValue(4000);
        assertThat(after.channels().get(1).active()).isFalse();
        assertThat(after.rendering().defaultZ()).contains(4);
        assertThat(lines).contains("name 'cells' -> 'monday'", "axis x: unit micrometer -> nanometer");
        assertThat(edit.save()).as("a second time").isEmpty();
    }

    @Test
    void fewerPixelSizesThanAxesLeaveTheRest() {
        Zarrkit.edit(cells).pixelSize(0.7, 0.8).save();
        assertThat(image().pixelSizes(0)[3]).isEqualTo(0.7);
        assertThat(image().pixelSizes(0)[2]).isEqualTo(0.8);
        assertThat(image().pixelSizes(0)[1]).isNotEqualTo(0.8);
    }

    @Test
    void aMistakeIsSaidBeforeAnythingIsWritten() {
        Multiscale before = image();
        Edit edit = Zarrkit.edit(cells);
        assertThatThrownBy(() -> edit.pixelSize(1, 2, 3, 4)).hasMessageContaining("[x, y, z]");
        assertThatThrownBy(() -> edit.frameInterval(2, "sec")).hasMessageContaining("no axis of time");
        assertThatThrownBy(() -> edit.color(0, "blau")).hasMessageContaining("'blau'");
        assertThatThrownBy(() -> edit.name("x").channel(5, "GFP").save()).hasMessageContaining("there is no channel 6");
        assertThatThrownBy(() -> edit.name("x").unit("q", "um").save()).hasMessageContaining("no axis 'q'");
        assertThatThrownBy(edit::save)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to change");
        assertThatThrownBy(() -> Zarrkit.edit(folder.resolve("none").toString()))
                .isInstanceOf(NotFoundException.class);
        assertThat(image()).isEqualTo(before);
    }

    @Test
    void textsAreThoseOfCommandLineAndMacros() {
        Edit edit = Zarrkit.edit(cells);
        edit = EditText.units(edit, "x=um, z=furlong");
        edit = EditText.pixelSizes(edit, "x=0.1,z=2");
        edit = EditText.origins(edit, "y=-3.5");
        EditText.window(edit, 0, "10 .. 1e3").save();
        assertThat(image().axes().toString()).contains("z:space[furlong]", "x:space[micrometer]");
        assertThat(image().pixelSizes(0)[3]).isEqualTo(0.1);
        assertThat(image().origin(0)[2]).isEqualTo(-3.5);
        assertThat(image().channels().get(0).window().end()).hasValue(1000);
        for (String bad : new String[] {"5", "1..2..3", "a..b", ""})
            assertThatThrownBy(() -> EditText.window(Zarrkit.edit(cells), 0, bad))
                    .hasMessageContaining("'" + bad + "'");
        assertThat(EditText.units(Zarrkit.edit(cells), "um").preview()).hasSize(1);
        assertThatThrownBy(() -> EditText.pixelSizes(Zarrkit.edit(cells), "x=big"))
                .hasMessageContaining("'big'");
    }
}
