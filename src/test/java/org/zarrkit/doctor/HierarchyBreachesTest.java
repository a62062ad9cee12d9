package org.zarrkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.store.MemoryStore;

/** Hierarchies that keep all rules, and each rule broken by one change. */
class HierarchyBreachesTest {

    static List<HierarchyBreach> breaches() {
        return Stream.concat(ImageBreaches.list().stream(), CollectionBreaches.list().stream())
                .toList();
    }

    /** The rules that are broken here. */
    static Set<String> codes() {
        return breaches().stream().map(HierarchyBreach::code).collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Supplier<MemoryStore>> hierarchies() {
        return List.of(
                TestHierarchies::image,
                TestHierarchies::plate,
                TestHierarchies::collection,
                TestHierarchies::scene,
                TestHierarchies::zarr2);
    }

    private static Report examine(MemoryStore store) {
        return Doctor.examine(store, DoctorOptions.defaults().withStrict(true), Steps.IN_ORDER);
    }

    @ParameterizedTest
    @MethodSource("hierarchies")
    void aGoodHierarchyHasNoFindings(Supplier<MemoryStore> hierarchy) {
        assertThat(examine(hierarchy.get()).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aBreachIsFoundWhereItIs(HierarchyBreach breach) {
        MemoryStore store = breach.hierarchy().get();
        breach.change().accept(store);
        Report report = examine(store);
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals(breach.code()))
                .as(report.toString())
                .extracting(finding -> Stream.of(finding.place().key(), finding.path())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""))
                .contains(breach.where());
    }
}
