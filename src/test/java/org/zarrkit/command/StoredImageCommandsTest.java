package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.command.HeadlessImageJ.Run;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.Stores;

/** Append, Write Region, Build Pyramid and Rechunk in macros. */
class StoredImageCommandsTest {

    private static final String SAMPLE = "run('Zarrkit Sample...', 'width=60 height=40 depth=12');";

    @TempDir
    Path folder;

    private String cells;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
        cells = folder.resolve("cells.zarr").toString();
        Zarrkit.sample(60, 40, 12).save(cells, WriteOptions.defaults().withLevels(2));
    }

    private Run run(String macro) {
        return HeadlessImageJ.run(macro.replace("CELLS", cells).replace("FOLDER", folder.toString()), "");
    }

    private void done(String macro) {
        Run run = run(macro);
        assertThat(run.error()).as(run.log()).isNull();
    }

    private Pyramid<?> image() {
        return Zarrkit.open(cells).pyramid();
    }

    @Test
    void theCurrentImageIsAppended() {
        done(SAMPLE + "run('Zarrkit Append...', 'path=CELLS axis=c verify');");
        assertThat(image().level(0).dimension(3)).isEqualTo(4);
        assertThat(image().level(1).dimension(3)).isEqualTo(4);
        assertThat(image().level(1).getAt(9, 9, 5, 2))
                .isEqualTo(image().level(1).getAt(9, 9, 5, 0));
    }

    @Test
    void theCurrentImageIsWrittenIntoARegion() {
        done(
                "newImage('black', '16-bit black', 10, 8, 1); run('Zarrkit Write Region...', 'path=CELLS at=x=20,y=4,z=3,c=1');");
        assertThat(image().level(0).getAt(25, 7, 3, 1).getRealDouble()).isZero();
        assertThat(image().level(0).getAt(25, 7, 3, 0).getRealDouble()).isPositive();
        Run refused = run("newImage('black', '16-bit black', 10, 8, 1);"
                + "run('Zarrkit Write Region...', 'path=CELLS at=x=20 writers=several');");
        assertThat(refused.error()).contains("multiples of x=60,y=40,z=12,c=1");
    }

    @Test
    void levelsAreAdded() {
        done("run('Zarrkit Build Pyramid...', 'path=CELLS count=3');");
        assertThat(image().levelCount()).isEqualTo(3);
        done("run('Zarrkit Build Pyramid...', 'path=CELLS downsample=max overwrite');");
        assertThat(image().multiscale().description().downsamplingType()).contains("max");
    }

    @Test
    void hierarchiesAreStoredAnew() {
        done("run('Zarrkit Rechunk...', 'path=CELLS output=[FOLDER/other cells.zarr] chunks=8,8 version=0.4 verify');");
        ZarrImage other =
                ZarrImage.open(Stores.open(folder.resolve("other cells.zarr").toString()), "");
        assertThat(other.version()).contains(NgffVersion.V0_4);
        assertThat(other.arrays().get(1).grid().chunkShape()).containsExactly(1, 1, 8, 8);
    }

    @Test
    void mistakesEndTheMacroWithAMessage() {
        assertThat(run("run('Zarrkit Append...', 'path=CELLS');").error()).contains("no image is open");
        assertThat(run(SAMPLE + "run('Zarrkit Append...', 'path=CELLS');").error())
                .contains("no axis 't'");
        assertThat(run(SAMPLE + "run('Zarrkit Append...', 'axis=c');").error()).contains("path= is missing");
        assertThat(run(SAMPLE + "run('Zarrkit Write Region...', 'path=CELLS at=x=1');")
                        .error())
                .contains("not within the image");
        assertThat(run("run('Zarrkit Build Pyramid...', 'path=FOLDER/absent.zarr');")
                        .error())
                .contains("absent.zarr");
        assertThat(run("run('Zarrkit Rechunk...', 'path=CELLS output=CELLS overwrite');")
                        .error())
                .contains("can't be replaced by an image that is read from it");
        assertThat(run("run('Zarrkit Open...', 'path=CELLS'); run('Zarrkit Append...', 'path=CELLS axis=c');")
                        .error())
                .contains("is read from it");
    }
}
