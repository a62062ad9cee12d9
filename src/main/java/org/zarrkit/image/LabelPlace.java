package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Labels;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.DocumentEdit;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Hierarchy;
import org.zarrkit.zarr.HierarchyEdit;
import org.zarrkit.zarr.Node;

/**
 * The place {@code labels/NAME} of an image, where a label image is to be written. When it is complete it is put into the
 * image's list of labels, in one step.
 */
public final class LabelPlace implements AutoCloseable {

    private final HierarchyEdit hierarchy;
    private final ZarrImage image;
    private final String name;

    private LabelPlace(HierarchyEdit hierarchy, ZarrImage image, String name) {
        this.hierarchy = hierarchy;
        this.image = image;
        this.name = name;
    }

    /**
     * The place of labels of an image.
     *
     * @param location of the image
     * @param name of the labels: letters, digits, {@code -}, {@code _} and {@code .}
     * @throws IllegalArgumentException if the name is none
     * @throws org.zarrkit.error.ZarrkitException if there is no image, or none that can be changed where it is
     */
    public static LabelPlace open(String location, String name) {
        Hierarchy.requireName(name);
        HierarchyEdit hierarchy = HierarchyEdit.open(location);
        ZarrImage image = ZarrImage.open(new Place(hierarchy.store(), hierarchy.path()), OpenOptions.defaults());
        if (image.version().isEmpty())
            throw new IllegalArgumentException(
                    image.place() + " is an array without OME metadata, and can have no labels");
        if (image.imageLabel().isPresent())
            throw new IllegalArgumentException(image.place() + " is a label image, and can have no labels itself");
        return new LabelPlace(hierarchy, image, name);
    }

    /**
     * Where and how the labels are written.
     *
     * @param options chunks, shards, codec and method are taken; version and levels are those of the image
     * @param type of the pixels
     * @param stated colours and properties of the labels, if any are known
     * @throws IllegalArgumentException if the pixels are no whole numbers of 8 to 64 bits
     * @throws TargetExistsException if there are labels of this name, and they are not to be replaced
     */
    public WriteTarget target(WriteOptions options, DataType type, Optional<ImageLabel> stated) {
        // MUST (0.5, "labels"): a type of whole numbers.
        if (type.isFloat() || type == DataType.BOOL)
            throw new IllegalArgumentException("labels are whole numbers, but the pixels are of type " + type.zarrName()
                    + "; convert them first, such as to uint32");
        if (isListed() && !options.overwrite() && !options.run().resume())
            throw new TargetExistsException(place() + " exists already; choose another name, or ask for overwriting");
        WriteOptions fitting = options.withVersion(version())
                .withLabels(LabelTarget.linked(stated))
                .withLabelsOf(LabelTarget.of(image));
        return new WriteTarget(hierarchy.store(), path(), fitting);
    }

    /** What is written stands on the same Zarr as the image. */
    private NgffVersion version() {
        NgffVersion version = image.version().orElseThrow();
        return version.compareTo(NgffVersion.V0_4) < 0 ? NgffVersion.V0_4 : version;
    }

    private String path() {
        return Keys.join(list(), name);
    }

    private String list() {
        return Keys.join(hierarchy.path(), "labels");
    }

    private Place place() {
        return new Place(hierarchy.store(), path());
    }

    private boolean isListed() {
        return listed().contains(name);
    }

    private List<String> listed() {
        return Node.read(hierarchy.store(), list())
                .flatMap(node -> document(node).labels())
                .map(Labels::paths)
                .orElse(List.of());
    }

    private NgffDocument document(Node node) {
        return NgffReader.read(node.attributes(), node.zarrFormat(), list());
    }

    /** Puts the labels, which must be complete, into the list of the image; nothing happens if they are there. */
    public void register() {
        if (Node.read(hierarchy.store(), list()).isEmpty())
            Hierarchy.createGroup(
                    hierarchy.store(),
                    list(),
                    GroupMetadata.of(version().zarrFormat(), JsonNodeFactory.instance.objectNode()));
        DocumentEdit.of(hierarchy.store(), list()).attributes(attributes -> {
            List<String> paths =
                    new ArrayList<>(NgffReader.read(attributes, version().zarrFormat(), list())
                            .labels()
                            .map(Labels::paths)
                            .orElse(List.of()));
            if (!paths.contains(name)) paths.add(name);
            return NgffWriter.write(new Labels(paths), version(), attributes);
        });
        hierarchy.commit(bytes -> true);
    }

    /** Ends writing. What was written into an archive and not registered is lost; in a folder it stays. */
    @Override
    public void close() {
        hierarchy.discard();
    }
}
