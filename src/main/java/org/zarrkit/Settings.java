package org.zarrkit;

import ij.Prefs;
import java.util.Optional;
import org.zarrkit.image.Limits;
import org.zarrkit.image.MemorySize;

/** Memory and threads as a person sets them: for this session, or kept in ImageJ's preferences. */
public final class Settings {

    private static final String MEMORY = "zarrkit.memory";
    private static final String THREADS = "zarrkit.threads";

    private Settings() {}

    /**
     * Sets the memory that Zarrkit may take, such as {@code 2G}, and its threads, for this session.
     *
     * @param memory empty: as it is
     * @param threads 0: as they are
     * @throws IllegalArgumentException if one of them is not possible; both stay then
     */
    public static void set(String memory, int threads) {
        Limits limits = Limits.shared();
        if (threads < 0) throw new IllegalArgumentException("threads=" + threads + "; expected at least 1");
        limits.set(
                memory.isBlank() ? limits.memoryInBytes() : MemorySize.parse("memory", memory.strip()),
                threads == 0 ? limits.threads() : threads);
    }

    /** Keeps what is set now for the sessions to come. */
    public static void remember() {
        Prefs.set(MEMORY, (Limits.shared().memoryInBytes() >> 20) + "M");
        Prefs.set(THREADS, Limits.shared().threads());
        Prefs.savePreferences();
    }

    /** Sets what was kept, if anything was and it is still possible; says what is not. */
    static Optional<String> recall() {
        try {
            set(Prefs.get(MEMORY, ""), (int) Prefs.get(THREADS, 0));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Both in a line. */
    public static String text() {
        Limits limits = Limits.shared();
        return (limits.memoryInBytes() >> 20) + " MB, " + limits.threads() + " threads";
    }
}
