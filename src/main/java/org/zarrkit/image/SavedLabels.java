package org.zarrkit.image;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Labels;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.store.Keys;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Hierarchy;

/** The label images of an image that is being written; they are complete before it is. */
public final class SavedLabels {

    private final SavePlace place;
    private final WritePlan plan;

    SavedLabels(SavePlace place, WritePlan plan) {
        this.place = place;
        this.plan = plan;
    }

    private String path() {
        return Keys.join(place.path(), "labels");
    }

    /**
     * Where and how labels are written.
     *
     * @param stated their colours and properties, if any are known
     */
    public WriteTarget target(String name, Optional<ImageLabel> stated) {
        Hierarchy.requireName(name);
        WriteOptions options = plan.options();
        WriteOptions fitting = options.withDownsampling(Downsampling.MODE)
                .withLabels(LabelTarget.linked(stated))
                .withLabelsOf(LabelTarget.of(plan.multiscale(), plan.levels()))
                .withRun(options.run().withOverwrite(false).withResume(true));
        return new WriteTarget(place.store(), Keys.join(path(), name), fitting);
    }

    /** Lists labels that are complete; nothing is written if there are none. */
    public void list(Collection<String> names) {
        if (names.isEmpty()) return;
        NgffVersion version = plan.options().version();
        GroupMetadata.of(version.zarrFormat(), NgffWriter.write(new Labels(List.copyOf(names)), version))
                .write(place.store(), path());
    }
}
