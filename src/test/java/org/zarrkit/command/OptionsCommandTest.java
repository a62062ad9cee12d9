package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.Settings;
import org.zarrkit.image.Limits;

/** Options and monitor in macros. */
class OptionsCommandTest {

    private final long memory = Limits.shared().memoryInBytes();
    private final int threads = Limits.shared().threads();

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
    }

    @AfterEach
    void asBefore() {
        Limits.shared().set(memory, threads);
    }

    @Test
    void aMacroSetsOptionsAndAsksTheMonitor() {
        var run = HeadlessImageJ.run("""
                run('Zarrkit Options...', 'memory=240M threads=1');
                run('Zarrkit Sample...', 'width=64 height=64 depth=8');
                run('Zarrkit Monitor');
                return call('org.zarrkit.Monitor.report');
                """, "");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(run.log()).contains("memory: 240 MB, of which 160 MB for blocks");
        assertThat(run.returned())
                .contains("threads: 0 of 1 busy")
                .contains("read: ")
                .contains("written: ");
    }

    @Test
    void aMacroDoesNotChangeWhatAPersonHasSetForGood() {
        var run = HeadlessImageJ.run("run('Zarrkit Options...', 'threads=1 remember');", "");
        assertThat(run.error()).contains("remember");
        assertThat(Limits.shared().threads()).isEqualTo(threads);
        assertThat(new OptionsCommand().remark()).isEqualTo("Now: " + Settings.text());
    }

    @Test
    void whatIsImpossibleEndsTheMacro() {
        assertThat(HeadlessImageJ.run("run('Zarrkit Options...', 'memory=9000T');", "")
                        .error())
                .contains("Java has");
    }
}
