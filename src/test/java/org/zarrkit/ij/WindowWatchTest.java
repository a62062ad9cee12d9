package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImageListener;
import ij.ImagePlus;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.store.MemoryStore;

class WindowWatchTest {

    private final List<ImagePlus> told = new ArrayList<>();

    private final ImageListener next = new ImageListener() {
        @Override
        public void imageOpened(ImagePlus image) {}

        @Override
        public void imageClosed(ImagePlus image) {
            told.add(image);
        }

        @Override
        public void imageUpdated(ImagePlus image) {}
    };

    @AfterEach
    void end() {
        ImagePlus.removeImageListener(next);
    }

    private static ImagePlus lazyImage() {
        MemoryStore store = new MemoryStore();
        TestImages.save(
                PlaneSource.pyramid(TestImages.hyperstack(16, 30, 20, 1, 4, 1), new CellCache(1 << 20)),
                store,
                WriteOptions.defaults().withLevels(1).withChunks(Map.of("x", 16, "y", 16)));
        return Hyperstack.of(TestImages.open(store), 0, new CellCache(1 << 20));
    }

    /** ImageJ has emptied the image by then, and goes through its listeners by their numbers. */
    @Test
    void aClosedImageIsLetGoAndTheNextListenerIsTold() throws Exception {
        ImagePlus image = lazyImage();
        WindowWatch watch = new WindowWatch((LazyStack) image.getStack());
        ImagePlus.addImageListener(watch);
        ImagePlus.addImageListener(next);
        watch.imageOpened(image);
        image.flush();
        EventQueue.invokeAndWait(() -> {}); // the listeners are told
        EventQueue.invokeAndWait(() -> {}); // the watch ends
        assertThat(told).containsExactly(image);
        assertThat(ImagePlus.getListeners().contains(watch)).isFalse();
        assertThat(ImagePlus.getListeners().contains(next)).isTrue();
    }

    @Test
    void anotherImageIsNoReasonToEnd() throws Exception {
        ImagePlus image = lazyImage();
        WindowWatch watch = new WindowWatch((LazyStack) image.getStack());
        ImagePlus.addImageListener(watch);
        watch.imageOpened(image);
        watch.imageClosed(lazyImage());
        EventQueue.invokeAndWait(() -> {});
        assertThat(ImagePlus.getListeners().contains(watch)).isTrue();
        watch.imageClosed(image);
        EventQueue.invokeAndWait(() -> {});
        assertThat(ImagePlus.getListeners().contains(watch)).isFalse();
    }
}
