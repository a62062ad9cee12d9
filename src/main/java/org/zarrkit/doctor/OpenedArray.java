package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ZarrArray;

/**
 * Whether Zarrkit itself can open an array: what no single rule covers, such as options that do not fit together.
 *
 * @param fault why it can't
 */
record OpenedArray(Optional<ZarrArray> array, Optional<Fault> fault) {

    static final Law VALID = new Law(
            "array-valid", Force.MUST, "Zarr 2 and 3, array metadata", "correct the document, or write the array anew");
    static final Law SUPPORTED = new Law(
            "array-supported", Force.SHOULD, "Zarrkit", "check the array with a program that has what is missing here");

    static List<Law> laws() {
        return List.of(VALID, SUPPORTED);
    }

    /** Opens an array from its document; no chunk is read. */
    static OpenedArray of(Store store, ZarrNode node) {
        try {
            return new OpenedArray(Optional.of(ZarrArray.open(store, node.path())), Optional.empty());
        } catch (InvalidMetadataException | NotFoundException e) {
            return failed(VALID, store, node, e, "a document that describes an array");
        } catch (UnsupportedFeatureException e) {
            return failed(SUPPORTED, store, node, e, "what Zarrkit can read");
        } catch (StoreException e) {
            return failed(NodeReader.READABLE, store, node, e, "a store that can be read");
        }
    }

    private static OpenedArray failed(Law law, Store store, ZarrNode node, ZarrkitException e, String expected) {
        Problem problem = new Problem(node.document().place(), reason(e, store), expected);
        return new OpenedArray(Optional.empty(), Optional.of(new Fault(law, problem)));
    }

    /** The message without the place, which the finding has. */
    static String reason(ZarrkitException e, Store store) {
        String message = String.valueOf(e.getMessage());
        String start = store.toString();
        String text = message.startsWith(start) ? message.substring(start.length()) : message;
        return Excerpt.sentence(text.replaceFirst("^, (key|path) '[^']*'", "").replaceFirst("^[:. ]+", ""));
    }
}
