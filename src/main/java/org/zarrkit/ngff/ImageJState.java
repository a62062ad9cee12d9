package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an ImageJ window shows and OME-Zarr has no words for. It stands in a member {@code imagej} of the image, which
 * other programs pass over.
 *
 * @param mode in which a window of several channels shows them: {@code composite}, {@code color} or {@code grayscale}
 * @param projection how a composite adds its channels up, as ImageJ calls it; empty for the sum
 * @param luts lookup tables of channels, by position from 0, that do not lead from black to one colour: red, green and
 *     blue of 256 entries each in hexadecimal digits
 * @param sliceLabels of all planes, channels fastest, then slices, then frames; empty texts for none; an empty list if
 *     they say no more than the names of the channels
 */
public record ImageJState(
        Optional<String> mode, Optional<String> projection, Map<Integer, String> luts, List<String> sliceLabels) {

    /** Nothing beyond what OME-Zarr says. */
    public static final ImageJState NONE = new ImageJState(Optional.empty(), Optional.empty(), Map.of(), List.of());

    private static final String MEMBER = "imagej";
    private static final int LUT_DIGITS = 2 * 3 * 256;

    public ImageJState {
        luts = Map.copyOf(luts);
        sliceLabels = List.copyOf(sliceLabels);
    }

    /** What the metadata of an image hold; what is damaged is passed over. */
    public static ImageJState of(Multiscale image) {
        JsonNode json = image.description().unknown().get(MEMBER).orElse(JsonNodeFactory.instance.objectNode());
        Map<Integer, String> luts = new TreeMap<>();
        json.path("luts").fields().forEachRemaining(lut -> {
            if (lut.getKey().matches("[0-9]{1,4}") && isLut(lut.getValue().asText()))
                luts.put(Integer.valueOf(lut.getKey()), lut.getValue().asText());
        });
        List<String> labels = new ArrayList<>();
        for (JsonNode label : json.path("sliceLabels")) labels.add(label.isTextual() ? label.asText() : "");
        return new ImageJState(text(json.path("mode")), text(json.path("projection")), luts, labels);
    }

    private static boolean isLut(String digits) {
        return digits.length() == LUT_DIGITS && digits.chars().allMatch(HexFormat::isHexDigit);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** The image with this instead of what it held. */
    public Multiscale in(Multiscale image) {
        UnknownMembers others = UnknownMembers.of(image.description().unknown().toObject(), Set.of(MEMBER));
        Description old = image.description();
        return image.withDescription(new Description(
                old.name(),
                old.downsamplingType(),
                old.downsamplingMetadata(),
                equals(NONE) ? others : others.with(MEMBER, json())));
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        mode.ifPresent(m -> json.put("mode", m));
        projection.ifPresent(p -> json.put("projection", p));
        if (!luts.isEmpty()) {
            ObjectNode tables = json.putObject("luts");
            new TreeMap<>(luts).forEach((c, digits) -> tables.put(c.toString(), digits));
        }
        if (!sliceLabels.isEmpty()) {
            ArrayNode labels = json.putArray("sliceLabels");
            sliceLabels.forEach(label -> {
                if (label.isEmpty()) labels.addNull();
                else labels.add(label);
            });
        }
        return json;
    }

    /** The same without slice labels: planes are not those that they name. */
    public ImageJState withoutSliceLabels() {
        return new ImageJState(mode, projection, luts, List.of());
    }
}
