package org.zarrkit.image;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.imglib2.Interval;

/**
 * A note, in the store of an image, that a region of level 0 is being written, or was and coarser levels are still to be
 * made from it.
 *
 * @param key of the note in the store
 * @param region cut off at the image
 * @param state who writes it, {@link #WRITTEN}, or empty if nobody knows
 */
public record EditNote(String key, Interval region, String state) {

    /** The state of a region whose coarser levels are still to be made. */
    static final String WRITTEN = "written";

    private static final String ALONE = "alone, ";
    private static final Pattern PROCESS =
            Pattern.compile("(?:" + ALONE + ")?process ([0-9]{1,18}) of (\\S+) since (\\S+)");

    /** Systems state the begin of a process in steps. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** This process as the state of a note. */
    static String thisProcess(boolean alone) {
        ProcessHandle process = ProcessHandle.current();
        return (alone ? ALONE : "") + "process " + process.pid() + " of " + computer() + " since " + begin(process);
    }

    private static String computer() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a computer without a name knows its own processes alone
        }
    }

    private static Instant begin(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Whether all of the region is written, and coarser levels alone are to follow. */
    public boolean isWritten() {
        return state.equals(WRITTEN);
    }

    /** Whether the writer counts on nobody else writing. */
    public boolean isAlone() {
        return state.startsWith(ALONE);
    }

    /** Whether another process of this computer writes the region now; of other computers nobody knows. */
    public boolean isByLivingProcess() {
        Matcher writer = PROCESS.matcher(state);
        if (!writer.matches() || !writer.group(2).equals(computer())) return false;
        long pid = Long.parseLong(writer.group(1));
        if (pid == ProcessHandle.current().pid()) return false;
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> hasBegun(process, writer.group(3)))
                .isPresent();
    }

    /** The number of an ended process may be that of a later one; a note that is damaged is of neither. */
    private static boolean hasBegun(ProcessHandle process, String noted) {
        try {
            return Duration.between(begin(process), Instant.parse(noted)).abs().compareTo(TOLERANCE) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
