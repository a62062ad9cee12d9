package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.doctor.CopiesGroup.Copy;

/** The rules for copies of documents: that they are true. */
final class CopiesRules {

    private CopiesRules() {}

    static final List<Rule<CopiesGroup>> RULES = RuleList.<CopiesGroup>of("zarr-python, consolidated metadata")
            .should("consolidated-stale", "consolidate anew, as repair does, or remove the copies", CopiesRules::stale)
            .should("consolidated-gone", "consolidate anew, as repair does, or remove the copies", CopiesRules::gone)
            .should(
                    "consolidated-missing",
                    "consolidate anew, as repair does, or remove the copies",
                    CopiesRules::missing)
            .list();

    private static Stream<Problem> stale(CopiesGroup group) {
        return group.all()
                .filter(copy -> {
                    Optional<JsonNode> document =
                            CopiesGroup.content(group.nodes().at(copy.path()).document(copy.name()));
                    return document.filter(json -> !isSame(
                                    json, CopiesGroup.content(copy.json()).orElseThrow()))
                            .isPresent();
                })
                .map(copy -> copy.json()
                        .problem("a copy that differs from the document", "what " + document(copy) + " says"));
    }

    private static Stream<Problem> gone(CopiesGroup group) {
        return group.all()
                .filter(copy -> {
                    ZarrNode node = group.nodes().at(copy.path());
                    return node.isCopy()
                            || node.document(copy.name()).isMissing() && node.kind() != ZarrNode.Kind.UNREADABLE;
                })
                .map(copy ->
                        copy.json().problem("a copy of " + document(copy) + ", which is not there", "no copy of it"));
    }

    private static Stream<Problem> missing(CopiesGroup group) {
        return group.below().filter(node -> node.exists() && !group.knows(node)).map(node -> group.copies()
                .problem("no copy of the documents of '" + Excerpt.of(node.path()) + "'", "one"));
    }

    private static String document(Copy copy) {
        return Place.of(copy.path(), copy.name()).toString();
    }

    /** Whether two documents say the same; numbers are compared by value. */
    static boolean isSame(JsonNode a, JsonNode b) {
        return a.equals(
                (x, y) -> x.isNumber() && y.isNumber()
                        ? Double.compare(x.doubleValue(), y.doubleValue())
                        : x.equals(y) ? 0 : 1,
                b);
    }
}
