package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zarrkit.ngff.NgffReaderTest.json;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HcsReaderTest {

    @Test
    void plateOfAnyVersionListsItsWells() {
        Plate plate = NgffReader.read(
                        json("{plate: {version: '0.1', name: 'p', rows: [{name: 'A'}, {name: 'B'}],"
                                + " columns: [{name: '1'}, {name: '2'}], acquisitions: [{id: 3, name: 'a'}, {}],"
                                + " wells: [{path: 'Plate/7/B/2'}, {path: 'A/1', rowIndex: 0, columnIndex: 0}]}}"),
                        2)
                .plate()
                .orElseThrow();
        assertThat(plate.wells())
                .containsExactly(new Plate.WellPosition("Plate/7/B/2", 1, 1), new Plate.WellPosition("A/1", 0, 0));
        assertThat(plate.acquisitions()).extracting(Plate.Acquisition::id).containsExactly(3L);
    }

    @Test
    void pathOfAWellCountsMoreThanItsIndices() {
        NgffDocument document = NgffReader.read(
                json("{plate: {version: '0.4', rows: [{name: 'A'}, {name: 'B'}], columns: [{name: '1'}],"
                        + " wells: [{path: 'B/1', rowIndex: 0, columnIndex: 0}]}}"),
                2);
        assertThat(document.plate().orElseThrow().wells()).containsExactly(new Plate.WellPosition("B/1", 1, 0));
        assertThat(document.warnings()).singleElement().asString().contains("wells[0]");
    }

    @Test
    void wellListsItsFields() {
        Well well = NgffReader.read(
                        json("{well: {version: '0.4', images: [{path: '0', acquisition: 2}, {path: '1'}]}}"), 2)
                .well()
                .orElseThrow();
        assertThat(well.fields()).extracting(Well.Field::path).containsExactly("0", "1");
        assertThat(well.fields())
                .extracting(Well.Field::acquisition)
                .containsExactly(Optional.of(2L), Optional.empty());
    }

    @Test
    void rowsAndColumnsThatAreNotListedAreThoseOfTheWells() {
        NgffDocument document = NgffReader.read(
                ConformanceData.parse("{\"plate\": {\"version\": \"0.4\", \"columns\": [{\"name\": 1}],"
                        + "\"wells\": [{\"path\": \"B/1\"}, {\"path\": \"C/2\"}]}}"),
                2);
        assertThat(document.plate().orElseThrow().layout().rows()).containsExactly("B", "C");
        assertThat(document.plate().orElseThrow().layout().columns()).containsExactly("1", "2");
        assertThat(document.warnings()).isNotEmpty();
    }
}
