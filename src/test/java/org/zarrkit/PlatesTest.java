package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.OfficialSchema;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.Node;

/** Plates that are written, and read again as a whole, in wells and fields. */
class PlatesTest {

    @TempDir
    Path folder;

    private String plate;

    /** Three wells, of one to three fields, whose pixels say which they are. */
    private static List<PlateField> fields() {
        List<PlateField> fields = new ArrayList<>();
        fields.add(field("B3", 1, 0, 31));
        fields.add(field("B03", 0, 0, 30));
        fields.add(field("A1", 0, 0, 10));
        fields.add(field("b3", 7, 0, 37));
        fields.add(field("C2", 0, 0, 20));
        return fields;
    }

    private static PlateField field(String well, int field, long acquisition, int value) {
        return new PlateField(well, field, acquisition, () -> Zarrkit.sample(40, 30, 1)
                .then("expression formula=[a*0+" + value + "]"));
    }

    private void save(String name, NgffVersion version) {
        plate = folder.resolve(name).toString();
        Zarrkit.savePlate(
                plate, fields(), WriteOptions.defaults().withVersion(version), ThreadRunner.of(2), Progress.NONE);
    }

    private static double pixel(Pyramid<?> image, long x, long y) {
        RandomAccess<? extends RealType<?>> access = image.level(0).randomAccess();
        access.setPosition(new long[image.numDimensions()]);
        access.setPosition(x, 0);
        access.setPosition(y, 1);
        return access.get().getRealDouble();
    }

    @ParameterizedTest
    @CsvSource({"plate.zarr,V0_4", "plate.zarr,V0_5", "plate.ozx,V0_5", "plate.zip,V0_4"})
    void plateComesBackAsAWholeAndInFields(String name, NgffVersion version) {
        save(name, version);
        WellPlate opened = Zarrkit.plate(plate);
        assertThat(opened.name()).isEqualTo("plate");
        assertThat(opened.rows()).containsExactly("A", "B", "C");
        assertThat(opened.columns()).containsExactly("1", "2", "3");
        assertThat(opened.wells()).containsExactly("A1", "B3", "C2");
        assertThat(opened.fields("B3")).isEqualTo(3);
        assertThat(opened.acquisitions()).containsExactly(0L);
        assertThat(pixel(opened.field("B3", 2).pyramid(), 3, 3)).isEqualTo(37);
        Image mosaic = Zarrkit.open(plate);
        assertThat(mosaic.warnings()).anyMatch(note -> note.contains("mosaic of 3 wells"));
        Pyramid<?> pixels = mosaic.pyramid();
        assertThat(pixels.level(0).dimension(0)).isEqualTo(3 * 2 * 40);
        assertThat(pixels.level(0).dimension(1)).isEqualTo(3 * 2 * 30);
        assertThat(pixel(pixels, 5, 5)).isEqualTo(10);
        assertThat(pixel(pixels, 85, 5)).isZero();
        assertThat(pixel(pixels, 165, 65)).isEqualTo(30);
        assertThat(pixel(pixels, 205, 65)).isEqualTo(31);
        assertThat(pixel(pixels, 165, 95)).isEqualTo(37);
        assertThat(pixel(pixels, 205, 95)).isZero();
        assertThat(pixel(pixels, 85, 125)).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"V0_4", "V0_5"})
    void documentsFitTheOfficialSchemas(NgffVersion version) {
        save("plate.zarr", version);
        for (String path : List.of("", "B/3", "B/3/1")) {
            Node node = Node.open(Stores.open(plate), path);
            String schema = path.isEmpty() ? "plate" : path.equals("B/3") ? "well" : "image";
            assertThat(OfficialSchema.faults(node.attributes(), version.text(), schema))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void everyLocationInAPlateOpens() {
        save("plate.zarr", NgffVersion.V0_5);
        assertThat(Zarrkit.open(plate + "/A/1").pyramid().level(0).dimension(0)).isEqualTo(40);
        assertThat(Zarrkit.open(plate + "/B/3").pyramid().level(0).dimension(0)).isEqualTo(80);
        assertThat(Zarrkit.open(plate + "/B/3/zarr.json").warnings()).anyMatch(note -> note.contains("3 fields"));
        assertThat(pixel(Zarrkit.open(plate + "/B/3/1").pyramid(), 0, 0)).isEqualTo(31);
        assertThat(pixel(Zarrkit.open(plate + "/B/3/1/0").pyramid(), 0, 0)).isEqualTo(31);
        assertThat(pixel(Zarrkit.open(plate, "B/3/1").pyramid(), 0, 0)).isEqualTo(31);
        assertThat(pixel(Zarrkit.open(plate, 1).pyramid(), 0, 0)).isEqualTo(30);
        assertThat(pixel(Zarrkit.open(plate + "/B", 2).pyramid(), 0, 0)).isEqualTo(37);
        assertThat(Zarrkit.list(plate)).hasSize(5);
        assertThatThrownBy(() -> Zarrkit.open(plate + "/B"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("holds 3");
        assertThatThrownBy(() -> Zarrkit.open(plate + "/D/1")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void acquisitionsAreKeptApart() {
        plate = folder.resolve("plate.zarr").toString();
        Zarrkit.savePlate(plate, List.of(field("A1", 0, 5, 50), field("A1", 0, 2, 20), field("A1", 1, 2, 21)));
        WellPlate opened = Zarrkit.plate(plate);
        assertThat(opened.acquisitions()).containsExactly(2L, 5L);
        assertThat(pixel(opened.mosaic().pyramid(), 45, 5)).isEqualTo(21);
        assertThat(pixel(opened.mosaic(5).pyramid(), 5, 5)).isEqualTo(50);
        assertThat(pixel(opened.field("A1", 0, 5).pyramid(), 5, 5)).isEqualTo(50);
        OpenOptions fifth = OpenOptions.defaults().withAcquisition(5);
        assertThat(pixel(Zarrkit.open(plate, fifth).pyramid(), 5, 5)).isEqualTo(50);
    }

    @Test
    void plateIsThereWhenAllOfItIs() throws IOException {
        plate = folder.resolve("plate.zarr").toString();
        List<PlateField> failing = new ArrayList<>(fields());
        failing.add(new PlateField("C3", 0, 0, () -> {
            throw new NotFoundException("the last image is missing");
        }));
        assertThatThrownBy(() -> Zarrkit.savePlate(plate, failing))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("last image");
        assertThat(Path.of(plate)).doesNotExist();
        WriteOptions resuming = WriteOptions.defaults().withResume(true);
        Zarrkit.savePlate(plate, fields(), resuming, ThreadRunner.of(1), Progress.NONE);
        assertThat(Zarrkit.plate(plate).wells()).hasSize(3);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void plateThatIsThereIsNotReplacedUnlessThatIsAskedFor() {
        save("plate.zarr", NgffVersion.V0_5);
        List<PlateField> other = List.of(field("A1", 0, 0, 99));
        assertThatThrownBy(() -> Zarrkit.savePlate(plate, other)).isInstanceOf(TargetExistsException.class);
        assertThat(Zarrkit.plate(plate).wells()).hasSize(3);
        WriteOptions overwriting = WriteOptions.defaults().withOverwrite(true);
        Zarrkit.savePlate(plate, other, overwriting, ThreadRunner.of(1), Progress.NONE);
        assertThat(Zarrkit.plate(plate).wells()).containsExactly("A1");
    }

    @Test
    void fieldsThatAreNoneAreRefused() {
        plate = folder.resolve("plate.zarr").toString();
        assertThatThrownBy(() -> Zarrkit.savePlate(plate, List.of(field("A1", 0, 0, 1), field("a01", 0, 0, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A1")
                .hasMessageContaining("two images");
        assertThatThrownBy(() -> Zarrkit.savePlate(plate, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> field("1A", 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> save("old.ozx", NgffVersion.V0_4)).isInstanceOf(UnsupportedFeatureException.class);
        assertThat(Path.of(plate)).doesNotExist();
    }
}
