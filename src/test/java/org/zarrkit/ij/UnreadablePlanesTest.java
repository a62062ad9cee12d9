package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.TruncatingStore;

class UnreadablePlanesTest {

    private static final ImageStack SIZE = new ImageStack(200, 100);

    private static ZarrkitException damage(String where) {
        return new StoreException(where + " is damaged");
    }

    @Test
    void whoScrollsPastOneIsToldOnceAndSeesThatItIsMissing() {
        UnreadablePlanes planes = new UnreadablePlanes("test", () -> true);
        List<String> told = new ArrayList<>();
        planes.tell(failure -> told.add(failure.getMessage()));
        for (DataType type : DataType.values()) {
            if (type == DataType.FLOAT16 || type == DataType.BOOL) continue; // not in memory
            ImageProcessor plane = planes.standIn(damage("chunk 1"), type, SIZE, 100);
            assertThat(plane.getWidth()).isEqualTo(200);
            assertThat(plane.getStats().max).as("the letters").isGreaterThan(plane.getStats().min);
        }
        planes.standIn(damage("chunk 2"), DataType.UINT8, SIZE, 100);
        assertThat(told).containsExactly("chunk 1 is damaged");
    }

    @Test
    void whoComputesWithOneGetsTheFailure() {
        UnreadablePlanes planes = new UnreadablePlanes("test", () -> false);
        assertThatThrownBy(() -> planes.standIn(damage("chunk 1"), DataType.UINT8, SIZE, 100))
                .isInstanceOf(StoreException.class)
                .hasMessage("chunk 1 is damaged");
    }

    @Test
    void aMacroThatGoesToADamagedPlaneStops() {
        MemoryStore memory = new MemoryStore();
        TestImages.save(
                PlaneSource.pyramid(TestImages.hyperstack(16, 32, 32, 1, 8, 1), new CellCache(1 << 24)),
                memory,
                WriteOptions.defaults().withLevels(1).withChunks(Map.of("z", 4)));
        ImagePlus image = Hyperstack.of(TestImages.open(new TruncatingStore(memory, key -> key.contains("c/1/"), 10)));
        image.setSlice(4);
        assertThatThrownBy(() -> image.setSlice(5)).isInstanceOf(CorruptChunkException.class);
        assertThatThrownBy(() -> image.getStack().getProcessor(8)).isInstanceOf(CorruptChunkException.class);
    }
}
