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
import org.junit.jupiter.api.Test;

class NgffRoundTripTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 500)
    void whatIsWrittenIsReadAgainWithoutWarning(
            @ForAll("images") Multiscale image, @ForAll("versions") NgffVersion version)
            throws JsonProcessingException {
        JsonNode written = MAPPER.readTree(NgffWriter.write(image, version).toString());
        NgffDocument read = NgffReader.read(written, version.zarrFormat());
        assertThat(read.contents()).containsExactly(image);
        assertThat(read.version()).contains(version);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void whatIsWrittenFitsTheStrictSchemaOfItsVersion() {
        ConformanceData.folder();
        for (NgffVersion version : List.of(NgffVersion.V0_4, NgffVersion.V0_5))
            for (Multiscale image : images().list().ofSize(100).sample())
                assertThat(OfficialSchema.faults(NgffWriter.write(image, version), version.text(), "strict_image"))
                        .isEmpty();
    }

    @Test
    void theSchemaCheckFindsFaults() {
        ConformanceData.folder();
        for (NgffVersion version : List.of(NgffVersion.V0_4, NgffVersion.V0_5)) {
            ObjectNode written = NgffWriter.write(images().sample(), version);
            ((ObjectNode) written.findParent("datasets")).remove("datasets");
            assertThat(OfficialSchema.faults(written, version.text(), "image")).isNotEmpty();
            assertThat(OfficialSchema.faults(written, version.text(), "strict_image"))
                    .isNotEmpty();
        }
    }

    @Provide
    Arbitrary<NgffVersion> versions() {
        return Arbitraries.of(NgffVersion.V0_4, NgffVersion.V0_5);
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
