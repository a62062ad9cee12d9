package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zarrkit.error.UnsupportedFeatureException;

/** Finds out which version of OME-Zarr a document follows. */
final class VersionDetection {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4}\\.\\d{1,4})(.*)", Pattern.DOTALL);

    private static final List<String> HOLDERS = List.of("plate", "well", "image-label", "omero");

    private VersionDetection() {}

    /**
     * The version that the document states, in any of the places where versions have been put; else what its axes
     * tell.
     *
     * @throws UnsupportedFeatureException if it states a version that Zarrkit does not read
     */
    static NgffVersion detect(DocumentNode document, int zarrFormat) {
        Optional<DocumentNode> stated = statement(document, zarrFormat);
        if (stated.isEmpty()) {
            NgffVersion inferred = infer(document, zarrFormat);
            if (zarrFormat == 3) document.get("version").warn("the version is required; read as " + inferred.text());
            return inferred;
        }
        return interpret(stated.get(), document, zarrFormat);
    }

    private static Optional<DocumentNode> statement(DocumentNode document, int zarrFormat) {
        List<DocumentNode> places = new ArrayList<>();
        document.get("multiscales").items().forEach(multiscale -> places.add(multiscale.get("version")));
        HOLDERS.forEach(holder -> places.add(document.get(holder).get("version")));
        // From 0.5 on the version stands beside the members; before, only by mistake.
        places.add(zarrFormat == 3 ? 0 : places.size(), document.get("version"));
        return places.stream().filter(DocumentNode::exists).findFirst();
    }

    private static NgffVersion interpret(DocumentNode stated, DocumentNode document, int zarrFormat) {
        Matcher numbers = NUMBERS.matcher(stated.json().asText());
        if (!numbers.matches()) {
            NgffVersion inferred = infer(document, zarrFormat);
            stated.warn("not a version of OME-Zarr; read as " + inferred.text());
            return inferred;
        }
        NgffVersion version = ofNumber(numbers.group(1)).orElseThrow(() -> unsupported(stated));
        if (!stated.json().asText().equals(version.text()))
            stated.warn("not a published version; read as " + version.text());
        if (version.zarrFormat() != zarrFormat)
            stated.warn("that version stands on Zarr " + version.zarrFormat() + ", but this is Zarr " + zarrFormat);
        return version;
    }

    /** Pre-releases of 0.6 differ from its release candidate in spelling; 0.9 allows more axes (RFC-3). */
    private static Optional<NgffVersion> ofNumber(String number) {
        return number.equals("0.6") || number.equals("0.9") ? Optional.of(NgffVersion.V0_6) : NgffVersion.of(number);
    }

    private static UnsupportedFeatureException unsupported(DocumentNode stated) {
        return new UnsupportedFeatureException(stated.place() + " is " + Excerpt.of(stated.json())
                + ": Zarrkit reads OME-Zarr 0.1 to 0.6. Convert the image to 0.5.");
    }

    private static NgffVersion infer(DocumentNode document, int zarrFormat) {
        JsonNode image = document.json().path("multiscales").path(0);
        if (image.has("coordinateSystems") || document.get("scene").exists()) return NgffVersion.V0_6;
        if (zarrFormat == 3) return NgffVersion.V0_5;
        JsonNode axes = image.path("axes");
        boolean images = document.get("multiscales").exists();
        if (images && !axes.isArray()) return NgffVersion.V0_1;
        return axes.path(0).isTextual() ? NgffVersion.V0_3 : NgffVersion.V0_4;
    }
}
