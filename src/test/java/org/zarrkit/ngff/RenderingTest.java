package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RenderingTest {

    private static final OptionalDouble NOTHING = OptionalDouble.empty();

    @Test
    void completionKeepsWhatIsStatedAndFillsTheRest() {
        Channel partial = Channel.unspecified()
                .withColor(0x123456)
                .withWindow(new Window(NOTHING, NOTHING, OptionalDouble.of(100), OptionalDouble.of(2000)));
        List<Channel> complete =
                Rendering.of(List.of(partial)).completedFrom(2, 0, 65535).channels();
        assertThat(complete.get(0).color()).contains(0x123456);
        assertThat(complete.get(0).window()).isEqualTo(Window.of(0, 65535, 100, 2000));
        assertThat(complete.get(1))
                .isEqualTo(Channel.unspecified().withColor(0x00FF00).withWindow(Window.of(0, 65535, 0, 65535)));
    }

    @Test
    void completedWindowContainsWhatIsShown() {
        Window shown = new Window(NOTHING, NOTHING, OptionalDouble.of(-3), OptionalDouble.of(70000));
        assertThat(shown.completedFrom(0, 65535)).isEqualTo(Window.of(-3, 70000, -3, 70000));
    }

    @Test
    void singleChannelIsWhiteAndSurplusChannelsGo() {
        Rendering three = Rendering.of(List.of(Channel.unspecified(), Channel.unspecified(), Channel.unspecified()));
        assertThat(three.completedFrom(1, 0, 255).channels())
                .singleElement()
                .extracting(channel -> channel.color().orElseThrow())
                .isEqualTo(0xFFFFFF);
    }

    @Test
    void impossibleValuesAreRefused() {
        assertThatThrownBy(() -> Channel.unspecified().withColor(0x1000000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rendering.NONE.withDefaults(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Window.of(0, Double.NaN, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
