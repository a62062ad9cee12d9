package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private ProgressLines progress(boolean interactive) {
        PrintStream stream = new PrintStream(err, true);
        return new ProgressLines(new Terminal(stream, stream, interactive), clock::get);
    }

    /** Ten blocks of a megapixel of two bytes, one each second. */
    private String run(boolean interactive) {
        try (ProgressLines progress = progress(interactive)) {
            progress.begin("save", 10);
            for (int i = 0; i < 10; i++) {
                clock.addAndGet(1_000_000_000L);
                progress.blockDone(2_000_000);
            }
        }
        return err.toString();
    }

    @Test
    void plainLinesComeEveryFewSecondsAndAtTheEnd() {
        assertThat(run(false).lines())
                .containsExactly("save: 5 of 10 blocks, 2.0 MB/s, 5 s left", "save: 10 of 10 blocks, 2.0 MB/s, 10.0 s");
    }

    @Test
    void aTerminalHasOneLineThatIsRewritten() {
        String text = run(true);
        assertThat(text.split("\r", -1)).hasSize(11);
        assertThat(text).endsWith(System.lineSeparator());
        assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(1);
    }

    @Test
    void anUnfinishedLineIsEnded() {
        try (ProgressLines progress = progress(true)) {
            progress.begin("save", 10);
            clock.addAndGet(1_000_000_000L);
            progress.blockDone(1);
        }
        assertThat(err.toString()).endsWith(System.lineSeparator());
    }
}
