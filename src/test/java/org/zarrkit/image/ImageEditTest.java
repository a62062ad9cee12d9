package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.Conformance;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.ImageChange;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.DyingStore;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;
import org.zarrkit.store.WritableZipStore;
import org.zarrkit.zarr.HierarchyEdit;

/** Images that Python wrote, with labels, in Zarr 2 and 3. */
class ImageEditTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final ImageChange CHANGE = ImageChange.NONE
            .withName("new")
            .withAxis("z", a -> a.withPixelSize(2).withUnit("nm"))
            .withAxis("x", a -> a.withPixelSize(0.125));

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void clear() {
        store.deleteAll("");
    }

    private static Path fixture(String version) {
        return Path.of("src/test/resources/fixtures/images/ome-zarr-py-" + version + "-zyx-labels.zarr");
    }

    private static void copy(Path from, WritableStore to, String prefix) {
        LocalStore source = LocalStore.of(from);
        source.list("").forEach(key -> to.put(prefix + key, source.get(key).orElseThrow()));
    }

    /** With copies of all documents at the root, as zarr-python makes them. */
    private void consolidated(String version) {
        copy(fixture(version), store, "");
        try {
            ObjectNode copies = MAPPER.createObjectNode();
            boolean v3 = version.equals("0.5");
            for (String key : store.list("").sorted().toList()) {
                String name = key.substring(key.lastIndexOf('/') + 1);
                if (v3 && name.equals("zarr.json") && key.contains("/"))
                    copies.set(key.substring(0, key.lastIndexOf('/')), json(store, key));
                if (!v3 && name.matches("\\.z(array|attrs|group)")) copies.set(key, json(store, key));
            }
            ObjectNode holder = v3 ? (ObjectNode) json(store, "zarr.json") : MAPPER.createObjectNode();
            if (v3)
                holder.putObject("consolidated_metadata").put("kind", "inline").set("metadata", copies);
            else holder.put("zarr_consolidated_format", 1).set("metadata", copies);
            store.put(v3 ? "zarr.json" : ".zmetadata", ByteBuffer.wrap(MAPPER.writeValueAsBytes(holder)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(Store store, String key) {
        try {
            return MAPPER.readTree(
                    StandardCharsets.UTF_8.decode(store.get(key).orElseThrow()).toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Multiscale image(Store store, String path) {
        return ZarrImage.open(store, path).multiscale();
    }

    /** As a reader sees an image that takes copies where there are any; the image itself is at the root. */
    private Multiscale inCopies(String version, String path) {
        if (version.equals("0.4")) {
            if (store.get(".zmetadata").isEmpty()) return image(store, path);
            String key = (path.isEmpty() ? "" : path + "/") + ".zattrs";
            return NgffReader.read(json(store, ".zmetadata").path("metadata").path(key), 2)
                    .image();
        }
        JsonNode copy = json(store, "zarr.json")
                .path("consolidated_metadata")
                .path("metadata")
                .path(path);
        if (copy.isMissingNode()) return image(store, path);
        return NgffReader.read(copy.path("attributes"), 3).image();
    }

    private static ImageEdit edit(WritableStore store) {
        return ImageEdit.of(new HierarchyEdit(store, ""));
    }

    private Map<String, ByteBuffer> chunks() {
        Map<String, ByteBuffer> chunks = new TreeMap<>();
        store.list("")
                .filter(key -> !key.matches("(.*/)?(zarr\\.json|\\.z[a-z]+)"))
                .forEach(key -> chunks.put(key, store.get(key).orElseThrow()));
        return chunks;
    }

    private static String label(Store store) {
        return "labels/"
                + store.children("labels")
                        .filter(n -> !n.contains("."))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.4", "0.5"})
    void anImageAndItsLabelsAreMovedTogetherAndNoPixelIsTouched(String version) {
        consolidated(version);
        Map<String, ByteBuffer> chunks = chunks();
        Multiscale before = image(store, "");
        Multiscale labelBefore = image(store, label(store));
        List<String> preview = edit(store).preview(CHANGE);
        assertThat(image(store, "")).as("a preview changes nothing").isEqualTo(before);
        assertThat(edit(store).save(CHANGE, bytes -> true)).isEqualTo(preview);
        Multiscale after = image(store, "");
        assertThat(after.name()).isEqualTo("new");
        assertThat(after.axes().get(0).unit()).contains("nanometer");
        assertThat(after.axes().get(1)).isEqualTo(before.axes().get(1));
        for (int level = 0; level < after.levels().size(); level++) {
            assertThat(after.pixelSizes(level)[0] / before.pixelSizes(level)[0]).isEqualTo(2 / before.pixelSizes(0)[0]);
            assertThat(after.pixelSizes(level)[1]).isEqualTo(before.pixelSizes(level)[1]);
        }
        Multiscale label = image(store, label(store));
        assertThat(label.name()).isEqualTo(labelBefore.name());
        assertThat(label.pixelSizes(0)).isEqualTo(after.pixelSizes(0));
        assertThat(label.axes()).isEqualTo(after.axes());
        assertThat(inCopies(version, label(store))).isEqualTo(label);
        assertThat(chunks()).isEqualTo(chunks);
        assertThat(preview)
                .contains(
                        "name '" + before.name() + "' -> 'new'",
                        label(store) + ": axis z: unit micrometer -> nanometer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.4", "0.5"})
    void killedAtAnyOperationEachImageIsTheOldOrTheNewForEveryReader(String version) {
        for (int n = 0, done = 0; done == 0; n++) {
            store.deleteAll("");
            consolidated(version);
            Multiscale before = image(store, "");
            String label = label(store);
            Multiscale labelBefore = image(store, label);
            try {
                edit(new DyingStore(store, n)).save(CHANGE, bytes -> true);
                done = 1;
                assertThat(image(store, "").name()).isEqualTo("new");
            } catch (DyingStore.Killed killed) {
                assertThat(image(store, "").name()).isIn(before.name(), "new");
            }
            Multiscale now = image(store, "");
            boolean changed = now.name().equals("new");
            assertThat(now.pixelSizes(0)[0]).isEqualTo(changed ? 2 : before.pixelSizes(0)[0]);
            assertThat(image(store, label).pixelSizes(0)[0])
                    .isIn(2.0, labelBefore.pixelSizes(0)[0]);
            assertThat(inCopies(version, label)).isEqualTo(image(store, label));
            if (version.equals("0.4")) assertThat(inCopies(version, "")).isEqualTo(now);
        }
    }

    @Test
    void aLabelImageThatLiesElsewhereStaysWithANote() {
        copy(fixture("0.5"), store, "");
        String label = label(store);
        ImageEdit.of(new HierarchyEdit(store, label))
                .save(ImageChange.NONE.withAxis("x", a -> a.withPixelSize(7)), bytes -> true);
        List<String> lines = edit(store).save(CHANGE, bytes -> true);
        assertThat(lines.get(lines.size() - 1)).startsWith("note: " + label + " stays as it is along [x]");
        assertThat(image(store, label).pixelSizes(0)[0]).isEqualTo(2);
        assertThat(image(store, label).pixelSizes(0)[2]).isEqualTo(7);
    }

    @Test
    void channelsOfAnImageWithoutAnyAreCompletedFromItsPixels() {
        copy(fixture("0.5"), store, "");
        List<String> lines = edit(store)
                .save(ImageChange.NONE.withChannel(0, c -> c.withLabel("DAPI").withColor(0xFF)), bytes -> true);
        assertThat(lines).anyMatch(line -> line.startsWith("channel 1 ") && line.contains("'DAPI' #0000FF"));
        assertThat(image(store, "").channels()).hasSize(1);
        assertThat(image(store, "").channels().get(0).window().isComplete()).isTrue();
    }

    @Test
    void anUnknownUnitIsKeptWithANote() {
        copy(fixture("0.5"), store, "");
        List<String> lines =
                edit(store).save(ImageChange.NONE.withAxis("x", a -> a.withUnit("furlong")), bytes -> true);
        assertThat(image(store, "").axes().get(2).unit()).contains("furlong");
        assertThat(lines).anyMatch(line -> line.startsWith("note: ") && line.contains("furlong"));
    }

    @Test
    void imagesInArchivesAreChangedByOneRename() throws IOException {
        Path archive = folder.resolve("a.ozx");
        try (WritableZipStore zip = WritableZipStore.create(archive, true)) {
            copy(fixture("0.5"), zip, "");
            zip.finish();
        }
        ImageEdit edit = ImageEdit.open(archive.toString());
        assertThatThrownBy(() -> edit.save(CHANGE, bytes -> false))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
        assertThat(ImageEdit.open(archive.toString()).image().name()).isNotEqualTo("new");
        ImageEdit.open(archive.toString()).save(CHANGE, bytes -> true);
        assertThat(ImageEdit.open(archive.toString()).image().name()).isEqualTo("new");
        Store read = org.zarrkit.store.Stores.open(archive.toString());
        assertThat(image(read, label(read)).pixelSizes(0)[0]).isEqualTo(2);
        assertThat(folder.toFile().list()).containsExactly("a.ozx");
    }

    @Test
    void whatIsNoImageOrNoChangeIsRefused() {
        copy(fixture("0.5"), store, "");
        assertThatThrownBy(() -> ImageEdit.of(new HierarchyEdit(store, "labels")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("labels");
        assertThatThrownBy(() -> edit(store).save(ImageChange.NONE, bytes -> true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImageEdit.open("https://example.org/a.zarr"))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    /** Whatever opens and is of a version with units can be given pixel sizes, and is as it was but for those. */
    @Test
    void realImagesTakePixelSizesAndNames() {
        List<Conformance.Case> images = Conformance.collection()
                .filter(c -> c.text("kind").equals("image") && c.opens() && !c.isOptional())
                .filter(c -> c.path().toFile().isDirectory())
                .toList();
        int changed = 0;
        for (Conformance.Case image : images) {
            WritableStore copy = new CopyOnWriteStore(LocalStore.of(image.path()));
            ImageEdit edit;
            Multiscale before;
            try {
                edit = edit(copy);
                before = edit.image();
            } catch (NotFoundException | UnsupportedFeatureException e) {
                continue; // a collection, or of a version that is not read
            }
            String axis = before.axes().get(before.rank() - 1).name();
            edit.save(ImageChange.NONE.withName("n"), bytes -> true);
            assertThat(edit.image()).as(image.toString()).isEqualTo(before.withName("n"));
            try {
                edit.save(ImageChange.NONE.withAxis(axis, a -> a.withPixelSize(0.3)), bytes -> true);
            } catch (UnsupportedFeatureException e) {
                assertThat(e).hasMessageContaining("convert");
                continue;
            }
            assertThat(edit.image().pixelSizes(0)[before.rank() - 1])
                    .as(image.toString())
                    .isEqualTo(0.3);
            changed++;
        }
        assertThat(changed).isGreaterThanOrEqualTo(60);
    }
}
