package org.zarrkit.doctor;

import java.util.List;
import java.util.stream.Stream;

/** A document of a node, and the rules of Zarr for documents of its name. */
record DocumentRules(Value document, List<Rule<Value>> rules) {

    /** All of a node; none if it is known from a copy only. */
    static Stream<DocumentRules> of(ZarrNode node) {
        if (node.isCopy()) return Stream.empty();
        return node.documents().keySet().stream()
                .sorted()
                .map(name -> new DocumentRules(node.document(name), rules(name)));
    }

    static List<Rule<Value>> rules(String name) {
        return switch (name) {
            case ZarrNode.V3 -> V3Rules.RULES;
            case ZarrNode.ARRAY -> V2Rules.ARRAY;
            case ZarrNode.GROUP -> V2Rules.GROUP;
            case ZarrNode.CONSOLIDATED -> V2Rules.CONSOLIDATED;
            default -> V2Rules.ATTRIBUTES;
        };
    }
}
