package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
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

    @Override
    public AffineMatrix toAffine(int rank) {
        throw new UnsupportedFeatureException("coordinate transformation " + Excerpt.of(json)
                + " is of a type that Zarrkit does not know; known are identity, scale, translation, affine, sequence");
    }

    @Override
    public boolean isAffine() {
        return false;
    }
}
