package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.image.OpenOptions;

class FileSourceTest {

    @TempDir
    Path folder;

    @BeforeEach
    void planes() {
        for (int i = 0; i < 11; i++) save(new ShortProcessor(8, 6), "p" + i + ".tif", i);
    }

    private void save(ImageProcessor plane, String name, int value) {
        plane.setValue(value);
        plane.fill();
        new FileSaver(new ImagePlus("", plane)).saveAsTiff(folder.resolve(name).toString());
    }

    private static double value(Image image, long... position) {
        return ((RealType<?>) image.pyramid().level(0).randomAccess().setPositionAndGet(position)).getRealDouble();
    }

    private Image open(String name) {
        return Zarrkit.open(folder + name);
    }

    @Test
    void folderAndPatternOpenAsOneImage() {
        assertThat(value(open(""), 0, 0, 10)).isEqualTo(10);
        assertThat(value(open("/"), 0, 0, 10)).isEqualTo(10);
        assertThat(value(open("/p*.tif"), 0, 0, 2)).isEqualTo(2);
        assertThat(open("/p?.tif").pyramid().level(0).dimensionsAsLongArray()).containsExactly(8, 6, 10);
        Image named = open("/p{t}.tif");
        assertThat(named.pyramid().multiscale().axes().get(0).name()).isEqualTo("t");
        assertThat(value(named, 0, 0, 10)).isEqualTo(10);
        assertThat(Zarrkit.open(folder.toString(), OpenOptions.defaults().withAxis("c"))
                        .pyramid()
                        .multiscale()
                        .axes()
                        .get(0)
                        .name())
                .isEqualTo("c");
        assertThatThrownBy(() -> open("/*.png"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no file is named like");
    }

    @Test
    void folderThatHoldsZarrIsZarrUnlessAnAxisIsGiven() {
        open("").save(folder.resolve("a.zarr").toString());
        assertThat(Zarrkit.isOfFiles(folder.toString())).isFalse();
        assertThatThrownBy(() -> open("")).isInstanceOf(NotFoundException.class);
        assertThat(value(Zarrkit.open(folder.toString(), OpenOptions.defaults().withAxis("z")), 0, 0, 4))
                .isEqualTo(4);
        assertThat(value(open("/*.tif"), 0, 0, 4)).isEqualTo(4);
        assertThat(value(open("/a.zarr"), 0, 0, 4)).isEqualTo(4);
    }

    @Test
    void zarrWithFilesBesideItsDocumentIsZarr() throws IOException {
        open("").save(folder.resolve("a.zarr").toString());
        Files.copy(folder.resolve("p1.tif"), folder.resolve("a.zarr/preview.tif"));
        assertThat(Zarrkit.isOfFiles(folder + "/a.zarr")).isFalse();
        assertThat(value(open("/a.zarr"), 0, 0, 4)).isEqualTo(4);
    }

    @Test
    void coloursBecomeChannelsOrGrey() {
        save(new ColorProcessor(8, 6), "colours.tif", 0x102030);
        String place = folder.resolve("colours.tif").toString();
        assertThat(value(Zarrkit.open(place), 0, 0, 1)).isEqualTo(0x20);
        Image grey = Zarrkit.open(place, OpenOptions.defaults().withRgb("grey"));
        assertThat(value(grey, 0, 0)).isEqualTo(0x20);
        assertThatThrownBy(() -> OpenOptions.defaults().withRgb("red")).hasMessageContaining("channels or grey");
    }

    @Test
    void savingKnowsTheFilesThatItReads() {
        Image image = open("/p*.tif");
        assertThat(image.pyramid().origins())
                .hasSize(11)
                .contains(folder.resolve("p3.tif").toUri());
    }
}
