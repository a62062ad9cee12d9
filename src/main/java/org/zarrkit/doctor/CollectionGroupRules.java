package org.zarrkit.doctor;

import java.util.List;
import java.util.stream.Stream;

/** The rules for the images of a collection: that they are where the layout says. */
final class CollectionGroupRules {

    private CollectionGroupRules() {}

    static final List<Rule<CollectionGroup>> RULES = RuleList.<CollectionGroup>of("OME-Zarr, \"bioformats2raw.layout\"")
            .must(
                    "series-image",
                    "correct the path in 'series', or write the image",
                    collection -> collection.listed().stream()
                            .filter(member -> !isImage(member.node()))
                            .map(member -> member.node()
                                    .problem(
                                            "an image, as " + member.reference().place() + " says")))
            .must(
                    "collection-images",
                    "number the images of the collection from 0 on, or list them in 'series' of the group" + " 'OME'",
                    CollectionGroupRules::numbered)
            .should(
                    "collection-xml",
                    "add the OME-XML of the collection as OME/METADATA.ome.xml",
                    collection -> OmeXml.exists(collection)
                            ? Stream.empty()
                            : Stream.of(new Problem(
                                    Place.of("", OmeXml.key(collection)), "nothing", "the OME-XML of all images")))
            .must("collection-xml-valid", "write the OME-XML anew", OmeXml::valid)
            .must(
                    "collection-xml-metadata-only",
                    "write MetadataOnly elements in place of pixels",
                    OmeXml::metadataOnly)
            .must("collection-xml-count", "write one Image element for each image", OmeXml::count)
            .list();

    static boolean isImage(ZarrNode node) {
        return node.isGroup()
                && node.ome().filter(ome -> ome.has("multiscales")).isPresent();
    }

    private static Stream<Problem> numbered(CollectionGroup collection) {
        if (collection.isPlate() || collection.series().isPresent()) return Stream.empty();
        ZarrNode first = collection.nodes().at(collection.group().path(), "0").orElseThrow();
        return isImage(first) ? Stream.empty() : Stream.of(first.problem("the first image of the collection"));
    }
}
