package org.zarrkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Codes are public: they are documented, and every one is tested. */
class RuleBookTest {

    private static final Path PAGE = Path.of("src/site/markdown/findings.md");

    /** Rules whose breach needs an archive, a failing store, pixels, or more than fits a test. */
    private static final Set<String> BROKEN_ELSEWHERE = Set.of(
            "archive-comment",
            "archive-comment-version",
            "archive-entries",
            "archive-json-first",
            "archive-name",
            "archive-order",
            "archive-root",
            "archive-split",
            "archive-stored",
            "archive-zip64",
            "chunk-checked",
            "chunk-decodes",
            "chunk-inside",
            "hierarchy-size",
            "json-size",
            "store-readable",
            "transformation-depth");

    private static Set<String> codes() {
        return RuleBook.laws().stream().map(Law::code).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyRuleIsBrokenInSomeTest() throws IOException {
        Set<String> broken = new TreeSet<>(BROKEN_ELSEWHERE);
        broken.addAll(DocumentBreachesTest.codes());
        broken.addAll(HierarchyBreachesTest.codes());
        assertThat(broken).isEqualTo(codes());
    }

    @Test
    void thePageListsAllCodesWithWhatTheyMean() throws IOException {
        String table = RuleBook.laws().stream()
                .map(law -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                law.code(),
                                law.force().severity(false).text()
                                        + (law.force() == Force.STRICT ? " (error if strict)" : ""),
                                law.section(),
                                law.remedy()))
                .collect(Collectors.joining());
        assertThat(Files.readString(PAGE)).endsWith("|---|---|---|---|\n" + table);
    }
}
