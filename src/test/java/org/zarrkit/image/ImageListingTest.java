package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.LittleEndian;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.ZarrArray;

/** What collections, plates and lists of labels by other programs hold. */
class ImageListingTest {

    private static Place place(Conformance.Case data) {
        return new Place(LocalStore.of(data.path()), "");
    }

    private static List<String> paths(Stream<ListedImage> images) {
        return images.map(ListedImage::path).toList();
    }

    static Stream<Conformance.Case> plates() {
        return Conformance.collection()
                .filter(c -> c.text("kind").equals("plate"))
                .filter(Conformance.Case::opens);
    }

    @ParameterizedTest
    @MethodSource("plates")
    void everyFieldOfAPlateIsListedAndOpens(Conformance.Case plate) {
        List<ListedImage> fields = ImageListing.of(place(plate)).toList();
        List<String> expected = new ArrayList<>();
        plate.json()
                .get("images")
                .forEach(image -> expected.add(image.get("path").asText()));
        assertThat(fields).extracting(ListedImage::path).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(fields).extracting(ListedImage::kind).containsOnly(ImageKind.FIELD);
        for (JsonNode image : plate.json().get("images")) {
            ZarrImage opened = ZarrImage.open(
                    place(plate),
                    OpenOptions.defaults().withSeries(image.get("path").asText()));
            ZarrArray finest = opened.arrays().get(0);
            assertThat(finest.metadata().typeName())
                    .isEqualTo(image.get("dtype").asText());
            assertThat(opened.arrays()).hasSize(image.get("levels").asInt());
            assertThat(sha256(finest)).isEqualTo(image.get("sha256").asText());
        }
    }

    private static String sha256(ZarrArray array) {
        int[] shape = array.grid().shape().stream().mapToInt(Long::intValue).toArray();
        Object target =
                array.chunkSpec().type().newArray(Math.toIntExact(array.grid().elements()));
        array.readBox(new long[shape.length], shape, target);
        return LittleEndian.sha256(target);
    }

    static Stream<Conformance.Case> collections() {
        return Conformance.collection().filter(c -> c.json().has("series"));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void everyImageOfACollectionIsListedAndOpens(Conformance.Case collection) {
        List<String> expected = new ArrayList<>();
        collection.json().get("series").forEach(series -> expected.add(series.asText()));
        List<ListedImage> images = ImageListing.of(place(collection))
                .filter(image -> image.kind() == ImageKind.IMAGE)
                .toList();
        assertThat(images).extracting(ListedImage::path).isEqualTo(expected);
        for (int i = 0; i < images.size(); i++) {
            OpenOptions number = OpenOptions.defaults().withSeries(Integer.toString(i));
            assertThat(ZarrImage.open(place(collection), number).place())
                    .hasToString(images.get(i).place().toString());
            assertThat(images.get(i).facts().shape())
                    .isEqualTo(images.get(i).open().arrays().get(0).grid().shape());
        }
        if (images.size() > 1)
            assertThatThrownBy(() -> ZarrImage.open(place(collection), OpenOptions.defaults()))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("holds " + images.size())
                    .hasMessageContaining("series=1")
                    .hasMessageContaining(images.get(1).path());
    }

    static Stream<Conformance.Case> labels() {
        return Conformance.collection()
                .filter(c -> c.text("kind").equals("labels") && c.json().has("labels"));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void everyLabelIsListedFromItsListAndFromItsImage(Conformance.Case list) {
        List<String> expected = new ArrayList<>();
        list.json().get("labels").forEach(label -> expected.add(label.asText()));
        assertThat(paths(ImageListing.of(place(list)))).isEqualTo(expected);
        Place image = place(list).above().orElseThrow();
        assertThat(paths(ImageListing.of(image).filter(entry -> entry.kind() == ImageKind.LABEL)))
                .isEqualTo(expected.stream()
                        .map(label -> image.path() + "labels/" + label)
                        .toList());
        ZarrImage label = ZarrImage.open(place(list).below(expected.get(0)), OpenOptions.defaults());
        assertThat(label.imageLabel()).isPresent();
        assertThat(label.pyramid(new CellCache(1 << 20)).imageLabel()).isPresent();
    }

    static Stream<Conformance.Case> levels() {
        return Conformance.collection()
                .filter(c -> c.json().has("levels"))
                .filter(Conformance.Case::opens)
                .filter(c ->
                        c.text("path").matches("(ome-zarr/(fiji-java|ngio|neuroglancer|viv)|generated/ome-zarr).*"));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void everyLevelOpensAsTheImageFromThatLevelOn(Conformance.Case image) {
        List<Axis> axes = ZarrImage.open(place(image), OpenOptions.defaults())
                .multiscale()
                .axes();
        JsonNode levels = image.json().get("levels");
        for (int i = 0; i < levels.size(); i++) {
            Place level = new Place(
                    LocalStore.of(image.path().resolve(levels.get(i).get("path").asText())), "");
            ZarrImage opened = ZarrImage.open(level, OpenOptions.defaults());
            assertThat(opened.multiscale().axes()).isEqualTo(axes);
            assertThat(opened.arrays()).hasSize(levels.size() - i);
            assertThat(ImageListing.of(level)).extracting(ListedImage::kind).containsExactly(ImageKind.LEVEL);
        }
    }

    @Test
    void damagedPlateIsListedWithItsFaults() {
        Conformance.Case broken = Conformance.collection("plate", List.of("ome-zarr/yaozarrs"))
                .findFirst()
                .orElseThrow();
        Set<String> damaged = new HashSet<>();
        for (ListedImage image : ImageListing.of(place(broken)).toList()) {
            try {
                image.facts();
            } catch (ZarrkitException e) {
                damaged.add(image.path());
                assertThat(e).hasMessageContaining(image.path());
            }
        }
        assertThat(damaged)
                .contains("A/1/0", "B/2/0", "B/3/1", "C/1/1", "C/2/0")
                .doesNotContain("A/1/1", "A/3/0");
    }

    @Test
    void namesComeFromTheXmlOfTheCollectionWhereTheImagesHaveNone() {
        Conformance.Case collection = collections()
                .filter(c -> c.text("path").contains("ome2024"))
                .findFirst()
                .orElseThrow();
        assertThat(ImageListing.of(place(collection)).map(image -> image.facts().name()))
                .allMatch(name -> !name.isBlank())
                .doesNotHaveDuplicates();
    }

    @Test
    void listingReadsNoChunk() {
        Conformance.Case plate = plates().findFirst().orElseThrow();
        CountingStore store = new CountingStore(LocalStore.of(plate.path()));
        assertThat(ImageListing.of(new Place(store, ""))
                        .map(image -> image.facts().levels()))
                .isNotEmpty();
        assertThat(store.chunksRead()).allMatch(key -> key.endsWith(".xml"));
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() {
        Conformance.Case plate = plates().findFirst().orElseThrow();
        for (String which : List.of("99", "Z/9/0", "no such name", "../../etc"))
            assertThatThrownBy(() -> ImageListing.choose(place(plate), Optional.of(which)))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("'" + which + "'")
                    .hasMessageContaining("A/1/0");
    }
}
