package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zarrkit.blocks.SavedImages.image;
import static org.zarrkit.blocks.SavedImages.pixels;
import static org.zarrkit.blocks.SavedImages.random;
import static org.zarrkit.blocks.SavedImages.saved;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.StoreException;
import org.zarrkit.image.StoredImage;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.FailingStore;
import org.zarrkit.store.ForwardingStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.ZarrArray;

/** Saving an image that is stored already as it is to be: the stored bytes are copied. */
class StoredCopyTest {

    private static final WriteOptions OLD = WriteOptions.defaults()
            .withVersion(NgffVersion.V0_4)
            .withChunks(Map.of("x", 16, "y", 16, "z", 4))
            .withLevels(3);
    private static final WriteOptions NEW = OLD.withVersion(NgffVersion.V0_5);

    /** An image of which a coarser level is not what it would be if it were made anew. */
    private static MemoryStore source() {
        MemoryStore store = saved(random(new Random(4), 10, 70, 90), OLD);
        ZarrArray.open(store, "1").writeBox(new long[3], new int[] {2, 9, 9}, new short[2 * 9 * 9]);
        return store;
    }

    /** What is stored of chunks, by level and position, whatever the keys of the format. */
    private static Map<String, ByteBuffer> chunks(Store store) {
        Map<String, ByteBuffer> chunks = new TreeMap<>();
        store.list("")
                .filter(key -> key.matches("[0-9]/(c/)?[0-9/]+"))
                .forEach(key ->
                        chunks.put(key.replace("/c/", "/"), store.get(key).orElseThrow()));
        return chunks;
    }

    @Test
    void storedBytesOfAllLevelsAreCopiedAndEachIsReadOnce() {
        MemoryStore source = source();
        Map<String, Integer> reads = new ConcurrentHashMap<>();
        WritableStore counting = new ForwardingStore(source) {
            @Override
            public Optional<ByteBuffer> get(String key, ByteRange range) {
                reads.merge(key, 1, Integer::sum);
                return super.get(key, range);
            }
        };
        LazyImage<?> image = image(counting);
        reads.clear();
        MemoryStore copy = saved(image, NEW);
        assertThat(chunks(copy)).isEqualTo(chunks(source)).hasSizeGreaterThan(90);
        chunks(source).keySet().forEach(key -> assertThat(reads).containsEntry(key, 1));
    }

    @ParameterizedTest
    @CsvSource({"codec", "chunks", "levels", "method", "shards"})
    void whatIsToBeStoredOtherwiseIsMadeAnew(String other) {
        WriteOptions options =
                switch (other) {
                    case "codec" -> NEW.withCodec("zstd:3");
                    case "chunks" -> NEW.withChunks(Map.of("x", 16, "y", 16, "z", 5));
                    case "levels" -> NEW.withLevels(2);
                    case "shards" -> NEW.withShards(Map.of("x", 32, "y", 32, "z", 4));
                    default -> NEW.withDownsampling(Downsampling.MEDIAN);
                };
        MemoryStore source = source();
        MemoryStore copy = saved(image(source), options);
        assertThat(pixels(copy, 0)).isEqualTo(pixels(source, 0));
        assertThat(pixels(copy, 1)).isNotEqualTo(pixels(source, 1));
    }

    /** The same bytes mean other pixels where a document says so. */
    @ParameterizedTest
    @CsvSource({
        "'\"<u2\"', '\">u2\"'",
        "'\"order\": \"C\"', '\"order\": \"F\"'",
        "'\"fill_value\": 0', '\"fill_value\": 7'"
    })
    void pixelsAreTheSameWhereBytesCanNotBe(String before, String after) {
        MemoryStore source = source();
        source.delete("0/1/1/1");
        for (String level : new String[] {"0", "1", "2"})
            edit(source, level + "/.zarray", text -> {
                assertThat(text).contains(before);
                return text.replace(before, after);
            });
        MemoryStore copy = saved(image(source), NEW);
        assertThat(chunks(copy)).isNotEqualTo(chunks(source));
        assertThat(pixels(copy, 0)).isEqualTo(pixels(source, 0));
        assertThat(pixels(copy, 1)).isNotEqualTo(pixels(source, 1));
    }

    private static void edit(WritableStore store, String key, UnaryOperator<String> change) {
        String text =
                StandardCharsets.UTF_8.decode(store.get(key).orElseThrow()).toString();
        store.put(key, ByteBuffer.wrap(change.apply(text).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void levelsOfAnUnknownMethodAreMadeAnew() {
        MemoryStore source = source();
        edit(source, ".zattrs", text -> text.replace("\"mean\"", "\"gaussian\""));
        assertThat(pixels(saved(image(source), NEW), 1)).isNotEqualTo(pixels(source, 1));
    }

    /** A change of the source that was interrupted. */
    @Test
    void levelsThatMayNotAgreeAreMadeAnew() {
        MemoryStore source = source();
        StoredImage.of(source, "").note(new FinalInterval(90, 70, 10), true);
        assertThat(pixels(saved(image(source), NEW), 1)).isNotEqualTo(pixels(source, 1));
    }

    @Test
    void damagedBytesAreFoundByVerifying() {
        MemoryStore source = source();
        source.put("0/0/0/0", ByteBuffer.wrap(new byte[40]));
        assertThatThrownBy(() -> saved(image(source), NEW.withVerify(true)))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("block x=0..31,y=0..15,z=0..9 is not stored");
    }

    @Test
    void interruptedCopyIsContinued() {
        MemoryStore source = source();
        MemoryStore target = new MemoryStore();
        AtomicInteger left = new AtomicInteger(60);
        WritableStore full = new FailingStore(target, key -> key.contains("/c/") && left.getAndDecrement() < 0);
        WriteTarget place = new WriteTarget(full, "", NEW);
        assertThatThrownBy(() -> PyramidSaver.save(image(source), place, ThreadRunner.of(2), Progress.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("copying level 0, block x=");
        assertThat(target.get("zarr.json")).isEmpty();
        PyramidSaver.save(image(source), new WriteTarget(target, "", NEW), ThreadRunner.of(2), Progress.NONE);
        MemoryStore undisturbed = saved(image(source), NEW);
        assertThat(target.list("").toList()).isEqualTo(undisturbed.list("").toList());
        target.list("").forEach(key -> assertThat(target.get(key)).isEqualTo(undisturbed.get(key)));
    }
}
