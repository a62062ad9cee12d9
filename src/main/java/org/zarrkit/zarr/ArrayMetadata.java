package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.zarrkit.codec.ChunkSpec;
import org.zarrkit.codec.Codec;
import org.zarrkit.codec.Codecs;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * The description of an array in Zarr 3 terms, whatever is on disk; axes in C order. {@code chunkShape} is that of the
 * stored objects (shards, where there are any); {@code typeName} and {@code codecs} may be ones that Zarrkit does not
 * have: such an array can be described, not opened.
 */
public record ArrayMetadata(
        int zarrFormat,
        List<Long> shape,
        String typeName,
        List<Integer> chunkShape,
        ChunkKeyEncoding keyEncoding,
        JsonNode fillValue,
        List<CodecDescription> codecs,
        List<Optional<String>> dimensionNames,
        ObjectNode attributes,
        ObjectNode unknownMembers)
        implements Node {

    static final String SHARDING = "sharding_indexed";

    public ArrayMetadata {
        shape = List.copyOf(shape);
        chunkShape = List.copyOf(chunkShape);
        codecs = List.copyOf(codecs);
        dimensionNames = List.copyOf(dimensionNames);
        attributes = attributes.deepCopy();
        unknownMembers = unknownMembers.deepCopy();
        if (chunkShape.size() != shape.size())
            throw new IllegalArgumentException("shape " + shape + " and chunk shape " + chunkShape + " differ in rank");
        if (!dimensionNames.isEmpty() && dimensionNames.size() != shape.size())
            throw new IllegalArgumentException("shape " + shape + " and " + dimensionNames + " differ in rank");
    }

    /** A new array with fill value 0, default keys of its format, no dimension names and no attributes. */
    public static ArrayMetadata of(
            int zarrFormat, List<Long> shape, DataType type, List<Integer> chunkShape, List<CodecDescription> codecs) {
        ChunkKeyEncoding keys = ChunkKeyEncoding.defaultOf(zarrFormat);
        JsonNode zero = FillValue.json(0, type);
        return new ArrayMetadata(
                zarrFormat,
                shape,
                type.zarrName(),
                chunkShape,
                keys,
                zero,
                codecs,
                List.of(),
                Json.object(),
                Json.object());
    }

    public ArrayMetadata withDimensionNames(List<String> names) {
        return new ArrayMetadata(
                zarrFormat,
                shape,
                typeName,
                chunkShape,
                keyEncoding,
                fillValue,
                codecs,
                names.stream().map(Optional::of).toList(),
                attributes,
                unknownMembers);
    }

    public ArrayMetadata withAttributes(ObjectNode newAttributes) {
        return new ArrayMetadata(
                zarrFormat,
                shape,
                typeName,
                chunkShape,
                keyEncoding,
                fillValue,
                codecs,
                dimensionNames,
                newAttributes,
                unknownMembers);
    }

    public ArrayMetadata withShape(List<Long> newShape) {
        return new ArrayMetadata(
                zarrFormat,
                newShape,
                typeName,
                chunkShape,
                keyEncoding,
                fillValue,
                codecs,
                dimensionNames,
                attributes,
                unknownMembers);
    }

    /** The same array stored in another way, with the default keys of the format. */
    public ArrayMetadata withLayout(int format, List<Integer> newChunkShape, List<CodecDescription> newCodecs) {
        ArrayMetadata array = format == zarrFormat ? this : FormatConversion.converted(this, format);
        return new ArrayMetadata(
                format,
                shape,
                typeName,
                newChunkShape,
                format == zarrFormat ? keyEncoding : ChunkKeyEncoding.defaultOf(format),
                array.fillValue,
                newCodecs,
                array.dimensionNames,
                array.attributes,
                array.unknownMembers);
    }

    /** The same array with chunks under the keys that new arrays of its format have. */
    public ArrayMetadata withDefaultKeys() {
        return new ArrayMetadata(
                zarrFormat,
                shape,
                typeName,
                chunkShape,
                ChunkKeyEncoding.defaultOf(zarrFormat),
                fillValue,
                codecs,
                dimensionNames,
                attributes,
                unknownMembers);
    }

    public int rank() {
        return shape.size();
    }

    /** Whether a stored object is a shard of smaller chunks. */
    public boolean isSharded() {
        return codecs.stream().anyMatch(codec -> codec.name().equals(SHARDING));
    }

    /**
     * The codecs, in order of encoding.
     *
     * @throws UnsupportedFeatureException if one is not known
     */
    List<Codec> toCodecs() {
        if (zarrFormat == 2) return V2Codecs.toCodecs(codecs);
        return codecs.stream()
                .map(codec -> Codecs.of(codec.name(), codec.configuration()))
                .toList();
    }

    /** The element type, or empty if it is none that pixels can have. */
    public Optional<DataType> type() {
        return DataType.named(typeName);
    }

    /**
     * What one stored object decodes to.
     *
     * @throws UnsupportedFeatureException if the type is none that pixels can have
     */
    public ChunkSpec chunkSpec() {
        DataType type = type().orElseThrow(() -> new UnsupportedFeatureException("elements of type '" + typeName
                + "' can't be read as pixels; booleans, integers and floats of 16 to 64 bits can"));
        long fillBits = fillValue.isNull() ? 0 : FillValue.bits(new Member("fill_value", fillValue), type);
        return new ChunkSpec(type, chunkShape, fillBits);
    }

    @Override
    public ObjectNode attributes() {
        return attributes.deepCopy();
    }

    /** Members of the document that Zarrkit does not know; kept when it is written. */
    @Override
    public ObjectNode unknownMembers() {
        return unknownMembers.deepCopy();
    }
}
