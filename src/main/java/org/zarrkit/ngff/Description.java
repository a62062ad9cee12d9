package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document says about an image beside its geometry.
 *
 * @param downsamplingType the method by which coarser levels were made, as free text
 * @param downsamplingMetadata details of that method, free JSON
 * @param unknown other members of the image's entry in {@code multiscales}
 * @param group members around it
 */
public record Description(
        Optional<String> name,
        Optional<String> downsamplingType,
        Optional<JsonNode> downsamplingMetadata,
        UnknownMembers unknown,
        GroupMembers group) {

    public static final Description NONE =
            new Description(Optional.empty(), Optional.empty(), Optional.empty(), UnknownMembers.NONE);

    private static final String NOT_DOWNSAMPLED = "none";

    private static final JsonNode NOTHING_DONE =
            JsonNodeFactory.instance.objectNode().put("description", "one level; nothing was downsampled");

    public Description {
        Objects.requireNonNull(name);
        Objects.requireNonNull(downsamplingType);
        Objects.requireNonNull(unknown);
        Objects.requireNonNull(group);
        downsamplingMetadata = downsamplingMetadata.map(JsonNode::deepCopy);
    }

    public Description(
            Optional<String> name,
            Optional<String> downsamplingType,
            Optional<JsonNode> downsamplingMetadata,
            UnknownMembers unknown) {
        this(name, downsamplingType, downsamplingMetadata, unknown, GroupMembers.NONE);
    }

    /** A copy of the details of the downsampling method. */
    @Override
    public Optional<JsonNode> downsamplingMetadata() {
        return downsamplingMetadata.map(JsonNode::deepCopy);
    }

    public Description withName(String newName) {
        return new Description(Optional.of(newName), downsamplingType, downsamplingMetadata, unknown, group);
    }

    public Description withDownsampling(String type, JsonNode metadata) {
        return new Description(name, Optional.of(type), Optional.of(metadata), unknown, group);
    }

    /** The same of an image whose only level nobody has downsampled. */
    public Description withoutDownsampling() {
        return withDownsampling(NOT_DOWNSAMPLED, NOTHING_DONE);
    }

    /** The same, which says that its only level was not downsampled where it says nothing of it. */
    public Description orWithoutDownsampling() {
        return withDownsampling(downsamplingType.orElse(NOT_DOWNSAMPLED), downsamplingMetadata.orElse(NOTHING_DONE));
    }

    public Description withGroup(GroupMembers members) {
        return new Description(name, downsamplingType, downsamplingMetadata, unknown, members);
    }
}
