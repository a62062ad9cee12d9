package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Plate;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Place;

class ZarrPlateTest {

    private final MemoryStore store = new MemoryStore();

    private ZarrPlate open() {
        return ZarrPlate.open(new Place(store, ""));
    }

    private MosaicImage mosaic() {
        return open().mosaic(Optional.empty(), new CellCache(1 << 26));
    }

    private static double pixel(Pyramid<?> image, int level, long... position) {
        RandomAccess<? extends RealType<?>> access = image.level(level).randomAccess();
        access.setPosition(position);
        return access.get().getRealDouble();
    }

    static Stream<Conformance.Case> plates() {
        return Conformance.collection()
                .filter(c -> c.text("kind").equals("plate"))
                .filter(Conformance.Case::opens);
    }

    @ParameterizedTest
    @MethodSource("plates")
    void wellsRowsAndColumnsAreThoseOfOtherPrograms(Conformance.Case data) {
        ZarrPlate plate = ZarrPlate.open(new Place(LocalStore.of(data.path()), ""));
        assertThat(plate.metadata().layout().rows())
                .hasSize(data.json().get("rows").asInt());
        assertThat(plate.metadata().layout().columns())
                .hasSize(data.json().get("columns").asInt());
        List<String> wells = new ArrayList<>();
        data.json().get("wells").forEach(well -> wells.add(well.asText()));
        assertThat(plate.metadata().wells())
                .extracting(Plate.WellPosition::path)
                .containsExactlyInAnyOrderElementsOf(wells);
    }

    /** Each field is found in the mosaic, whole and with its pixels, somewhere in the place of its well. */
    @ParameterizedTest
    @MethodSource("plates")
    void mosaicShowsEveryFieldInItsWell(Conformance.Case data) {
        Place place = new Place(LocalStore.of(data.path()), "");
        ZarrPlate plate = ZarrPlate.open(place);
        Pyramid<?> mosaic =
                plate.mosaic(Optional.empty(), new CellCache(1 << 27)).pyramid();
        int last = mosaic.levelCount() - 1;
        long[] size = mosaic.level(last).dimensionsAsLongArray();
        long slotWidth = size[0] / plate.metadata().layout().columns().size();
        long slotHeight = size[1] / plate.metadata().layout().rows().size();
        for (JsonNode image : data.json().get("images")) {
            String path = image.get("path").asText();
            Plate.WellPosition well = plate.well(path.substring(0, path.lastIndexOf('/')));
            Pyramid<?> field =
                    ZarrImage.open(place.below(path), OpenOptions.defaults()).pyramid(new CellCache(1 << 26));
            long[] edges = field.level(last).dimensionsAsLongArray();
            boolean found = false;
            for (long y = 0; y + edges[1] <= slotHeight; y += edges[1])
                for (long x = 0; x + edges[0] <= slotWidth; x += edges[0])
                    found |= isAt(mosaic, field, last, well.column() * slotWidth + x, well.row() * slotHeight + y);
            assertThat(found).as(path).isTrue();
        }
    }

    private static boolean isAt(Pyramid<?> mosaic, Pyramid<?> field, int level, long x, long y) {
        long[] edges = field.level(level).dimensionsAsLongArray();
        for (long v = 0; v < edges[1]; v += 7)
            for (long u = 0; u < edges[0]; u += 7) {
                long[] inField = new long[edges.length];
                inField[0] = u;
                inField[1] = v;
                long[] inMosaic = inField.clone();
                inMosaic[0] += x;
                inMosaic[1] += y;
                if (pixel(mosaic, level, inMosaic) != pixel(field, level, inField)) return false;
            }
        return true;
    }

    /** 384 wells of four fields of 2048 x 2048 pixels. */
    private CountingStore plateOf384() {
        TestPlates plate = new TestPlates(store, 16, 24);
        for (int row = 0; row < 16; row++)
            for (int column = 0; column < 24; column++) {
                if ((row + column) % 9 == 4) {
                    plate.list(row, column);
                    continue;
                }
                plate.well(row, column, 0, 0, 0, 0);
                for (int field = 0; field < 4; field++) {
                    String path = TestPlates.path(row, column) + "/" + field;
                    plate.field(path, DataType.UINT8, 0, 0, 2048, 512, 128);
                    plate.fill(path, 2, 1 + row * 10 + field);
                }
            }
        plate.finish();
        return new CountingStore(store);
    }

    @Test
    void plateOf384WellsOpensFromDocumentsAndShowsItsCoarsestLevelAlone() {
        CountingStore counting = plateOf384();
        MosaicImage mosaic = ZarrPlate.open(new Place(counting, "")).mosaic(Optional.empty(), new CellCache(1 << 26));
        assertThat(counting.chunksRead()).isEmpty();
        // Of each well its document, of one field its group and levels; what is not there is looked for in some places.
        assertThat(counting.documentsRead()).hasSizeLessThan(384 * 8);
        Pyramid<?> image = mosaic.pyramid();
        assertThat(image.level(0).dimensionsAsLongArray()).containsExactly(24 * 4096, 16 * 4096);
        assertThat(image.level(2).dimensionsAsLongArray()).containsExactly(24 * 256, 16 * 256);
        int shown = 0;
        for (int row = 0; row < 16; row++)
            for (int column = 0; column < 24; column++)
                for (int field = 0; field < 4; field++) {
                    double value =
                            pixel(image, 2, column * 256L + field % 2 * 128 + 64, row * 256L + field / 2 * 128 + 64);
                    boolean gap = (row + column) % 9 == 4;
                    assertThat(value).as("%d %d %d", row, column, field).isEqualTo(gap ? 0 : 1 + row * 10 + field);
                    if (!gap) shown++;
                }
        assertThat(counting.chunksRead()).hasSize(shown).allMatch(key -> key.matches("[A-P]/\\d+/[0-3]/2/c/0/0"));
    }

    @Test
    void mosaicHasPhysicalPixelsOfTheFieldsAndAllLevelsAgree() {
        TestPlates plate = new TestPlates(store, 2, 3);
        plate.well(0, 0, 0).well(1, 2, 0);
        plate.field("A/1/0", DataType.UINT8, 0, 0, 101, 50, 25);
        plate.field("B/3/0", DataType.UINT8, 900, 900, 101, 50, 25);
        plate.finish();
        Pyramid<?> image = mosaic().pyramid();
        assertThat(image.pixelSizes(0)).containsExactly(0.5, 0.5);
        for (int level = 0; level < 3; level++) {
            assertThat(image.pixelSizes(level)[0] * image.level(level).dimension(0))
                    .isEqualTo(0.5 * 303);
            assertThat(image.pixelSizes(level)[1] * image.level(level).dimension(1))
                    .isEqualTo(0.5 * 202);
        }
        assertThat(image.multiscale().name()).isEqualTo("test plate");
    }

    @Test
    void fieldsLieWhereTheirTranslationsSay() {
        TestPlates plate = new TestPlates(store, 1, 2);
        plate.well(0, 0, 0, 0, 0).well(0, 1, 0, 0, 0);
        long[][] corners = {{0, 60}, {40, 0}, {40, 60}};
        for (int i = 0; i < 3; i++) {
            plate.field("A/1/" + i, DataType.UINT8, corners[i][0], corners[i][1], 40, 20);
            plate.fill("A/1/" + i, 1, 10 + i);
            // The other well lists them in another order.
            plate.field("A/2/" + i, DataType.UINT8, corners[2 - i][0] + 5000, corners[2 - i][1] + 700, 40, 20);
            plate.fill("A/2/" + i, 1, 20 + i);
        }
        plate.finish();
        Pyramid<?> image = mosaic().pyramid();
        assertThat(image.level(0).dimensionsAsLongArray()).containsExactly(200, 80);
        for (int i = 0; i < 3; i++) {
            long y = corners[i][0] / 2 + 5;
            long x = corners[i][1] / 2 + 5;
            assertThat(pixel(image, 1, x, y)).isEqualTo(10 + i);
            assertThat(pixel(image, 1, x + 50, y)).isEqualTo(20 + 2 - i);
        }
        assertThat(pixel(image, 1, 5, 5)).isZero();
    }

    @Test
    void oneAcquisitionIsShownAndOthersAreAskedFor() {
        TestPlates plate = new TestPlates(store, 1, 1).acquisitions(3, 8);
        plate.well(0, 0, 3, 8, 3);
        for (int i = 0; i < 3; i++) {
            plate.field("A/1/" + i, DataType.UINT8, 0, 0, 8);
            plate.fill("A/1/" + i, 0, 10 + i);
        }
        plate.finish();
        MosaicImage first = mosaic();
        assertThat(first.pyramid().level(0).dimensionsAsLongArray()).containsExactly(16, 8);
        assertThat(pixel(first.pyramid(), 0, 0, 0)).isEqualTo(10);
        assertThat(pixel(first.pyramid(), 0, 8, 0)).isEqualTo(12);
        assertThat(first.notes()).anyMatch(note -> note.contains("2 acquisitions") && note.contains("[8]"));
        Pyramid<?> second =
                open().mosaic(Optional.of(8L), new CellCache(1 << 20)).pyramid();
        assertThat(second.level(0).dimensionsAsLongArray()).containsExactly(8, 8);
        assertThat(pixel(second, 0, 0, 0)).isEqualTo(11);
        assertThat(open().field("A1", 1, Optional.empty()).place().path()).isEqualTo("A/1/2");
        assertThatThrownBy(() -> open().mosaic(Optional.of(5L), new CellCache(1)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[3, 8]");
    }

    @Test
    void wellsAreCalledByNameOrPath() {
        TestPlates plate = new TestPlates(store, 2, 12);
        plate.well(1, 2, 0, 0);
        plate.field("B/3/0", DataType.UINT8, 0, 0, 8);
        plate.finish();
        for (String name : List.of("B3", "b3", "B03", "B/3"))
            assertThat(open().field(name, 0, Optional.empty()).place().path()).isEqualTo("B/3/0");
        assertThatThrownBy(() -> open().field("C3", 0, Optional.empty()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("B3");
        assertThatThrownBy(() -> open().field("B3", 2, Optional.empty()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("2 fields");
    }

    @Test
    void fieldsOfAnotherTypeAreAnErrorWhereTheyAreShown() {
        TestPlates plate = new TestPlates(store, 1, 2);
        plate.well(0, 0, 0).well(0, 1, 0);
        plate.field("A/1/0", DataType.UINT8, 0, 0, 8);
        plate.field("A/2/0", DataType.UINT16, 0, 0, 8);
        plate.finish();
        Pyramid<?> image = mosaic().pyramid();
        assertThat(pixel(image, 0, 3, 3)).isZero();
        assertThatThrownBy(() -> pixel(image, 0, 11, 3))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("A/2/0")
                .hasMessageContaining("uint16");
    }

    @Test
    void smallerFieldsLeaveAGapAndMissingOnesToo() {
        TestPlates plate = new TestPlates(store, 1, 1);
        plate.well(0, 0, 0, 0, 0, 0);
        plate.field("A/1/0", DataType.UINT8, 0, 0, 8);
        plate.fill("A/1/0", 0, 1);
        plate.field("A/1/1", DataType.UINT8, 0, 0, 5);
        plate.fill("A/1/1", 0, 2);
        plate.field("A/1/3", DataType.UINT8, 0, 0, 11);
        plate.fill("A/1/3", 0, 4);
        plate.finish();
        Pyramid<?> image = mosaic().pyramid();
        assertThat(image.level(0).dimensionsAsLongArray()).containsExactly(16, 16);
        assertThat(pixel(image, 0, 7, 7)).isEqualTo(1);
        assertThat(pixel(image, 0, 12, 4)).isEqualTo(2);
        assertThat(pixel(image, 0, 13, 4)).isZero();
        assertThat(pixel(image, 0, 3, 12)).isZero();
        assertThat(pixel(image, 0, 15, 15)).isEqualTo(4);
    }

    @Test
    void plateWithoutAnyFieldSaysSo() {
        new TestPlates(store, 1, 1).list(0, 0).finish();
        assertThatThrownBy(this::mosaic).isInstanceOf(NotFoundException.class).hasMessageContaining("no well");
        assertThatThrownBy(() -> ZarrPlate.open(new Place(new MemoryStore(), "")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("plate");
    }
}
