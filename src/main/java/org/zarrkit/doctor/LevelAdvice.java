package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** What the pixel sizes and origins of the levels should tell of how they fit together. */
final class LevelAdvice {

    private LevelAdvice() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"multiscales\" metadata")
            .since(NgffVersion.V0_4)
            .should(
                    "scale-order",
                    "list the levels from fine to coarse, and state their pixel sizes",
                    at("multiscales/*", LevelAdvice::order))
            .advice(
                    "level-translation",
                    "state where the coarser pixels are: (size at the level - size at level 0) / 2 where they are averages;"
                            + " repair does so on request",
                    at("multiscales/*", LevelAdvice::translation))
            .list();

    /** Pixels do not become smaller from level to level. */
    private static Stream<Problem> order(Value multiscale) {
        List<Value> datasets = multiscale.get("datasets").items().toList();
        return IntStream.range(1, datasets.size()).boxed().flatMap(i -> {
            Optional<List<Double>> fine = LevelTransform.of(datasets.get(i - 1)).map(LevelTransform::scale);
            Optional<List<Double>> coarse = LevelTransform.of(datasets.get(i)).map(LevelTransform::scale);
            if (fine.isEmpty()
                    || coarse.isEmpty()
                    || fine.get().size() != coarse.get().size()) return Stream.empty();
            boolean shrinks = IntStream.range(0, fine.get().size())
                    .anyMatch(d ->
                            Math.abs(coarse.get().get(d)) < Math.abs(fine.get().get(d)) * (1 - 1e-9));
            return shrinks
                    ? Stream.of(datasets.get(i)
                            .get("coordinateTransformations")
                            .problem("pixels of " + coarse.get() + " after " + fine.get(), "pixels at least as large"))
                    : Stream.empty();
        });
    }

    /** Averaged pixels have their centres beside those of the first level; no translation says that they have not. */
    private static Stream<Problem> translation(Value multiscale) {
        String method = multiscale.get("type").text().orElse("").toLowerCase(Locale.ROOT);
        boolean sampled = Stream.of("nearest", "sample", "stride", "subsampl").anyMatch(method::contains);
        List<Value> datasets = multiscale.get("datasets").items().toList();
        Optional<LevelTransform> first = datasets.stream().findFirst().flatMap(LevelTransform::of);
        if (sampled || first.isEmpty()) return Stream.empty();
        boolean stated = datasets.stream()
                .flatMap(dataset -> LevelTransform.of(dataset).stream())
                .anyMatch(transform -> transform.translation().isPresent());
        if (stated) return Stream.empty();
        return datasets.stream()
                .skip(1)
                .filter(dataset -> LevelTransform.of(dataset)
                        .filter(level -> !level.scale().equals(first.get().scale()))
                        .isPresent())
                .limit(1)
                .map(dataset -> dataset.get("coordinateTransformations")
                        .problem(
                                "larger pixels without a translation",
                                "a translation of half the difference of sizes"));
    }
}
