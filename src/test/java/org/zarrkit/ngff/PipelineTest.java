package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.error.ZarrkitException;

class PipelineTest {

    private static final Pipeline PIPELINE = new Pipeline(
            Optional.of("C:/my \"data\"/a.zarr"), List.of("gaussian sigma=2", "mask image=[/data/a b.zarr]"));

    @Test
    void theDocumentGivesAnEqualPipeline() {
        assertThat(Pipeline.parse(PIPELINE.toJson(), "p.json")).isEqualTo(PIPELINE);
        assertThat(Pipeline.parse(Pipeline.NONE.toJson(), "p.json")).isEqualTo(Pipeline.NONE);
    }

    @Test
    void itIsPrintedAsOneLineForEachStep() {
        assertThat(PIPELINE.toString().lines())
                .containsExactly("C:/my \"data\"/a.zarr", "gaussian sigma=2", "mask image=[/data/a b.zarr]");
    }

    @Test
    void furtherStepsFollow() {
        assertThat(Pipeline.of("a.zarr")
                        .then(List.of("invert"))
                        .then(List.of("abs"))
                        .steps())
                .containsExactly("invert", "abs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | is no pipeline",
                "{} | is no pipeline",
                "{\"zarrkit-pipeline\": 2, \"steps\": []} | zarrkit-pipeline 2",
                "{\"zarrkit-pipeline\": 1} | /steps",
                "{\"zarrkit-pipeline\": 1, \"steps\": [{\"sigma\": 2}]} | /steps/0",
                "{\"zarrkit-pipeline\": 1, \"steps\": [\"invert\", \" \"]} | /steps/1",
                "{\"zarrkit-pipeline\": 1, \"source\": 7, \"steps\": []} | /source",
                "{\"zarrkit-pipeline\": 1, | is no JSON",
            })
    void whatIsWrongWithADocumentIsNamed(String document, String named) {
        assertThatThrownBy(() -> Pipeline.parse(document, "p.json"))
                .isInstanceOf(ZarrkitException.class)
                .hasMessageContaining("p.json")
                .hasMessageContaining(named);
    }

    @Test
    void aStepIsOneLine() {
        assertThatThrownBy(() -> Pipeline.NONE.then(List.of("invert\nabs")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one line");
    }
}
