package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgesTest {

    @Test
    void everyFormIsRead() {
        assertThat(Edges.parse(" ", "chunks")).isEqualTo(Edges.automatic());
        assertThat(Edges.parse("auto", "chunks")).isEqualTo(Edges.automatic());
        assertThat(Edges.parse("none", "shards")).isEqualTo(Edges.none());
        assertThat(Edges.parse(" 64", "chunks")).isEqualTo(new Edges.OfSpace(64));
        assertThat(Edges.parse("z=16, y=64", "chunks")).isEqualTo(new Edges.ByAxis(Map.of("z", 16, "y", 64)));
        assertThat(Edges.parse("4MB", "chunks")).isEqualTo(new Edges.OfBytes(4_000_000));
        assertThat(Edges.parse("0.5 GB", "chunks")).isEqualTo(new Edges.OfBytes(500_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-4", "z=0", "64,64", "MB", "4TB", "z", "all", "z=64,z=32", "9999999999"})
    void othersAreRefusedWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> Edges.parse(text, "chunks")).isInstanceOf(IllegalArgumentException.class);
    }
}
