package org.zarrkit.image;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.ngff.Series;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.Node;

/**
 * The names that {@code OME/METADATA.ome.xml} gives to the images of a collection ("bf2raw": in the order of the series).
 * Read when first asked for; a document that is missing, damaged or huge gives no names. Safe for many threads.
 */
final class SeriesNames {

    private static final long LARGEST_DOCUMENT = 64 << 20;
    private static final int MOST_IMAGES = 1 << 20;

    private final Place root;
    private List<String> names;
    private Optional<List<String>> paths = Optional.empty();

    SeriesNames(Place root) {
        this.root = root;
    }

    /** The name of the image at a path below the collection. */
    synchronized Optional<String> of(String path) {
        if (names == null) {
            names = read();
            paths = names.isEmpty() ? Optional.empty() : series();
        }
        int index = paths.isPresent() ? paths.get().indexOf(path) : number(path);
        return index >= 0 && index < names.size()
                ? Optional.of(names.get(index)).filter(name -> !name.isBlank())
                : Optional.empty();
    }

    private static int number(String path) {
        return path.matches("[0-9]{1,9}") ? Integer.parseInt(path) : -1;
    }

    private Optional<List<String>> series() {
        Place group = root.below("OME");
        try {
            return Node.read(group.store(), group.path())
                    .flatMap(node -> NgffReader.read(node.attributes(), node.zarrFormat(), group.toString())
                            .series())
                    .map(Series::paths);
        } catch (InvalidMetadataException | UnsupportedFeatureException e) {
            return Optional.empty();
        }
    }

    private List<String> read() {
        Place document = root.below("OME/METADATA.ome.xml");
        boolean readable = document.store()
                .size(document.path())
                .filter(size -> size <= LARGEST_DOCUMENT)
                .isPresent();
        return readable
                ? document.store().get(document.path()).map(SeriesNames::parse).orElse(List.of())
                : List.of();
    }

    /** Without DTD, so that no entity is expanded and nothing else is fetched. */
    private static List<String> parse(ByteBuffer xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<String> names = new ArrayList<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(
                    new ByteArrayInputStream(xml.array(), xml.arrayOffset() + xml.position(), xml.remaining()));
            while (reader.hasNext() && names.size() < MOST_IMAGES) {
                boolean image = reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("Image");
                if (image)
                    names.add(Optional.ofNullable(reader.getAttributeValue(null, "Name"))
                            .orElse(""));
            }
            return names;
        } catch (XMLStreamException e) {
            return List.of();
        }
    }
}
