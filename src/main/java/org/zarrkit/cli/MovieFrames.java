package org.zarrkit.cli;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import org.zarrkit.view.Movie;
import org.zarrkit.view.Renderer;

/** The pictures of a film, each painted when it is asked for, so that one is in memory at a time. */
final class MovieFrames extends VirtualStack {

    private final Renderer renderer;
    private final Movie movie;

    MovieFrames(Renderer renderer, Movie movie) {
        super(movie.size().width, movie.size().height, null, "");
        this.renderer = renderer;
        this.movie = movie;
        setBitDepth(24);
    }

    /** A picture, from 0. */
    BufferedImage picture(int index) {
        return renderer.render(movie.views().get(index), movie.size());
    }

    @Override
    public ImageProcessor getProcessor(int n) {
        return new ColorProcessor(picture(n - 1));
    }

    @Override
    public int getSize() {
        return movie.views().size();
    }

    @Override
    public String getSliceLabel(int n) {
        return "";
    }

    /** As ImageJ's writers take it. */
    ImagePlus toImagePlus(double framesPerSecond) {
        ImagePlus film = new ImagePlus("", this);
        film.getCalibration().fps = framesPerSecond;
        return film;
    }
}
