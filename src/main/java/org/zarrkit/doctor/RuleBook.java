package org.zarrkit.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All rules there are, by code. */
public final class RuleBook {

    private RuleBook() {}

    /** Each rule once, sorted by code; codes are public and never change. */
    public static List<Law> laws() {
        Map<String, Law> byCode = new TreeMap<>();
        Stream.concat(ofRules(), constant()).forEach(law -> byCode.putIfAbsent(law.code(), law));
        return List.copyOf(byCode.values());
    }

    private static Stream<Law> ofRules() {
        return Stream.of(
                        OmeRules.all(),
                        VersionRules.RULES.stream(),
                        V3Rules.RULES.stream(),
                        V2Rules.ARRAY.stream(),
                        V2Rules.GROUP.stream(),
                        V2Rules.ATTRIBUTES.stream(),
                        V2Rules.CONSOLIDATED.stream(),
                        LevelRules.RULES.stream(),
                        LabelGroupRules.RULES.stream(),
                        PlateGroupRules.PLATE.stream(),
                        PlateGroupRules.WELL.stream(),
                        CollectionGroupRules.RULES.stream(),
                        SceneGroupRules.RULES.stream(),
                        CopiesRules.RULES.stream(),
                        LayoutAdvice.IMAGE.stream(),
                        LayoutAdvice.ARRAY.stream(),
                        ArchiveRules.RULES.stream())
                .flatMap(rules -> rules)
                .map(Rule::law);
    }

    private static Stream<Law> constant() {
        return Stream.of(
                        JsonText.laws(),
                        NodeReader.laws(),
                        OpenedArray.laws(),
                        Walk.laws(),
                        StoredChunks.laws(),
                        PixelCheck.laws(),
                        List.of(ChunkKeys.SEPARATOR, StandaloneDocument.KIND, ArchiveRules.SPLIT))
                .flatMap(List::stream);
    }
}
