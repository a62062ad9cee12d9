package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.Prefs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Limits;
import org.zarrkit.image.WriteOptions;

class SettingsTest {

    private final long memory = Limits.shared().memoryInBytes();
    private final int threads = Limits.shared().threads();

    @AfterEach
    void asBefore() {
        Limits.shared().set(memory, threads);
        Prefs.set("zarrkit.memory", (String) null);
        Prefs.set("zarrkit.threads", (String) null);
    }

    @Test
    void oneSettingIsForCacheBlocksAndThreads() {
        Zarrkit.options("300M", 3);
        assertThat(CellCache.shared().budget()).isBetween((100L << 20) - 64, 100L << 20);
        assertThat(WriteOptions.defaults().run().memoryInBytes()).isEqualTo(200 << 20);
        assertThat(ThreadRunner.shared().threads()).isEqualTo(3);
        assertThat(Monitor.report()).contains("memory: 300 MB, of which 200 MB").contains("of 3 busy");
        assertThat(Settings.text()).isEqualTo("300 MB, 3 threads");
    }

    @Test
    void whatIsLeftOutStays() {
        Zarrkit.options("", 5);
        Zarrkit.options("200M", 0);
        assertThat(Settings.text()).isEqualTo("200 MB, 5 threads");
    }

    @Test
    void moreMemoryThanJavaHasIsRefusedAndNothingChanges() {
        for (String impossible : new String[] {"900T", "much"})
            assertThatThrownBy(() -> Zarrkit.options(impossible, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("memory");
        assertThatThrownBy(() -> Zarrkit.options("", -1)).hasMessageContaining("threads=-1");
        assertThat(Limits.shared().memoryInBytes()).isEqualTo(memory);
        assertThat(Limits.shared().threads()).isEqualTo(threads);
    }

    @Test
    void whatWasRememberedIsRecalled() {
        Prefs.set("zarrkit.memory", "123M");
        Prefs.set("zarrkit.threads", 7);
        assertThat(Settings.recall()).isEmpty();
        assertThat(Settings.text()).isEqualTo("123 MB, 7 threads");
        Prefs.set("zarrkit.memory", "900T");
        assertThat(Settings.recall()).get().asString().contains("Java has");
        assertThat(Settings.text()).isEqualTo("123 MB, 7 threads");
    }
}
