package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.error.InvalidMetadataException;

/**
 * How an image came about. It stands in a member {@code zarrkit} of the group's attributes, beside those of OME-Zarr,
 * which other programs pass over.
 *
 * @param program that computed it, with its version
 * @param pipeline from its source to the image
 * @param earlier how the source came about, and the source of that, latest first
 */
public record Provenance(String program, Pipeline pipeline, List<Provenance> earlier) {

    /** This program and its version. */
    public static final String PROGRAM = "Zarrkit "
            + Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
                    .orElse("in work");

    private static final String MEMBER = "zarrkit";

    public Provenance {
        earlier = List.copyOf(earlier);
    }

    /** What the metadata of an image say; what is damaged is passed over. */
    public static Optional<Provenance> of(Multiscale image) {
        return image.description().group().attributes().get(MEMBER).flatMap(Provenance::read);
    }

    private static Optional<Provenance> read(JsonNode json) {
        List<Provenance> earlier = new ArrayList<>();
        for (JsonNode before : json.path("earlier")) read(before).ifPresent(earlier::add);
        try {
            return Optional.of(
                    new Provenance(json.path("program").asText(), Pipeline.ofMembers(json, MEMBER), earlier));
        } catch (InvalidMetadataException | IllegalArgumentException e) {
            return Optional.empty(); // another program's, or damaged: nothing that pixels depend on
        }
    }

    /** An image that a pipeline computed from another, with the metadata of that, which say how that one came about. */
    public static Multiscale record(Pipeline pipeline, Multiscale image) {
        List<Provenance> earlier = new ArrayList<>();
        of(image).ifPresent(before -> {
            earlier.add(new Provenance(before.program, before.pipeline, List.of()));
            earlier.addAll(before.earlier);
        });
        return new Provenance(PROGRAM, pipeline, earlier).in(image);
    }

    private Multiscale in(Multiscale image) {
        GroupMembers group = image.description().group();
        UnknownMembers others = group.attributes().without(Set.of(MEMBER));
        return image.withDescription(
                image.description().withGroup(new GroupMembers(others.with(MEMBER, json()), group.ome())));
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("program", program);
        pipeline.putMembers(json);
        if (!earlier.isEmpty()) {
            ArrayNode array = json.putArray("earlier");
            earlier.forEach(before -> array.add(before.json()));
        }
        return json;
    }

    /** The program and the source, then a line for each step; then the same of what was before. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("made by " + program
                + pipeline.source().map(from -> " from " + from).orElse(""));
        pipeline.steps().forEach(step -> lines.add("  " + step));
        for (Provenance before : earlier) before.lines().forEach(line -> lines.add("  before: " + line.strip()));
        return lines;
    }
}
