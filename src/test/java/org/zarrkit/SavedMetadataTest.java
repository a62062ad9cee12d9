package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.CoordinateTransform;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;

/** An image that is opened, saved in the same version and opened again says the same. */
class SavedMetadataTest {

    private static final long LARGEST = 2_000_000;

    private static final Set<String> VERSIONS = Set.of("0.4", "0.5");

    static Stream<Conformance.Case> images() {
        return Conformance.collection("image", List.of("ome-zarr", "generated"))
                .filter(c -> c.opens() && !c.isOptional() && VERSIONS.contains(c.text("ngff_version")))
                .filter(c ->
                        Files.isDirectory(c.path()) && c.json().path("levels").isArray() && size(c) <= LARGEST);
    }

    private static long size(Conformance.Case one) {
        long size = 1;
        for (var n : one.json().at("/levels/0/shape")) size *= n.asLong();
        return size;
    }

    @ParameterizedTest
    @MethodSource("images")
    void nothingIsLostBySaving(Conformance.Case one) {
        NgffVersion version = NgffVersion.of(one.text("ngff_version")).orElseThrow();
        ZarrImage opened = ZarrImage.open(LocalStore.of(one.path()), "");
        List<String> notes = new ArrayList<>();
        Multiscale saved = save(opened, version, notes).multiscale();
        assertSame(opened.multiscale().withShownAxes(), saved);
        assertThat(saved.name()).isNotEmpty();
        assertThat(notes).isEmpty();
    }

    private static void assertSame(Multiscale before, Multiscale after) {
        assertThat(after.axes()).isEqualTo(before.axes());
        assertThat(after.transform(0).toAffine(after.rank()))
                .isEqualTo(before.transform(0).toAffine(before.rank()));
        for (int i = 0; i < Math.min(before.levels().size(), after.levels().size()); i++)
            assertThat(after.levels().get(i).unknown())
                    .isEqualTo(before.levels().get(i).unknown());
        assertThat(after.description().unknown()).isEqualTo(before.description().unknown());
        assertThat(after.description().group()).isEqualTo(before.description().group());
        assertThat(after.rendering().unknown()).isEqualTo(before.rendering().unknown());
        for (int c = 0; c < before.channels().size(); c++) {
            assertThat(after.channels().get(c).label())
                    .isEqualTo(before.channels().get(c).label());
            assertThat(after.channels().get(c).unknown())
                    .isEqualTo(before.channels().get(c).unknown());
            if (before.channels().get(c).window().isComplete())
                assertThat(after.channels().get(c)).isEqualTo(before.channels().get(c));
        }
        if (!before.name().isEmpty()) assertThat(after.name()).isEqualTo(before.name());
    }

    @Test
    void anAffineIsKeptIn06AndMissedWithANoteBefore() {
        for (String name : List.of("affine.zarr", "affineParams.zarr", "rotation.zarr")) {
            ZarrImage opened = rfc5("2d/simple/" + name);
            String target = opened.multiscale().systems().list().get(0).name();
            List<String> notes = new ArrayList<>();
            ZarrImage saved = save(opened, NgffVersion.V0_6, notes);
            assertThat(notes).isEmpty();
            assertThat(saved.warnings()).isEmpty();
            assertThat(to(saved, target).toAffine(2))
                    .isEqualTo(to(opened, target).toAffine(2));
            ZarrImage older = save(opened, NgffVersion.V0_5, notes);
            assertThat(notes).hasSize(2).allMatch(note -> note.contains(target) && note.contains("0.6rc0"));
            assertThat(older.multiscale().pixelSizes(0))
                    .isEqualTo(opened.multiscale().pixelSizes(0));
        }
    }

    @Test
    void aTransformThatNeedsAFieldIsMissedWithANote() {
        List<String> notes = new ArrayList<>();
        ZarrImage saved = save(rfc5("3d/nonlinear/coordinates.zarr"), NgffVersion.V0_6, notes);
        assertThat(saved.multiscale().systems().links()).isEmpty();
        assertThat(saved.multiscale().systems().list()).hasSize(2);
        assertThat(notes).singleElement().asString().contains("coordinatesField");
    }

    private static CoordinateTransform to(ZarrImage image, String system) {
        return image.multiscale().transform(0, system).orElseThrow();
    }

    private static ZarrImage rfc5(String path) {
        return ZarrImage.open(
                LocalStore.of(Conformance.collection("image", List.of("ome-zarr/rfc5-examples/" + path))
                        .findFirst()
                        .orElseThrow()
                        .path()),
                "");
    }

    private static ZarrImage save(ZarrImage image, NgffVersion version, List<String> notes) {
        MemoryStore store = new MemoryStore();
        Pyramid<?> pyramid = image.pyramid(new CellCache(1 << 26));
        WriteTarget target =
                new WriteTarget(store, "saved.ome.zarr", WriteOptions.defaults().withVersion(version));
        PyramidSaver.save(LazyImage.of(pyramid), target, ThreadRunner.of(2), new Progress() {
            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        });
        return ZarrImage.open(store, "saved.ome.zarr");
    }
}
