package org.zarrkit.info;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zarrkit.image.Pyramid;
import org.zarrkit.store.Stores;

/**
 * What is in a Zarr hierarchy or an image: groups, arrays, images, labels, plates, scenes. No chunk is read. What is
 * damaged stands in its place, and the rest with it.
 */
public final class Description {

    private final String name;
    private final ObjectNode tree;

    private Description(String name, ObjectNode tree) {
        this.name = name;
        this.tree = tree;
    }

    /**
     * Describes a group or array and all below it.
     *
     * @param complete whether the stored chunks and files are counted; their keys are listed for it
     * @throws org.zarrkit.error.ZarrkitException if there is nothing at the location that can be read
     */
    public static Description of(String location, boolean complete) {
        return new Description(location, new TreeInfo(Stores.open(location), complete).read());
    }

    /** Describes an image that is no Zarr. */
    public static Description of(String name, Pyramid<?> image) {
        return new Description(name, ImageInfo.ofFile(image));
    }

    /** Whether it is of one image: a group with its levels. */
    public boolean isImage() {
        return !tree.path("images").isEmpty();
    }

    /** The tree as JSON; the keys are listed in the help of {@code zarrkit info}. */
    public String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
    }

    /** A node a line, and what it says of images below it. */
    @Override
    public String toString() {
        return InfoText.of(name, tree).stripTrailing();
    }
}
