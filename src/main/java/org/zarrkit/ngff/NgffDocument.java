package org.zarrkit.ngff;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.zarrkit.error.NotFoundException;

/**
 * What the attributes of one group say; empty if they say nothing of OME-Zarr.
 *
 * @param version as stated or, failing that, inferred; empty if the document is
 * @param group what stands beside the members of OME-Zarr
 * @param warnings what was wrong and tolerated, one sentence each, with place and value
 */
public record NgffDocument(
        Optional<NgffVersion> version, List<GroupContent> contents, GroupMembers group, List<String> warnings) {

    public NgffDocument {
        Objects.requireNonNull(version);
        Objects.requireNonNull(group);
        contents = List.copyOf(contents);
        warnings = List.copyOf(warnings);
    }

    public NgffDocument(Optional<NgffVersion> version, List<GroupContent> contents, List<String> warnings) {
        this(version, contents, GroupMembers.NONE, warnings);
    }

    public boolean isEmpty() {
        return contents.isEmpty();
    }

    /** All images of the group; rarely more than one. */
    public List<Multiscale> images() {
        return all(Multiscale.class);
    }

    /**
     * The first image of the group.
     *
     * @throws NotFoundException if there is none
     */
    public Multiscale image() {
        return first(Multiscale.class)
                .orElseThrow(() -> new NotFoundException("no image here: the attributes hold no 'multiscales'"
                        + (isEmpty() ? "" : ", but " + kinds()) + "; open the group of an OME-Zarr image"));
    }

    public Optional<Labels> labels() {
        return first(Labels.class);
    }

    public Optional<ImageLabel> imageLabel() {
        return first(ImageLabel.class);
    }

    public Optional<Plate> plate() {
        return first(Plate.class);
    }

    public Optional<Well> well() {
        return first(Well.class);
    }

    public Optional<Series> series() {
        return first(Series.class);
    }

    public Optional<Scene> scene() {
        return first(Scene.class);
    }

    public Optional<Bioformats2rawLayout> bioformats2rawLayout() {
        return first(Bioformats2rawLayout.class);
    }

    private <T extends GroupContent> Optional<T> first(Class<T> kind) {
        return all(kind).stream().findFirst();
    }

    private <T extends GroupContent> List<T> all(Class<T> kind) {
        return contents.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<String> kinds() {
        return contents.stream()
                .map(content -> content.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
    }
}
