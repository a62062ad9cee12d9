package org.zarrkit.info;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.LongStream;
import org.zarrkit.image.AxisOrder;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.Plate;
import org.zarrkit.ngff.Provenance;

/** What OME metadata say, as JSON; the keys are listed in the help of {@code info}. */
final class ImageInfo {

    private ImageInfo() {}

    /** An image that is no Zarr. */
    static ObjectNode ofFile(Pyramid<?> image) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("path", "").put("node", "file");
        ArrayNode shape = json.putArray("shape");
        LongStream.of(AxisOrder.reversed(image.level(0).dimensionsAsLongArray()))
                .forEach(shape::add);
        json.put("data_type", image.storedType().zarrName());
        putImage(json.putArray("images").addObject(), image.multiscale());
        return json;
    }

    /** Adds what the document of a group says; nothing if it says nothing. */
    static void put(ObjectNode json, NgffDocument document) {
        document.version().ifPresent(version -> json.put("ome_version", version.text()));
        if (!document.images().isEmpty()) {
            ArrayNode images = json.putArray("images");
            document.images().forEach(image -> putImage(images.addObject(), image));
        }
        document.labels().ifPresent(labels -> addAll(json.putArray("labels"), labels.paths()));
        document.imageLabel().ifPresent(label -> {
            ObjectNode node =
                    json.putObject("image_label").put("colors", label.colors().size());
            label.source().ifPresent(source -> node.put("source", source));
        });
        document.plate().ifPresent(plate -> putPlate(json.putObject("plate"), plate));
        document.well().ifPresent(well -> {
            ArrayNode fields = json.putObject("well").putArray("fields");
            well.fields().forEach(field -> fields.add(field.path()));
        });
        document.series().ifPresent(series -> addAll(json.putArray("series"), series.paths()));
        document.bioformats2rawLayout().ifPresent(layout -> json.put("layout", layout.layout()));
        document.scene().ifPresent(scene -> SystemsInfo.putScene(json.putObject("scene"), scene));
        if (!document.warnings().isEmpty()) addAll(json.putArray("warnings"), document.warnings());
    }

    private static void addAll(ArrayNode array, Iterable<String> texts) {
        texts.forEach(array::add);
    }

    private static void putPlate(ObjectNode json, Plate plate) {
        plate.name().ifPresent(name -> json.put("name", name));
        addAll(json.putArray("rows"), plate.layout().rows());
        addAll(json.putArray("columns"), plate.layout().columns());
        ArrayNode wells = json.putArray("wells");
        plate.wells().forEach(well -> wells.add(well.path()));
    }

    private static void putImage(ObjectNode json, Multiscale image) {
        json.put("name", image.name());
        ArrayNode axes = json.putArray("axes");
        for (Axis axis : image.axes()) {
            ObjectNode node = axes.addObject().put("name", axis.name());
            axis.typeName().ifPresent(type -> node.put("type", type));
            axis.unit().ifPresent(unit -> node.put("unit", unit));
        }
        ArrayNode levels = json.putArray("levels");
        for (int i = 0; i < image.levels().size(); i++) putLevel(levels.addObject(), image, i);
        if (!image.systems().isAlone())
            SystemsInfo.put(json, image.systems().list(), image.systems().links());
        ArrayNode channels = json.putArray("channels");
        image.channels().forEach(channel -> putChannel(channels.addObject(), channel));
        Provenance.of(image).ifPresent(provenance -> addAll(json.putArray("provenance"), provenance.lines()));
    }

    private static void putLevel(ObjectNode json, Multiscale image, int index) {
        Level level = image.levels().get(index);
        json.put("path", level.path());
        if (level.transforms().isEmpty()) return;
        ArrayNode scale = json.putArray("scale");
        for (double size : image.pixelSizes(index)) scale.add(size);
        ArrayNode translation = json.putArray("translation");
        for (double offset : image.origin(index)) translation.add(offset);
    }

    private static void putChannel(ObjectNode json, Channel channel) {
        channel.label().ifPresent(label -> json.put("label", label));
        channel.color().ifPresent(color -> json.put("color", String.format(Locale.ROOT, "%06X", color)));
        ObjectNode window = json.putObject("window");
        channel.window().min().ifPresent(value -> window.put("min", value));
        channel.window().max().ifPresent(value -> window.put("max", value));
        channel.window().start().ifPresent(value -> window.put("start", value));
        channel.window().end().ifPresent(value -> window.put("end", value));
        json.put("active", channel.active());
    }
}
