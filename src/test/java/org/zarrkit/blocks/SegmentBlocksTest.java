package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;

class SegmentBlocksTest {

    private static final int[] SIZE = {90, 70, 40};
    private static final Block BALLS =
            new Block(new FinalInterval(SIZE[0], SIZE[1], SIZE[2]), DataType.UINT16, TestVolumes.blobs(SIZE));

    private static int[] labels(String operation, int edge, int threads) {
        LazyImage<?> image = TestVolumes.image(BALLS, edge);
        for (String text : OpText.split(operation)) image = image.then(OpText.parse(text, image.spec()));
        LazyImage<?> ready = image.resolve(ThreadRunner.of(threads), Progress.NONE);
        return (int[]) ready.read(ready.spec().interval()).pixels();
    }

    /** All objects are seen alike in the overlap: they are those of the whole image, by other numbers. */
    @ParameterizedTest
    @CsvSource({"30,10,16,1", "30,10,33,4", "25,12,90,3", "100,5,16,2"})
    void objectsThatAgreeAreThoseOfTheWhole(int block, int overlap, int edge, int threads) {
        int[] whole = labels("gaussian sigma=1; threshold min=1500; label", 90, 1);
        int[] found = labels(
                "gaussian sigma=1; segment each=[threshold min=1500; label] block=" + block + " overlap=" + overlap,
                edge,
                threads);
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < whole.length; i++)
            assertThat(numbers.computeIfAbsent(whole[i], label -> found[at(whole, label)]))
                    .isEqualTo(found[i]);
        assertThat(numbers.get(0)).isZero();
        assertThat(Arrays.stream(found).distinct().count()).isEqualTo(numbers.size());
        assertThat(Arrays.stream(found).max().orElse(0)).isEqualTo(numbers.size() - 1);
    }

    private static int at(int[] labels, int label) {
        int i = 0;
        while (labels[i] != label) i++;
        return i;
    }

    /** Each block finds a threshold of its own; the result does not depend on chunks and threads. */
    @Test
    void numbersDoNotDependOnChunksAndThreads() {
        String text = "segment each=[gaussian sigma=1; threshold method=Otsu; label] block=32 overlap=8 agreement=0.6";
        int[] one = labels(text, 16, 1);
        assertThat(labels(text, 41, 4)).isEqualTo(one);
        assertThat(Arrays.stream(one).max().orElse(0)).isGreaterThan(5);
    }

    @Test
    void whatGivesNoLabelsIsRefused() {
        LazyImage<?> image = TestVolumes.image(BALLS, 20);
        assertThatThrownBy(() -> image.then(
                        OpText.parse("segment each=[convert type=float32] block=20 overlap=4", image.spec())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("float32");
    }
}
