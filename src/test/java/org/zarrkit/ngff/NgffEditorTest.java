package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.UnsupportedFeatureException;

class NgffEditorTest {

    private static final String TRANSFORMS_0 = "[{\"type\":\"scale\",\"scale\":[1,0.5,0.25],\"mine\":1}]";
    private static final String TRANSFORMS_1 = "[{\"type\":\"scale\",\"scale\":[1,1.0,0.5]},"
            + "{\"type\":\"translation\",\"translation\":[0,0.25,0.125]}]";

    private static final String MULTISCALES = "[{\"zzz\":1,\"datasets\":[{\"path\":\"0\",\"coordinateTransformations\":"
            + TRANSFORMS_0 + "},{\"coordinateTransformations\":" + TRANSFORMS_1
            + ",\"path\":\"1\",\"aaa\":2}],\"axes\":["
            + "{\"name\":\"c\",\"type\":\"channel\"},{\"unit\":\"mm\",\"name\":\"y\",\"type\":\"space\",\"long\":[3]},"
            + "{\"name\":\"x\",\"type\":\"space\"}],\"name\":\"old\",\"version\":\"0.4\"},{\"other\":true}]";

    private static final String OMERO = "{\"id\":7,\"name\":\"old\",\"channels\":[{\"color\":\"00ff00\",\"window\":"
            + "{\"start\":5,\"end\":90,\"min\":0,\"max\":100},\"label\":\"a\",\"family\":\"linear\",\"active\":false},"
            + "{\"label\":\"b\"}],\"rdefs\":{\"model\":\"color\",\"defaultT\":0}}";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String in(int zarrFormat, String multiscales, String omero) {
        String members = "\"multiscales\":" + multiscales + (omero.isEmpty() ? "" : ",\"omero\":" + omero);
        return zarrFormat == 2
                ? "{\"first\":[1]," + members + ",\"last\":null}"
                : "{\"first\":[1],\"ome\":{\"version\":\"0.5\"," + members + "},\"last\":null}";
    }

    private static Multiscale complete(ObjectNode attributes, int zarrFormat) {
        Multiscale image = NgffReader.read(attributes, zarrFormat).image();
        return image.withRendering(image.rendering().completedFrom(2, 0, 65535));
    }

    private static String edited(String attributes, int zarrFormat, ImageChange change) {
        ObjectNode before = json(attributes);
        String copy = before.toString();
        ObjectNode after = NgffEditor.edit(complete(before, zarrFormat), change, before, zarrFormat);
        assertThat(before).as("the original").hasToString(copy);
        return after.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void nothingButWhatIsNamedChanges(int zarrFormat) {
        String attributes = in(zarrFormat, MULTISCALES, OMERO);
        assertThat(edited(attributes, zarrFormat, ImageChange.NONE)).isEqualTo(attributes);
        assertThat(edited(attributes, zarrFormat, ImageChange.NONE.withName("new")))
                .isEqualTo(attributes.replace("\"old\"", "\"new\""));
        assertThat(edited(attributes, zarrFormat, ImageChange.NONE.withAxis("y", a -> a.withUnit("\u03BCm"))))
                .isEqualTo(attributes.replace("\"unit\":\"mm\"", "\"unit\":\"micrometer\""));
        assertThat(edited(attributes, zarrFormat, ImageChange.NONE.withAxis("y", a -> a.withUnit("pixel"))))
                .isEqualTo(attributes.replace("\"unit\":\"mm\",", ""));
        assertThat(edited(attributes, zarrFormat, ImageChange.NONE.withAxis("x", a -> a.withUnit("furlong"))))
                .isEqualTo(attributes.replace(
                        "{\"name\":\"x\",\"type\":\"space\"}",
                        "{\"name\":\"x\",\"type\":\"space\",\"unit\":\"furlong\"}"));
    }

    @Test
    void levelsKeepTheirRatiosAndShiftsGrowWithThePixels() {
        String after = edited(in(2, MULTISCALES, ""), 2, ImageChange.NONE.withAxis("y", a -> a.withPixelSize(3)));
        assertThat(after)
                .isEqualTo(in(2, MULTISCALES, "")
                        .replace("[1,0.5,0.25]", "[1,3.0,0.25]")
                        .replace("[1,1.0,0.5]", "[1,6.0,0.5]")
                        .replace("[0,0.25,0.125]", "[0,1.5,0.125]"));
    }

    @Test
    void anOriginMovesAllLevelsAndStaysWhenThePixelSizeChanges() {
        ImageChange move = ImageChange.NONE.withAxis("x", a -> a.withOrigin(10));
        String moved = edited(in(2, MULTISCALES, ""), 2, move);
        assertThat(moved)
                .isEqualTo(in(2, MULTISCALES, "")
                        .replace("\"mine\":1}", "\"mine\":1},{\"type\":\"translation\",\"translation\":[0.0,0.0,10.0]}")
                        .replace("[0,0.25,0.125]", "[0,0.25,10.125]"));
        Multiscale doubled = NgffReader.read(
                        json(edited(moved, 2, ImageChange.NONE.withAxis("x", a -> a.withPixelSize(0.5)))), 2)
                .image();
        assertThat(doubled.origin(0)).containsExactly(0, 0, 10);
        assertThat(doubled.origin(1)).containsExactly(0, 0.25, 10.25);
        assertThat(doubled.pixelSizes(1)).containsExactly(1, 1, 1);
    }

    @Test
    void severalAxesAtOnceAndCommonTransformsAreReckonedWith() {
        String common = MULTISCALES.replaceFirst(
                "\"zzz\":1",
                "\"zzz\":1,\"coordinateTransformations\":[{\"type\":\"scale\",\"scale\":[1,2,4]},"
                        + "{\"type\":\"translation\",\"translation\":[0,1,2]}]");
        Multiscale after = NgffReader.read(
                        json(edited(
                                in(2, common, ""),
                                2,
                                ImageChange.NONE
                                        .withAxis("y", a -> a.withPixelSize(0.3).withOrigin(-7))
                                        .withAxis("x", a -> a.withPixelSize(0.1).withUnit("nm")))),
                        2)
                .image();
        assertThat(after.pixelSizes(0)).containsExactly(1, 0.3, 0.1);
        assertThat(after.pixelSizes(1)).containsExactly(1, 0.6, 0.2);
        assertThat(after.origin(0)).containsExactly(0, -7, 2);
        assertThat(after.origin(1)).containsExactly(new double[] {0, -6.85, 2.05}, Offset.offset(1e-12));
        assertThat(after.axes().get(2).unit()).contains("nanometer");
    }

    /** A translation in front of the scale: read as what it amounts to, and written as it should be. */
    @Test
    void transformsInAnotherFormArePutInOrder() {
        String odd = MULTISCALES.replace(
                TRANSFORMS_0,
                "[{\"type\":\"translation\",\"translation\":[0,4,8]},{\"type\":\"scale\",\"scale\":[1,0.5,0.25]}]");
        Multiscale after = NgffReader.read(
                        json(edited(in(2, odd, ""), 2, ImageChange.NONE.withAxis("x", a -> a.withPixelSize(1)))), 2)
                .image();
        assertThat(after.pixelSizes(0)).containsExactly(1, 0.5, 1);
        assertThat(after.origin(0)).containsExactly(0, 2, 2);
    }

    @Test
    void levelsWithoutAScaleGetOneWhenThePixelSizeIsSaid() {
        String none = "[{\"axes\":[{\"name\":\"y\",\"type\":\"space\"},{\"name\":\"x\",\"type\":\"space\"}],"
                + "\"datasets\":[{\"path\":\"0\"},{\"path\":\"1\",\"coordinateTransformations\":[]}],\"version\":\"0.4\"}]";
        ObjectNode before = json(in(2, none, ""));
        Multiscale image =
                NgffReader.read(before, 2).image().withDerivedScales(List.of(new long[] {8, 8}, new long[] {4, 2}));
        ObjectNode after = NgffEditor.edit(
                image,
                ImageChange.NONE.withAxis("y", a -> a.withPixelSize(0.5)).withAxis("x", a -> a.withPixelSize(0.1)),
                before,
                2);
        Multiscale read = NgffReader.read(after, 2).image();
        assertThat(read.pixelSizes(0)).containsExactly(0.5, 0.1);
        assertThat(read.pixelSizes(1)).containsExactly(1, 0.4);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void channelsAreChangedInTheirPlace(int zarrFormat) {
        ImageChange change = ImageChange.NONE
                .withChannel(0, c -> c.withLabel("DAPI").withColor(0x3080FF).withActive(true))
                .withChannel(1, c -> c.withColor(0x0A0B0C).withWindow(10, 4000))
                .withDefaultZ(3);
        assertThat(edited(in(zarrFormat, MULTISCALES, OMERO), zarrFormat, change))
                .isEqualTo(in(
                        zarrFormat,
                        MULTISCALES,
                        OMERO.replace("\"00ff00\"", "\"3080FF\"")
                                .replace("\"label\":\"a\"", "\"label\":\"DAPI\"")
                                .replace("\"active\":false", "\"active\":true")
                                .replace(
                                        "{\"label\":\"b\"}",
                                        "{\"label\":\"b\",\"color\":\"0A0B0C\",\"window\":{\"min\":0.0,\"max\":65535.0,"
                                                + "\"start\":10.0,\"end\":4000.0}}")
                                .replace("\"defaultT\":0", "\"defaultT\":0,\"defaultZ\":3")));
    }

    @Test
    void aWindowBeyondItsBoundsWidensThem() {
        ImageChange change = ImageChange.NONE.withChannel(0, c -> c.withWindow(-5, 50));
        assertThat(edited(in(2, MULTISCALES, OMERO), 2, change))
                .contains("{\"start\":-5.0,\"end\":50.0,\"min\":-5.0,\"max\":100}");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void channelsAreWrittenForAnImageThatHasNone(int zarrFormat) {
        String after = edited(
                in(zarrFormat, MULTISCALES, ""), zarrFormat, ImageChange.NONE.withChannel(1, c -> c.withLabel("GFP")));
        NgffDocument read = NgffReader.read(json(after), zarrFormat);
        assertThat(read.warnings()).noneMatch(w -> w.contains("omero"));
        assertThat(read.image().channels()).hasSize(2);
        assertThat(read.image().channels().get(1).label()).contains("GFP");
        assertThat(read.image().channels().get(0).color()).contains(0xFF0000);
        assertThat(read.image().channels().get(0).window().isComplete()).isTrue();
    }

    private static String of06(String transforms) {
        return "{\"ome\":{\"multiscales\":[{\"coordinateSystems\":[{\"name\":\"other\",\"axes\":["
                + "{\"name\":\"y\",\"type\":\"space\",\"unit\":\"mm\"},{\"name\":\"x\",\"type\":\"space\"}]},{\"axes\":["
                + "{\"name\":\"y\",\"type\":\"space\",\"unit\":\"mm\"},{\"name\":\"x\",\"type\":\"space\"}],"
                + "\"name\":\"physical\"}],\"datasets\":[{\"path\":\"0\",\"coordinateTransformations\":[" + transforms
                + "]}]}],\"version\":\"0.6rc0\"}}";
    }

    private static final String ENDS = "\"input\":{\"path\":\"0\"},\"output\":{\"name\":\"physical\"}";

    @Test
    void in06UnitsAreThoseOfTheSystemThatLevelsLeadTo() {
        String attributes = of06("{\"type\":\"scale\",\"scale\":[1,2]," + ENDS + "}");
        String after = edited(attributes, 3, ImageChange.NONE.withAxis("y", a -> a.withUnit("nm")));
        int second = attributes.lastIndexOf("\"mm\"");
        assertThat(after)
                .isEqualTo(attributes.substring(0, second) + "\"nanometer\"" + attributes.substring(second + 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'scale','scale':[1,2] | 'type':'scale','scale':[1,4.0]",
                "'type':'identity' | 'type':'scale','scale':[1.0,4.0]",
                "'type':'sequence','transformations':[{'type':'scale','scale':[1,2]},{'type':'translation','translation':[3,4]}]"
                        + "| 'type':'sequence','transformations':[{'type':'scale','scale':[1,4.0]},"
                        + "{'type':'translation','translation':[3,4]}]",
            })
    void in06EachFormTakesAPixelSize(String form, String expected) {
        String before = of06("{" + form.replace('\'', '"') + "," + ENDS + "}");
        String after = edited(before, 3, ImageChange.NONE.withAxis("x", a -> a.withPixelSize(4)));
        // Where a member is new it stands last.
        assertThat(json(after)).isEqualTo(json(of06("{" + expected.replace('\'', '"') + "," + ENDS + "}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':'scale','scale':[1,2]", "'type':'identity'"})
    void in06AnOriginMakesASequence(String form) {
        String before = of06("{" + form.replace('\'', '"') + "," + ENDS + "}");
        ImageChange change = ImageChange.NONE
                .withAxis("x", a -> a.withPixelSize(2).withOrigin(9))
                .withAxis("y", a -> a.withOrigin(8));
        ObjectNode after = json(edited(before, 3, change));
        assertThat(after.at("/ome/multiscales/0/datasets/0/coordinateTransformations/0/input/path")
                        .asText())
                .isEqualTo("0");
        NgffDocument read = NgffReader.read(after, 3);
        assertThat(read.warnings()).noneMatch(warning -> warning.contains("Transformations"));
        assertThat(read.image().pixelSizes(0)).containsExactly(1, 2);
        assertThat(read.image().origin(0)).containsExactly(8, 9);
    }

    /** They would lose what they do beside scaling. */
    @Test
    void transformsThatDoMoreThanScaleAndShiftAreNotEdited() {
        String affine = "{\"type\":\"affine\",\"affine\":[[1,0.5,0],[0,1,0]]";
        ImageChange change = ImageChange.NONE.withAxis("x", a -> a.withPixelSize(4));
        String plain = in(
                2,
                MULTISCALES
                        .replace(TRANSFORMS_0, "[{\"type\":\"affine\",\"affine\":[[1,0,0,0],[0,1,0.5,0],[0,0,1,0]]}]")
                        .replace(TRANSFORMS_1, "[{\"type\":\"affine\",\"affine\":[[1,0,0,0],[0,2,1,0],[0,0,2,0]]}]"),
                "");
        for (String before : List.of(of06(affine + "," + ENDS + "}"), plain))
            assertThatThrownBy(() -> edited(before, before.contains("ome") ? 3 : 2, change))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("affine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.2", "0.3"})
    void versionsWithoutUnitsTakeNamesAndChannelsAndSayWhatToConvertTo(String version) {
        String axes = version.equals("0.3") ? "\"axes\":[\"t\",\"c\",\"z\",\"y\",\"x\"]," : "";
        String multiscales = "[{" + axes + "\"datasets\":[{\"path\":\"0\"}],\"version\":\"" + version + "\"}]";
        String attributes = in(2, multiscales, OMERO);
        ImageChange named = ImageChange.NONE.withName("n").withChannel(0, c -> c.withLabel("GFP"));
        assertThat(edited(attributes, 2, named)).contains("\"name\":\"n\"").contains("\"label\":\"GFP\"");
        for (ImageChange change : List.of(
                ImageChange.NONE.withAxis("x", a -> a.withUnit("um")),
                ImageChange.NONE.withAxis("x", a -> a.withPixelSize(2))))
            assertThatThrownBy(() -> edited(attributes, 2, change))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(version)
                    .hasMessageContaining("convert");
    }

    @Test
    void whatTheImageHasNotIsNamedWithWhatItHas() {
        String attributes = in(2, MULTISCALES, OMERO);
        assertThatThrownBy(() -> edited(attributes, 2, ImageChange.NONE.withAxis("z", a -> a.withPixelSize(2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'z'")
                .hasMessageContaining("[c, y, x]");
        assertThatThrownBy(() -> edited(attributes, 2, ImageChange.NONE.withChannel(2, c -> c.withLabel("GFP"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel 3")
                .hasMessageContaining("has 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-200})
    void whatCanBeNoPixelSizeIsRefused(double size) {
        assertThatThrownBy(() -> AxisChange.NONE.withPixelSize(size)).isInstanceOf(IllegalArgumentException.class);
        if (size != 0 && size != -1 && size != 1e-200)
            assertThatThrownBy(() -> AxisChange.NONE.withOrigin(size)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void windowsNeedTwoEnds() {
        assertThatThrownBy(() -> ChannelChange.NONE.withWindow(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChannelChange.NONE.withWindow(Double.NaN, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChannelChange.NONE.withColor(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
