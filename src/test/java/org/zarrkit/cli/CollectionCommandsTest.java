package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;

/** The verbs that look at arrays end on each of those by others as its index says, and with no other exit code. */
class CollectionCommandsTest {

    private static final int DONE = 0;
    private static final int UNREADABLE = 3;

    static Stream<Conformance.Case> arrays() {
        return Conformance.collection().filter(c -> c.text("kind").equals("array"));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void infoDescribesEachArrayThatOpens(Conformance.Case array) {
        CommandLineRun run = CommandLineRun.of("info", array.location());
        if (array.opens() && !array.isOptional())
            assertThat(run.exitCode()).as(run.err()).isEqualTo(DONE);
        if (run.exitCode() == DONE) assertThat(run.text()).contains("chunk");
        else assertThat(run.exitCode()).as(run.err()).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void dumpGivesTheElementsOfEachArrayThatCanBeRead(Conformance.Case array) throws Exception {
        CommandLineRun run = CommandLineRun.of("dump", array.location(), "-o", "-");
        if (!array.opens()) assertThat(run.exitCode()).as(run.err()).isEqualTo(UNREADABLE);
        if (array.opens() && !array.isOptional())
            assertThat(run.exitCode()).as(run.err()).isEqualTo(DONE);
        if (run.exitCode() == DONE && array.json().path("sha256").isTextual())
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(run.out())))
                    .isEqualTo(array.text("sha256"));
    }
}
