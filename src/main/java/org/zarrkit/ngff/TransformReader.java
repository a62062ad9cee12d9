package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads coordinate transformations; what it cannot interpret becomes an {@link UnknownTransform} with a warning. */
final class TransformReader {

    /** Transforms within transforms, and transforms in one list, beyond which nobody meant it. */
    private static final int DEEPEST = 32;

    private static final int LONGEST = 1000;

    /** Members that are read by those who know what may stand at the ends of a transform. */
    private static final Set<String> ENDS = Set.of("input", "output");

    private final List<String> inputNames;
    private final List<String> outputNames;
    private final Set<String> readElsewhere;
    private final int depth;

    private TransformReader(List<String> inputNames, List<String> outputNames, Set<String> readElsewhere, int depth) {
        this.inputNames = inputNames;
        this.outputNames = outputNames;
        this.readElsewhere = readElsewhere;
        this.depth = depth;
    }

    /** Reads a transform that has no ends. */
    static CoordinateTransform read(DocumentNode transform) {
        return new TransformReader(List.of(), List.of(), Set.of(), 0).readKept(transform);
    }

    /**
     * Reads a transform without its ends, which are systems with these names of axes: pre-releases of 0.6 name them in
     * it.
     */
    static CoordinateTransform readBetween(DocumentNode transform, List<String> inputNames, List<String> outputNames) {
        return new TransformReader(inputNames, outputNames, ENDS, 0).readKept(transform);
    }

    private CoordinateTransform readKept(DocumentNode transform) {
        try {
            if (depth > DEEPEST)
                throw new IllegalArgumentException("more than " + DEEPEST + " transforms in each other");
            return interpret(transform);
        } catch (IllegalArgumentException e) {
            transform.warn(e.getMessage() + "; it is kept, but not applied");
            return new UnknownTransform(
                    transform.json().isObject()
                            ? UnknownMembers.of(transform.json(), readElsewhere).toObject()
                            : transform.json());
        }
    }

    private CoordinateTransform interpret(DocumentNode transform) {
        JsonNode json = transform.json();
        String type = json.path("type").asText();
        switch (type) {
            case "identity":
                return new Identity(unknown(json, type));
            case "scale":
                return new Scale(Numbers.list(json.path(type), type), unknown(json, type));
            case "translation":
                return new Translation(Numbers.list(json.path(type), type), unknown(json, type));
            case "affine", "rotation":
                return matrix(transform, type);
            case "mapAxis":
                return new MapAxis(mapped(json.path(type)), unknown(json, type));
            case "projectAxis":
                return projection(json);
            case "sequence":
                return new Sequence(children(transform.get("transformations")), unknown(json, "transformations"));
            case "byDimension":
                return new ByDimension(sides(transform.get("transformations")), unknown(json, "transformations"));
            case "bijection":
                return new Bijection(
                        child(transform.get("forward")),
                        child(transform.get("inverse")),
                        unknown(json, "forward", "inverse"));
            case "displacements", "coordinates":
                return field(transform, type);
            default:
                throw new IllegalArgumentException("the type is none that OME-Zarr 0.6rc0 has");
        }
    }

    private UnknownMembers unknown(JsonNode json, String... known) {
        Stream<String> own = Stream.concat(Stream.of("type"), Stream.of(known));
        return UnknownMembers.of(
                json, Stream.concat(own, readElsewhere.stream()).collect(Collectors.toSet()));
    }

    private CoordinateTransform child(DocumentNode transform) {
        if (!transform.json().isObject()) throw new IllegalArgumentException("a part of it is no transform");
        return new TransformReader(List.of(), List.of(), Set.of(), depth + 1).readKept(transform);
    }

    private List<CoordinateTransform> children(DocumentNode list) {
        // MUST ("sequence"): a list that is not empty.
        if (list.json().isEmpty() || list.json().size() > LONGEST)
            throw new IllegalArgumentException("it has " + list.json().size() + " parts; expected 1 to " + LONGEST);
        return list.items().stream().map(this::child).toList();
    }

    private CoordinateTransform matrix(DocumentNode transform, String type) {
        JsonNode json = transform.json();
        StoredMatrix.Kind kind = type.equals("rotation") ? StoredMatrix.Kind.ROTATION : StoredMatrix.Kind.AFFINE;
        if (!json.has(type) && json.path("path").isTextual())
            return new StoredMatrix(kind, json.path("path").textValue(), unknown(json, "path"));
        CoordinateTransform read = kind.of(Numbers.rows(json.path(type), type), unknown(json, type));
        // MUST ("rotation"): orthonormal, determinant 1.
        if (read instanceof Rotation rotation && !rotation.isOrthonormal())
            transform.warn("the matrix is no rotation: its rows are not orthonormal; it is applied as it is");
        return read;
    }

    private VectorField field(DocumentNode transform, String type) {
        JsonNode json = transform.json();
        if (!json.path("path").isTextual()) throw new IllegalArgumentException("the path of the field is missing");
        VectorField.Kind kind =
                type.equals("displacements") ? VectorField.Kind.DISPLACEMENTS : VectorField.Kind.COORDINATES;
        JsonNode stated = json.path("interpolation");
        UnknownMembers unknown = unknown(json, "path");
        transform.warn("a field of " + type + "; it is kept, but not applied");
        return stated.isTextual()
                ? new VectorField(
                        kind,
                        json.path("path").textValue(),
                        Optional.of(stated.textValue()),
                        unknown.without(Set.of("interpolation")))
                : new VectorField(kind, json.path("path").textValue(), Optional.empty(), unknown);
    }

    /** Positions of inputs; in early pre-releases an object that gives for each output axis its input axis. */
    private List<Integer> mapped(JsonNode map) {
        if (!map.isObject()) return positions(map);
        return outputNames.stream()
                .map(name -> inputNames.indexOf(map.path(name).asText()))
                .toList();
    }

    private ProjectAxis projection(JsonNode json) {
        String dropped = "droppedInputs";
        String created = "createdOutputs";
        if (!json.has(dropped) && !json.has(created))
            throw new IllegalArgumentException("neither " + dropped + " nor " + created + " are stated");
        return new ProjectAxis(
                json.has(dropped) ? positions(json.path(dropped)) : List.of(),
                json.has(created) ? positions(json.path(created)) : List.of(),
                unknown(json, dropped, created));
    }

    private static List<Integer> positions(JsonNode list) {
        return Numbers.positions(list, List.of());
    }

    private List<ByDimension.Part> sides(DocumentNode list) {
        if (list.json().size() > Axis.MOST) throw new IllegalArgumentException("more transforms than axes");
        List<ByDimension.Part> sides = new ArrayList<>();
        for (DocumentNode item : list.items()) {
            ByDimensionSpelling side = ByDimensionSpelling.of(item);
            sides.add(new ByDimension.Part(
                    Numbers.positions(item.json().path(side.inputs()), inputNames),
                    Numbers.positions(item.json().path(side.outputs()), outputNames),
                    child(side.transform(item)),
                    side.unknown(item)));
        }
        return sides;
    }
}
