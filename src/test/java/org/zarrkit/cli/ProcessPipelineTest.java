package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.ngff.Pipeline;
import org.zarrkit.ngff.Provenance;

/** {@code zarrkit process} with pipelines as documents. */
class ProcessPipelineTest {

    @TempDir
    Path folder;

    private String in;
    private String out;
    private String file;

    @BeforeEach
    void saveSample() {
        in = folder.resolve("in.zarr").toString();
        out = folder.resolve("out.zarr").toString();
        file = folder.resolve("p.json").toString();
        Zarrkit.sample(80, 60, 20).save(in);
    }

    private static CommandLineRun process(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "process";
        System.arraycopy(args, 0, all, 1, args.length);
        return CommandLineRun.of(all);
    }

    private static byte[] pixels(String image) {
        return CommandLineRun.of("dump", image, "-o", "-").out();
    }

    @Test
    void aPrintedPipelineIsApplied() throws IOException {
        String[] ops = {"--op", "gaussian sigma=1", "--op", "threshold method=Otsu"};
        CommandLineRun printed = process(in, ops[0], ops[1], ops[2], ops[3], "--print", "json");
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        Files.writeString(Path.of(file), printed.text());
        String other = folder.resolve("other.zarr").toString();
        assertThat(process(in, out, ops[0], ops[1], ops[2], ops[3]).exitCode()).isZero();
        assertThat(process(in, other, "--pipeline", file).exitCode()).isZero();
        assertThat(pixels(other)).isNotEmpty().isEqualTo(pixels(out));
    }

    @Test
    void theOutputSaysHowItCameAbout() {
        assertThat(process(in, out, "--op", "gaussian sigma=1").exitCode()).isZero();
        String copy = folder.resolve("copy.zarr").toString();
        assertThat(CommandLineRun.of("convert", out, copy, "--version", "0.4").exitCode())
                .isZero();
        String mask = folder.resolve("mask.zarr").toString();
        assertThat(process(copy, mask, "--op", "threshold min=300").exitCode()).isZero();
        Provenance provenance =
                Provenance.of(Zarrkit.open(mask).pyramid().multiscale()).orElseThrow();
        assertThat(provenance.pipeline()).isEqualTo(Pipeline.of(copy).then(java.util.List.of("threshold min=300")));
        assertThat(provenance.earlier()).singleElement().satisfies(before -> {
            assertThat(before.pipeline().source()).contains(in);
            assertThat(before.pipeline().steps()).containsExactly("gaussian sigma=1,1,1,0");
        });
        for (String image : new String[] {out, copy, mask}) {
            CommandLineRun validated = CommandLineRun.of("validate", image);
            assertThat(validated.exitCode()).as(validated.text()).isZero();
        }
        assertThat(CommandLineRun.of("info", mask).text()).contains("threshold min=300", "gaussian sigma=1,1,1,0");
    }

    @Test
    void stepsAreOneLineEach() {
        assertThat(process(in, "--op", "invert", "--op", "clip max=9", "--print", "STEPS")
                        .text()
                        .lines())
                .containsExactly(in, "invert", "clip max=9");
        assertThat(process(in, "--op", "invert", "--print", "python").text()).contains("da.from_zarr");
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertThat(process(in, out).err()).contains("--op or --pipeline");
        assertThat(process(in, "--op", "invert").err()).contains("OUT is missing");
        assertThat(process(in, "--op", "invert", "--print", "lisp").err()).contains("lisp", "MACRO");
        assertThat(process(in, out, "--pipeline", file).err()).contains("p.json does not exist");
        Files.writeString(Path.of(file), "{\"zarrkit-pipeline\": 1, \"steps\": [\"blur sigma=2\"]}");
        assertThat(process(in, out, "--pipeline", file).err()).contains("no operation 'blur'");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void furtherImagesAreWrittenInTheSamePass() {
        String mask = folder.resolve("mask.zarr").toString();
        String archive = folder.resolve("inverse.zip").toString();
        CommandLineRun run = process(
                in,
                out,
                "--op",
                "gaussian sigma=1",
                "--also",
                mask,
                "threshold method=Otsu; invert",
                "--also",
                archive,
                "invert");
        assertThat(run.exitCode()).as(run.err()).isZero();
        String alone = folder.resolve("alone.zarr").toString();
        String[] ops = {"gaussian sigma=1", "threshold method=Otsu", "invert"};
        assertThat(process(in, alone, "--op", ops[0], "--op", ops[1], "--op", ops[2])
                        .exitCode())
                .isZero();
        assertThat(pixels(mask)).isNotEmpty().isEqualTo(pixels(alone));
        assertThat(pixels(archive)).hasSameSizeAs(pixels(out)).isNotEqualTo(pixels(out));
        assertThat(process(in, out, "--op", "invert", "--also", out, "abs", "--overwrite")
                        .err())
                .contains("2 images are to be saved at");
    }

    @Test
    void aChangedPipelineAtTheSameTargetIsRefused() {
        assertThat(process(in, out, "--op", "gaussian sigma=1").exitCode()).isZero();
        CommandLineRun other = process(in, out, "--op", "gaussian sigma=2", "--resume");
        assertThat(other.exitCode()).isEqualTo(3);
        assertThat(other.err()).contains("out.zarr");
    }
}
