package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.Scale;

class WritePlanTest {

    private static final long GIB = 1L << 30;

    private static WritePlan plan(WriteOptions options, long memory, long... dimensions) {
        List<Axis> axes = new ArrayList<>();
        for (int d = dimensions.length - 1; d >= 0; d--)
            axes.add(Axis.of(new String[] {"x", "y", "z", "t"}[d], d < 3 ? AxisType.SPACE : AxisType.TIME));
        Multiscale multiscale = Multiscale.of("a", axes, List.of(Level.of("0", Scale.ones(axes.size()))));
        int[] unit = new int[dimensions.length];
        Arrays.fill(unit, 1);
        SweepDemand demand = new SweepDemand(
                2, memory, unit, edges -> Arrays.stream(edges).asLongStream().reduce(2, (a, b) -> a * b));
        return WritePlan.of(multiscale, DataType.UINT16, dimensions, options, demand);
    }

    private static LevelLayout finest(WritePlan plan) {
        return plan.levels().get(0);
    }

    @Test
    void fewFilesAreNotSharded() {
        WritePlan plan = plan(WriteOptions.defaults(), GIB, 2048, 2048, 1000);
        assertThat(finest(plan).chunk()).containsExactly(128, 128, 128);
        assertThat(finest(plan).shard()).containsExactly(128, 128, 128);
        assertThat(plan.files()).isEqualTo(16 * 16 * 8 + 8 * 8 * 4 + 4 * 4 * 2 + 2 * 2 * 1);
        assertThat(plan.toString())
                .contains("level 0: 2048 x 2048 x 1000 uint16, chunks 128 x 128 x 128, 2048 files")
                .contains("2340 files");
    }

    @Test
    void manyFilesAreSharded() {
        WritePlan plan = plan(WriteOptions.defaults(), GIB, 4096, 4096, 4096);
        assertThat(finest(plan).shard()).containsExactly(256, 256, 128);
        assertThat(plan.files()).isLessThan(10_000);
        assertThat(plan.memoryInBytes()).isLessThan(GIB);
        assertThat(plan(WriteOptions.defaults().withShards(Edges.none()), GIB, 4096, 4096, 4096)
                        .files())
                .isGreaterThan(32_000);
        assertThat(finest(plan(WriteOptions.defaults().withVersion(NgffVersion.V0_4), GIB, 4096, 4096, 4096))
                        .shard())
                .containsExactly(128, 128, 128);
    }

    @Test
    void shardsReachAlongTimeWhereSpaceIsSmall() {
        LevelLayout finest = finest(plan(WriteOptions.defaults(), GIB, 200, 100, 4, 100_000));
        assertThat(finest.shard()).startsWith(256, 100, 4);
        assertThat(finest.shard()[3]).isGreaterThanOrEqualTo(16);
    }

    @Test
    void chunksOfASizeAreAsLargeAsItAllows() {
        WriteOptions options = WriteOptions.defaults().withChunks(new Edges.OfBytes(4_200_000));
        assertThat(finest(plan(options, GIB, 2048, 2048, 1000)).chunk()).containsExactly(128, 128, 128);
        assertThat(finest(plan(options, GIB, 2048, 2048, 20)).chunk()).containsExactly(256, 256, 20);
        assertThat(finest(plan(options, GIB, 5000, 5000)).chunk()).containsExactly(2048, 1024);
        options = WriteOptions.defaults().withChunks(new Edges.OfSpace(50));
        assertThat(finest(plan(options, GIB, 2048, 2048, 20, 9)).chunk()).containsExactly(50, 50, 20, 1);
    }

    @Test
    void coarsestLevelFits256PixelsOrOneChunk() {
        List<LevelLayout> levels =
                plan(WriteOptions.defaults(), GIB, 4000, 3000).levels();
        assertThat(levels).hasSize(3); // 1000 x 750 is one chunk of 1024 x 1024
        WriteOptions small = WriteOptions.defaults().withChunks(new Edges.OfSpace(64));
        assertThat(plan(small, GIB, 4000, 3000).levels()).hasSize(5); // 250 x 188
    }

    @Test
    void codecDependsOnWhatPixelsAre() {
        assertThat(plan(WriteOptions.defaults(), GIB, 9, 9).documents().get(0).toString())
                .contains("blosc")
                .contains("cname=zstd")
                .contains("clevel=1")
                .contains("shuffle=shuffle");
        assertThat(plan(WriteOptions.defaults().withDownsampling(Downsampling.MODE), GIB, 9, 9)
                        .documents()
                        .get(0)
                        .toString())
                .contains("zstd")
                .doesNotContain("blosc");
    }

    @Test
    void fewerThreadsAreTakenWhereMemoryIsShort() {
        WriteOptions options = WriteOptions.defaults().withShards(new Edges.OfSpace(512));
        assertThat(plan(options, 8 * GIB, 2048, 2048, 2048).threads()).isEqualTo(2);
        assertThat(plan(options, 2 * GIB, 2048, 2048, 2048).threads()).isEqualTo(1);
        assertThatThrownBy(() -> plan(options, GIB / 2, 2048, 2048, 2048))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("512 x 512 x 512", "only 512 MB");
    }

    @Test
    void shardsOfZarr2AreRefused() {
        WriteOptions options =
                WriteOptions.defaults().withVersion(NgffVersion.V0_4).withShards(new Edges.OfSpace(256));
        assertThatThrownBy(() -> plan(options, GIB, 512, 512)).isInstanceOf(UnsupportedFeatureException.class);
    }

    /** What every sweep relies on: blocks are whole shards, and are reduced into whole parts of one coarser block. */
    @Property(tries = 500)
    void blocksFitShardsAndEachOther(@ForAll long seed) {
        Random random = new Random(seed);
        long[] dimensions = new long[1 + random.nextInt(3) + 1];
        int[] unit = new int[dimensions.length];
        for (int d = 0; d < dimensions.length; d++) {
            dimensions[d] = 1 + random.nextInt(3000);
            unit[d] = 1 + random.nextInt(300);
        }
        WriteOptions options = WriteOptions.defaults()
                .withChunks(new Edges.OfSpace(1 + random.nextInt(130)))
                .withShards(random.nextBoolean() ? Edges.none() : new Edges.OfSpace(1 + random.nextInt(400)))
                .withLevels(1 + random.nextInt(6));
        List<LevelLayout> levels = plan(options, 64 * GIB, dimensions).levels();
        for (int i = 0; i < levels.size(); i++) {
            LevelLayout level = levels.get(i);
            for (int d = 0; d < dimensions.length; d++) {
                assertThat(level.block()[d] % level.shard()[d]).isZero();
                assertThat(level.shard()[d] % level.chunk()[d]).isZero();
            }
            if (i > 0) assertReducedInto(levels.get(i - 1), level);
        }
    }

    private static void assertReducedInto(LevelLayout finer, LevelLayout coarser) {
        for (int d = 0; d < finer.block().length; d++) {
            boolean whole = finer.block()[d] >= finer.dimensions()[d];
            if (whole) continue;
            assertThat(finer.block()[d] % coarser.factors()[d]).isZero();
            int part = finer.block()[d] / coarser.factors()[d];
            assertThat(coarser.block()[d] % part == 0 || coarser.block()[d] >= coarser.dimensions()[d])
                    .isTrue();
        }
    }
}
