package org.zarrkit.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.GroupContent;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Place;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.NodeChange;

/** Makes a hierarchy that is stored anew one of another version of OME-Zarr: images, labels, plates and collections. */
public final class VersionChange implements NodeChange {

    private final Store source;
    private final NgffVersion version;
    private final Map<String, List<String>> axesOfArrays = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** A change of what is read from a store to a version. */
    public VersionChange(Store source, NgffVersion version) {
        this.source = source;
        this.version = version;
    }

    /** What was said in the source and has no place in the new version, a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** @throws IllegalArgumentException if the version has no words for what a group is, such as a scene */
    @Override
    public Node of(String path, Node before, Node after) {
        if (after instanceof ArrayMetadata array) return ofArray(path, array);
        NgffDocument document = NgffReader.read(before.attributes(), before.zarrFormat(), path);
        for (Multiscale image : document.images()) remember(path, image);
        if (document.isEmpty() || document.version().equals(java.util.Optional.of(version))) return after;
        List<GroupContent> contents = new ArrayList<>();
        for (GroupContent content : document.contents())
            contents.add(content instanceof Multiscale image ? complete(path, image) : content);
        NgffDocument complete = new NgffDocument(document.version(), contents, document.group(), document.warnings());
        return GroupMetadata.of(version.zarrFormat(), NgffWriter.write(complete, version));
    }

    private void remember(String path, Multiscale image) {
        List<String> names = image.axes().stream().map(Axis::name).toList();
        for (Level level : image.levels()) axesOfArrays.put(Keys.join(path, level.path()), names);
        notes.addAll(NgffWriter.losses(image, version));
    }

    /** MUST (0.4): chunks in folders; MUST (0.5): arrays of images name their dimensions as the axes. */
    private ArrayMetadata ofArray(String path, ArrayMetadata array) {
        if (array.zarrFormat() == 2) return array.withDefaultKeys();
        return axesOfArrays.containsKey(path) ? array.withDimensionNames(axesOfArrays.get(path)) : array;
    }

    /** With a scale for each level and, where channels are described, all that has to be said of each. */
    private Multiscale complete(String path, Multiscale image) {
        Multiscale scaled = EditableImage.withScales(source, path, image);
        boolean stated = image.channels().stream()
                .allMatch(channel ->
                        channel.color().isPresent() && channel.window().isComplete());
        if (stated) return scaled;
        ZarrImage stored = ZarrImage.open(new Place(source, path), OpenOptions.defaults());
        return scaled.withRendering(Contrast.of(stored.pyramid(new CellCache(Contrast.CACHE_BYTES))));
    }
}
