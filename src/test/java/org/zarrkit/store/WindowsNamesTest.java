package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"zarr.json", ".zarray", "a b/c-1_2/0.0.0", "é/0"})
    void ordinaryNamesAreTaken(String key) {
        assertThat(WindowsNames.check(key)).isEqualTo(key);
    }

    /** {@code C:x} would lead to another drive, {@code a:b} to a stream of the file a. */
    @ParameterizedTest
    @ValueSource(strings = {"C:x/zarr.json", "a:b", "a?/0", "a*", "a\"b", "a|b", "<a>", "a./0", "a/b ", "a\tb"})
    void namesThatWouldLeadElsewhereAreRefused(String key) {
        assertThatThrownBy(() -> WindowsNames.check(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Windows");
    }
}
