package org.zarrkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zarrkit.Image;
import org.zarrkit.view.Movie;
import org.zarrkit.view.Renderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a film of planes. */
@Command(
        name = "movie",
        description = "Writes a film: all slices, all time points, or a turn of the plane, as pictures or in one file.")
final class MovieCommand extends Verb implements Callable<Integer> {

    private static final int USUAL_STEPS = 72;

    @Parameters(paramLabel = "URI", description = "What 'snapshot' takes.")
    private String uri;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.avi|FILE.gif|FOLDER",
            description = "The file to write, or a new folder for pictures frame-0000.png and on.")
    private Path output;

    @Option(
            names = "--over",
            defaultValue = "slices",
            paramLabel = "slices|time|turn",
            description =
                    "What changes from frame to frame: the slice, the time point, or the angle of the plane, which"
                            + " turns about the upright line in its middle (default: ${DEFAULT-VALUE}).")
    private String over;

    @Option(names = "--steps", paramLabel = "N", description = "Frames of a turn (default: " + USUAL_STEPS + ").")
    private Optional<Integer> steps;

    @Option(
            names = "--fps",
            defaultValue = "10",
            paramLabel = "N",
            description = "Frames in a second (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond;

    @Mixin
    private PictureOptions picture;

    @Mixin
    private FileInputOptions input;

    MovieCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (!(framesPerSecond > 0 && framesPerSecond <= 100))
            throw new IllegalArgumentException("--fps " + framesPerSecond + "; expected more than 0, at most 100");
        Image image = open(uri, input.toOptions());
        Renderer renderer = picture.renderer(image);
        Movie movie = movie(
                new Movie.Start(renderer, picture.position(image.pyramid()), picture.orientation(), picture.canvas()));
        MovieFile.of(output).write(output, new MovieFrames(renderer, movie), framesPerSecond);
        terminal()
                .out()
                .println(movie.views().size() + " frames of " + movie.size().width + " x " + movie.size().height
                        + " pixels: " + output);
        return 0;
    }

    private Movie movie(Movie.Start start) {
        if (steps.isPresent() && !over.equals("turn"))
            throw new IllegalArgumentException("--steps is for --over turn; slices and time points are all shown");
        return switch (over) {
            case "slices" -> Movie.ofSlices(start);
            case "time" -> Movie.ofTimePoints(start);
            case "turn" -> Movie.ofTurn(start, steps.orElse(USUAL_STEPS));
            default -> throw new IllegalArgumentException("--over " + over + "; expected slices, time or turn");
        };
    }
}
