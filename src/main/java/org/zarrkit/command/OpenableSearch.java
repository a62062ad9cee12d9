package org.zarrkit.command;

import java.awt.Image;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import org.zarrkit.image.Pyramid;
import org.zarrkit.view.PlanePosition;
import org.zarrkit.view.Renderer;

/** Finds the images for a chooser, then paints the middle plane of each from its coarsest level. */
final class OpenableSearch extends SwingWorker<Integer, Openable> {

    private static final int MOST_PICTURES = 500;

    private final String location;
    private final ImageChooser chooser;

    OpenableSearch(String location, ImageChooser chooser) {
        this.location = location;
        this.chooser = chooser;
    }

    @Override
    protected Integer doInBackground() {
        List<Openable> found = new ArrayList<>();
        for (Iterator<Openable> all = Openable.at(location).iterator(); all.hasNext() && !isCancelled(); ) {
            found.add(all.next());
            publish(found.get(found.size() - 1));
        }
        for (Openable image : found.subList(0, Math.min(found.size(), MOST_PICTURES))) {
            if (isCancelled()) break;
            paint(image);
        }
        return found.size();
    }

    private void paint(Openable image) {
        try {
            Pyramid<?> all = image.pixels().get();
            Image picture = picture(all.from(all.levelCount() - 1));
            SwingUtilities.invokeLater(() -> chooser.picture(image, picture));
        } catch (RuntimeException e) { // whatever it is, the other images get their pictures
            SwingUtilities.invokeLater(() -> chooser.say("no picture of " + image.title()));
        }
    }

    private static Image picture(Pyramid<?> image) {
        return Renderer.of(image).render(PlanePosition.initial(image), OpenableRenderer.EDGE, OpenableRenderer.EDGE);
    }

    @Override
    protected void process(List<Openable> found) {
        found.forEach(chooser::add);
    }

    @Override
    protected void done() {
        try {
            chooser.say(get() + " images");
        } catch (CancellationException e) {
            chooser.say(" "); // the window is closed already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            chooser.say(String.valueOf(e.getCause().getMessage()));
        }
    }
}
