package org.zarrkit.doctor;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.Keys;

/**
 * What the OME-XML of a collection holds; no entity is resolved, nothing outside is read.
 *
 * @param images the number of Image elements
 * @param pixels the first element that stands for pixels; empty if there is none
 */
record OmeXml(int images, Optional<String> pixels) {

    private static final int LARGEST = 64 << 20;
    private static final Set<String> PIXELS = Set.of("BinData", "BinaryOnly", "TiffData");

    static String key(CollectionGroup collection) {
        return Keys.join(collection.group().path(), "OME/METADATA.ome.xml");
    }

    static boolean exists(CollectionGroup collection) {
        try {
            return collection.nodes().store().size(key(collection)).isPresent();
        } catch (StoreException e) {
            return true; // what can't be read is said where it is read
        }
    }

    private static Place place(CollectionGroup collection) {
        return new Place(Keys.join(collection.group().path(), "OME"), key(collection), "");
    }

    static Stream<Problem> valid(CollectionGroup collection) {
        try {
            read(collection);
            return Stream.empty();
        } catch (XMLStreamException | ZarrkitException e) {
            return Stream.of(
                    new Problem(place(collection), Excerpt.sentence(String.valueOf(e.getMessage())), "OME-XML"));
        }
    }

    static Stream<Problem> metadataOnly(CollectionGroup collection) {
        return content(collection)
                .flatMap(OmeXml::pixels)
                .map(element -> new Problem(place(collection), "<" + element + ">", "<MetadataOnly/>"))
                .stream();
    }

    /** The number of images is that of the list; whether their order is the same can't be seen. */
    static Stream<Problem> count(CollectionGroup collection) {
        long listed = collection.listed().size();
        return content(collection)
                .filter(xml -> listed > 0 && xml.images() != listed)
                .map(xml -> new Problem(
                        place(collection), xml.images() + " Image elements", listed + ", as many as images"))
                .stream();
    }

    private static Optional<OmeXml> content(CollectionGroup collection) {
        try {
            return read(collection);
        } catch (XMLStreamException | ZarrkitException e) {
            return Optional.empty(); // a matter of valid()
        }
    }

    private static Optional<OmeXml> read(CollectionGroup collection) throws XMLStreamException {
        Optional<ByteBuffer> bytes = collection.nodes().store().get(key(collection), ByteRange.of(0, LARGEST));
        if (bytes.isEmpty() || bytes.get().remaining() == LARGEST) return Optional.empty();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        ByteBuffer xml = bytes.get();
        return Optional.of(read(factory.createXMLStreamReader(
                new ByteArrayInputStream(xml.array(), xml.arrayOffset() + xml.position(), xml.remaining()))));
    }

    private static OmeXml read(XMLStreamReader xml) throws XMLStreamException {
        int images = 0;
        Optional<String> pixels = Optional.empty();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            String name = xml.getLocalName();
            if (name.equals("Image")) images++;
            if (pixels.isEmpty() && PIXELS.contains(name)) pixels = Optional.of(name);
        }
        return new OmeXml(images, pixels);
    }
}
