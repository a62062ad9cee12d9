package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NgffRoundTripTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 500)
    void whatIsWrittenIsReadAgainWithoutWarning(
            @ForAll("images") Multiscale image, @ForAll("versions") NgffVersion version)
            throws JsonProcessingException {
        JsonNode written = MAPPER.readTree(NgffWriter.write(image, version).toString());
        NgffDocument read = NgffReader.read(written, version.zarrFormat());
        if (version != NgffVersion.V0_6) assertThat(read.contents()).containsExactly(image);
        assertThat(read.image().axes()).isEqualTo(image.axes());
        assertThat(read.image().rendering()).isEqualTo(image.rendering());
        assertThat(read.image().description()).isEqualTo(image.description());
        for (int i = 0; i < image.levels().size(); i++) {
            assertThat(read.image().levels().get(i).unknown())
                    .isEqualTo(image.levels().get(i).unknown());
            assertThat(read.image().pixelSizes(i)).isEqualTo(image.pixelSizes(i));
            for (int d = 0; d < image.rank(); d++)
                assertThat(read.image().origin(i)[d])
                        .isCloseTo(image.origin(i)[d], Offset.offset(1e-9 * (1 + Math.abs(image.origin(i)[d]))));
        }
        assertThat(read.version()).contains(version);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void whatIsWrittenFitsTheStrictSchemaOfItsVersion() {
        ConformanceData.folder();
        for (NgffVersion version : List.of(NgffVersion.V0_4, NgffVersion.V0_5, NgffVersion.V0_6))
            for (Multiscale image : images().list().ofSize(100).sample())
                assertThat(OfficialSchema.faults(NgffWriter.write(image, version), version.text(), "strict_image"))
                        .isEmpty();
    }

    @Property(tries = 200)
    void transformsBetweenSystemsAreWrittenAndReadAgain(
            @ForAll("images") Multiscale image, @ForAll("chains") List<CoordinateTransform> chain)
            throws JsonProcessingException {
        Multiscale linked = linked(image, chain);
        JsonNode written =
                MAPPER.readTree(NgffWriter.write(linked, NgffVersion.V0_6).toString());
        Multiscale read = NgffReader.read(written, 3).image();
        assertThat(read.systems()).isEqualTo(linked.systems());
        assertThat(NgffWriter.losses(linked, NgffVersion.V0_5)).hasSize(2).allMatch(loss -> loss.contains("world"));
        assertThat(NgffWriter.losses(linked, NgffVersion.V0_6)).isEmpty();
    }

    @Test
    void writtenTransformsFitTheSchema() {
        ConformanceData.folder();
        for (int i = 0; i < 50; i++)
            assertThat(OfficialSchema.faults(
                            NgffWriter.write(linked(images().sample(), chains().sample()), NgffVersion.V0_6),
                            "0.6rc0",
                            "strict_image"))
                    .isEmpty();
    }

    /** The image with a second system, and a transform to it. */
    private static Multiscale linked(Multiscale image, List<CoordinateTransform> chain) {
        CoordinateSystem world = new CoordinateSystem("world", image.axes());
        CoordinateTransform transform = chain.size() == 1 ? chain.get(0) : new Sequence(chain);
        return image.withSystems(new CoordinateSystems(
                List.of(world, image.systems().intrinsic()),
                image.systems().intrinsicName(),
                List.of(new LinkedTransform(
                        SystemReference.named(image.systems().intrinsicName()),
                        SystemReference.named("world"),
                        forRank(transform, image.rank())))));
    }

    /** A transform of two coordinates as the last ones of more. */
    private static CoordinateTransform forRank(CoordinateTransform two, int rank) {
        if (rank == 2) return two;
        List<Integer> first = IntStream.range(0, rank - 2).boxed().toList();
        List<Integer> last = List.of(rank - 2, rank - 1);
        return new ByDimension(
                List.of(
                        new ByDimension.Part(last, last, two, unknown("mine")),
                        new ByDimension.Part(first, first, new Identity(), UnknownMembers.NONE)),
                UnknownMembers.NONE);
    }

    @Provide
    Arbitrary<List<CoordinateTransform>> chains() {
        AffineMatrix affine = AffineMatrix.of(new double[][] {{1, 0.5, 3}, {-2, 1, 0}});
        return Arbitraries.<CoordinateTransform>of(
                        new Identity(unknown("kept")),
                        Scale.of(2, 0.25),
                        Translation.of(-1, 5),
                        new MapAxis(List.of(1, 0)),
                        new Affine(affine, unknown("mine")),
                        Rotation.of(new double[][] {{0, -1}, {1, 0}}, UnknownMembers.NONE),
                        new Bijection(Scale.of(2, 4), Scale.of(0.5, 0.25), UnknownMembers.NONE),
                        new StoredMatrix(StoredMatrix.Kind.AFFINE, "matrices/a", UnknownMembers.NONE),
                        new VectorField(
                                VectorField.Kind.DISPLACEMENTS, "field", Optional.of("linear"), UnknownMembers.NONE))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Test
    void theSchemaCheckFindsFaults() {
        ConformanceData.folder();
        for (NgffVersion version : List.of(NgffVersion.V0_4, NgffVersion.V0_5, NgffVersion.V0_6)) {
            ObjectNode written = NgffWriter.write(images().sample(), version);
            ((ObjectNode) written.findParent("datasets")).remove("datasets");
            assertThat(OfficialSchema.faults(written, version.text(), "image")).isNotEmpty();
            assertThat(OfficialSchema.faults(written, version.text(), "strict_image"))
                    .isNotEmpty();
        }
    }

    @Provide
    Arbitrary<NgffVersion> versions() {
        return Arbitraries.of(NgffVersion.V0_4, NgffVersion.V0_5, NgffVersion.V0_6);
    }

    @Provide
    Arbitrary<Multiscale> images() {
        return axes().flatMap(axes -> Combinators.combine(
                        levels(axes.size()), transforms(axes.size()), rendering(), description())
                .as((levels, common, rendering, description) ->
                        new Multiscale(axes, levels, common, rendering, description)));
    }

    private static Arbitrary<List<Axis>> axes() {
        Axis micrometer = Axis.space("y").withUnit("µm");
        Axis oriented = new Axis("x", Optional.of("space"), Optional.empty(), unknown("orientation"));
        return Arbitraries.of(
                List.of(micrometer, Axis.space("x")),
                List.of(Axis.space("depth").withUnit("nm"), micrometer, Axis.space("x")),
                List.of(Axis.time("t").withUnit("s"), Axis.channel("c"), Axis.space("z"), micrometer, Axis.space("x")),
                List.of(Axis.of("angle", AxisType.OTHER), micrometer, Axis.space("x")),
                List.of(
                        new Axis("lambda", Optional.of("spectrum"), Optional.of("nanometer"), UnknownMembers.NONE),
                        micrometer,
                        oriented));
    }

    private static Arbitrary<List<Level>> levels(int rank) {
        return Combinators.combine(stated(rank).list().ofMinSize(1).ofMaxSize(4), unknown())
                .as((transforms, unknown) -> IntStream.range(0, transforms.size())
                        .mapToObj(i -> new Level("scale" + i + "/image", transforms.get(i), unknown))
                        .toList());
    }

    private static Arbitrary<List<CoordinateTransform>> transforms(int rank) {
        return Arbitraries.oneOf(Arbitraries.just(List.of()), stated(rank));
    }

    private static Arbitrary<List<CoordinateTransform>> stated(int rank) {
        Arbitrary<Scale> scale = Arbitraries.doubles()
                .between(1e-6, 1e6)
                .ofScale(9)
                .list()
                .ofSize(rank)
                .map(Scale::new);
        Arbitrary<Translation> shift = Arbitraries.doubles()
                .between(-1e9, 1e9)
                .ofScale(9)
                .list()
                .ofSize(rank)
                .map(Translation::new);
        return Arbitraries.oneOf(
                scale.map(List::of), Combinators.combine(scale, shift).as(List::of));
    }

    private static Arbitrary<Rendering> rendering() {
        Arbitrary<Rendering> stated = Combinators.combine(
                        channel().list().ofMaxSize(3), Arbitraries.integers().between(0, 99), model(), unknown())
                .as((channels, z, model, unknown) ->
                        new Rendering(channels, Optional.of(z), Optional.of(z / 2), Optional.of(model), unknown));
        return Arbitraries.oneOf(Arbitraries.just(Rendering.NONE), stated);
    }

    private static Arbitrary<String> model() {
        return Arbitraries.of("color", "greyscale");
    }

    private static Arbitrary<Channel> channel() {
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(8).optional(),
                        Arbitraries.integers().between(0, 0xFFFFFF),
                        Arbitraries.doubles().between(-1e6, 1e6).list().ofSize(4),
                        Arbitraries.of(true, false),
                        unknown())
                .as((label, color, limits, active, unknown) ->
                        new Channel(label, Optional.of(color), window(limits), active, unknown));
    }

    private static Window window(List<Double> limits) {
        return Window.of(limits.get(0), limits.get(1), limits.get(2), limits.get(3));
    }

    private static Arbitrary<Description> description() {
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(12), Arbitraries.of(Downsampling.values()), unknown())
                .as((name, method, unknown) -> new Description(
                        Optional.of(name), Optional.of(method.ngffType()), Optional.of(method.metadata()), unknown));
    }

    private static Arbitrary<UnknownMembers> unknown() {
        return Arbitraries.of(UnknownMembers.NONE, unknown("_creator"), unknown("@id"));
    }

    private static UnknownMembers unknown(String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject(name).put("value", "left-to-right").putArray("list").add(1);
        return UnknownMembers.of(object, Set.of());
    }
}
