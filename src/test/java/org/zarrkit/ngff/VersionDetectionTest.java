package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zarrkit.ngff.NgffReaderTest.json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.UnsupportedFeatureException;

class VersionDetectionTest {

    @ParameterizedTest
    @CsvSource({
        "{multiscales: [{version: '0.2'}]}, 2, V0_2",
        "{multiscales: [{version: '0.4'}]}, 2, V0_4",
        "{plate: {version: '0.1'}}, 2, V0_1",
        "{well: {version: '0.3'}}, 2, V0_3",
        "{image-label: {version: '0.4'}}, 2, V0_4",
        "{omero: {version: '0.2'}}, 2, V0_2",
        "{version: '0.5'}, 3, V0_5",
        "{version: '0.4'}, 3, V0_4",
        "{multiscales: [{}]}, 2, V0_1",
        "{multiscales: [{axes: ['y']}]}, 2, V0_3",
        "{multiscales: [{axes: [{}]}]}, 2, V0_4",
        "{multiscales: [{version: '0.4-dev-spatialdata'}]}, 2, V0_4",
        "{multiscales: [{version: 0.4}]}, 2, V0_4",
        "{multiscales: [{version: 'latest'}]}, 2, V0_1",
        "{multiscales: [{}]}, 3, V0_5",
        "{version: '0.6rc0'}, 3, V0_6",
        "{version: '0.6.dev4'}, 3, V0_6",
        "{version: '0.6'}, 3, V0_6",
        "{version: '0.9.dev1'}, 3, V0_6",
        "{multiscales: [{coordinateSystems: []}]}, 3, V0_6",
        "{scene: {}}, 3, V0_6"
    })
    void versionIsFoundWhereverItStands(String document, int zarrFormat, NgffVersion version) {
        String quoted = document.replace("image-label", "'image-label'");
        DocumentNode root = DocumentNode.root(json(quoted), "attributes");
        assertThat(VersionDetection.detect(root, zarrFormat)).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.7", "0.60", "0.10", "1.0", "0.0"})
    void otherVersionsAreRefusedByName(String version) {
        assertThatThrownBy(() -> NgffReader.read(json("{ome: {version: '" + version + "', multiscales: []}}"), 3))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(version);
    }
}
