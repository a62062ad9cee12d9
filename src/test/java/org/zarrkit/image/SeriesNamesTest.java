package org.zarrkit.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Place;

class SeriesNamesTest {

    private final MemoryStore store = new MemoryStore();

    private SeriesNames of(String xml) {
        store.put("OME/METADATA.ome.xml", UTF_8.encode(xml));
        return new SeriesNames(new Place(store, ""));
    }

    @Test
    void namesAreInTheOrderOfTheImages() {
        SeriesNames names = of("<OME><Image Name='a &amp; b'><Pixels/></Image><x:Image xmlns:x='u' Name='c'/></OME>");
        assertThat(names.of("0")).contains("a & b");
        assertThat(names.of("1")).contains("c");
        assertThat(names.of("2")).isEmpty();
        assertThat(names.of("labels/x")).isEmpty();
    }

    @Test
    void seriesSaysWhichImageIsWhich() {
        store.put(".zgroup", UTF_8.encode("{\"zarr_format\": 2}"));
        store.put("OME/.zgroup", UTF_8.encode("{\"zarr_format\": 2}"));
        store.put("OME/.zattrs", UTF_8.encode("{\"series\": [\"late\", \"0\"]}"));
        SeriesNames names = of("<OME><Image Name='first'/><Image Name='second'/></OME>");
        assertThat(names.of("late")).contains("first");
        assertThat(names.of("0")).contains("second");
        assertThat(names.of("1")).isEmpty();
    }

    @Test
    void nothingOutsideTheDocumentIsRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        SeriesNames names = of("<!DOCTYPE OME [<!ENTITY s SYSTEM '" + secret.toUri()
                + "'>]><OME><Image Name='a'>&s;</Image><Image Name='&s;'/></OME>");
        assertThat(names.of("0").orElse("")).doesNotContain("secret");
        assertThat(names.of("1").orElse("")).doesNotContain("secret");
    }

    @Test
    void entitiesThatGrowAreNotExpanded() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE OME [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 60; i++) dtd.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
        assertThat(of(dtd + "]><OME><Image Name='&e59;'/></OME>").of("0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<OME>", "{}", "<OME><Image/></OME>", "\u0000"})
    void whatIsDamagedGivesNoNames(String xml) {
        assertThat(of(xml).of("0")).isEmpty();
    }
}
