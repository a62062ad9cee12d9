package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.zarrkit.error.UnsupportedFeatureException;

/** A transform that Zarrkit cannot interpret, kept as it stands in the document. */
public record UnknownTransform(JsonNode json) implements CoordinateTransform {

    public UnknownTransform {
        json = json.deepCopy();
    }

    /** A copy of the transform as it stands in the document. */
    @Override
    public JsonNode json() {
        return json.deepCopy();
    }

    /** All members of the transform. */
    @Override
    public UnknownMembers unknown() {
        return UnknownMembers.of(json, Set.of());
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        throw new UnsupportedFeatureException(
                "coordinate transformation " + Excerpt.of(json) + " can't be interpreted; the warnings say why");
    }

    @Override
    public boolean isAffine() {
        return false;
    }
}
