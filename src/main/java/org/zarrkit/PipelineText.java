package org.zarrkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zarrkit.blocks.DaskText;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.ngff.Pipeline;

/**
 * A pipeline for people: where an image was opened and the operations on it, as lines, as a file, and as programs that do
 * the same.
 */
public record PipelineText(Pipeline pipeline) {

    private static final String LINE = System.lineSeparator();

    /** How a pipeline can be written; names are those of macros and of the command line. */
    public enum Form {
        STEPS,
        JSON,
        MACRO,
        JYTHON,
        PYTHON;

        /** The form of a name; case does not matter. */
        public static Form named(String name) {
            for (Form form : values()) if (form.name().equalsIgnoreCase(name)) return form;
            throw new IllegalArgumentException(name + "; expected one of " + Arrays.toString(values()));
        }
    }

    /** Reads a file that {@link #save} wrote. */
    static PipelineText open(String file) {
        Path path = Path.of(file);
        if (!Files.exists(path))
            throw new NotFoundException(file + " does not exist; expected a pipeline as save() writes it");
        try {
            return new PipelineText(Pipeline.parse(Files.readString(path), file));
        } catch (IOException e) {
            throw new StoreException(file + " can't be read: " + e, e);
        }
    }

    /** A path or URL; empty if the image was not opened from one. */
    public Optional<String> source() {
        return pipeline.source();
    }

    /** The operations as text, such as {@code gaussian sigma=2}. */
    public List<String> steps() {
        return pipeline.steps();
    }

    /**
     * Writes the pipeline as JSON, replacing a file that is there.
     *
     * @throws StoreException if it can't be written
     */
    public void save(String file) {
        try {
            Files.writeString(Path.of(file), pipeline.toJson());
        } catch (IOException e) {
            throw new StoreException(file + " can't be written: " + e, e);
        }
    }

    /** The pipeline as the JSON that {@link #save} writes. */
    public String asJson() {
        return pipeline.toJson();
    }

    /** The pipeline in a form. */
    public String as(Form form) {
        return switch (form) {
            case STEPS -> this + LINE;
            case JSON -> asJson();
            case MACRO -> asMacro();
            case JYTHON -> asJython();
            case PYTHON -> asPython();
        };
    }

    /** An ImageJ macro that opens the source and applies the operations; without a source to the current image. */
    public String asMacro() {
        List<String> lines = new ArrayList<>();
        pipeline.source()
                .ifPresentOrElse(
                        source -> lines.add("run(\"Zarrkit Open...\", " + quoted("path=[" + source + "]") + ");"),
                        () -> lines.add("// the image that is open"));
        for (String step : pipeline.steps())
            lines.add("run(\"Zarrkit Filter...\", " + quoted("operations=[" + step + "]") + ");");
        return String.join(LINE, lines) + LINE;
    }

    /** A script in Jython that makes {@code image}; without a source of the current image. */
    public String asJython() {
        List<String> lines = new ArrayList<>();
        lines.add("from org.zarrkit import Zarrkit");
        pipeline.source()
                .ifPresentOrElse(
                        source -> lines.add("image = Zarrkit.open(" + quoted(source) + ")"),
                        () -> lines.add("from ij import IJ" + LINE + "image = Zarrkit.of(IJ.getImage())"));
        for (String step : pipeline.steps()) lines.add("image = image.then(" + quoted(step) + ")");
        return String.join(LINE, lines) + LINE;
    }

    /**
     * A script in Python that computes the same lazily with dask and dask-image; what has no equivalent says so in a
     * comment. Of the source, and of images that operations name, metadata are read.
     *
     * @throws IllegalArgumentException if the image was not opened from a path or URL, or not from a Zarr
     */
    public String asPython() {
        String source = pipeline.source()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the image was not opened from a path or URL, so dask can't open it; save it first"));
        return DaskText.of(Zarrkit.open(source).then(this).lazy());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The source and one line for each operation. */
    @Override
    public String toString() {
        return pipeline.toString();
    }
}
