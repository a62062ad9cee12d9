package org.zarrkit;

import ij.IJ;
import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidUpdate;
import org.zarrkit.blocks.SampleCells;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.blocks.UpdateOptions;
import org.zarrkit.doctor.Doctor;
import org.zarrkit.doctor.DoctorOptions;
import org.zarrkit.doctor.Mend;
import org.zarrkit.doctor.Repair;
import org.zarrkit.doctor.RepairOptions;
import org.zarrkit.doctor.Report;
import org.zarrkit.doctor.Steps;
import org.zarrkit.ij.LazyStack;
import org.zarrkit.ij.PlaneSource;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.ImageEdit;
import org.zarrkit.image.ImageListing;
import org.zarrkit.image.ListedImage;
import org.zarrkit.image.MosaicImage;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.Rgb;
import org.zarrkit.image.StoredImage;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.image.ZarrPlate;
import org.zarrkit.info.Description;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.Units;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.HierarchyEdit;

/**
 * Opens images bigger than memory. In Jython: {@code from org.zarrkit import Zarrkit}, then
 * {@code Zarrkit.open("/data/a.zarr").gaussian(2).threshold("Otsu").save("/data/mask.zarr")}.
 */
public final class Zarrkit {

    static {
        Settings.recall().ifPresent(IJ::log);
    }

    private Zarrkit() {}

    /**
     * Opens an OME-Zarr image, a level, label image or field of one, a plate or well as a mosaic, a Zarr array, any file
     * that ImageJ opens, or many of them that are planes of one image: a folder, or a pattern such as
     * {@code /data/planes/*.tif}. Of Zarr the metadata alone are read, of files the first. The location may be inside an
     * archive or at a URL, and may name a metadata document.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is no image, or one that can't be opened; if there are several,
     *     the message lists them
     */
    public static Image open(String location) {
        return open(location, OpenOptions.defaults());
    }

    /** Opens one of several images: by its number in {@link #list} as text, its path below the location, or its name. */
    public static Image open(String location, String which) {
        return open(location, OpenOptions.defaults().withSeries(which));
    }

    /** Opens one of several images by its number in {@link #list}, from 0. */
    public static Image open(String location, int series) {
        return open(location, Integer.toString(series));
    }

    /** Opens an image: see {@link #open(String)}; the options say which, or what the axes of an array are. */
    public static Image open(String location, OpenOptions options) {
        Optional<Image> files = FileSource.find(location, options);
        if (files.isPresent()) return files.get();
        Place place = Place.of(location);
        Optional<MosaicImage> mosaic = options.series().isEmpty()
                ? MosaicImage.find(place, options.acquisition(), CellCache.shared())
                : Optional.empty();
        return mosaic.map(Zarrkit::of).orElseGet(() -> of(ZarrImage.open(place, options)));
    }

    static Image of(MosaicImage mosaic) {
        return Image.of(mosaic.pyramid()).from(new Origin(Optional.empty(), mosaic.notes()));
    }

    /**
     * Opens a multi-well plate: its wells, fields and acquisitions, and all of it as one lazy image.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is none
     */
    public static WellPlate plate(String location) {
        return new WellPlate(ZarrPlate.open(Place.of(location)));
    }

    static Image of(ZarrImage image) {
        return Image.of(image.pyramid(CellCache.shared()))
                .from(new Origin(Optional.of(image.place()), image.warnings()));
    }

    /**
     * Saves several images in one sweep, such as a smoothed image and its mask: what they have in common is read and
     * computed once. In Jython: {@code Zarrkit.save([Output(smooth, "/data/smooth.zarr"), Output(mask, "/data/mask.zarr")])}.
     *
     * @throws IllegalArgumentException if two have one place, or one would replace what another is read from
     * @throws org.zarrkit.error.TargetExistsException if something stands at a place and the options do not say to replace
     *     it
     */
    public static void save(List<Output> outputs) {
        save(outputs, ThreadRunner.shared(), Progress.NONE);
    }

    public static void save(List<Output> outputs, BlockRunner runner, Progress progress) {
        Output.save(outputs, runner, progress);
    }

    /** Saves images as a plate of OME-Zarr 0.5: see {@link #savePlate(String, List, WriteOptions, BlockRunner, Progress)}. */
    public static void savePlate(String location, List<PlateField> fields) {
        savePlate(location, fields, WriteOptions.defaults(), ThreadRunner.shared(), Progress.NONE);
    }

    /**
     * Saves images as the fields of a multi-well plate, one after the other, each with its levels. The plate is there when
     * all of them are.
     *
     * @throws IllegalArgumentException if there are no fields, or one twice
     * @throws org.zarrkit.error.TargetExistsException if something stands there and the options do not say to replace it
     */
    public static void savePlate(
            String location, List<PlateField> fields, WriteOptions options, BlockRunner runner, Progress progress) {
        new PlateOutput(fields, location, options).save(runner, progress);
    }

    /**
     * The images at and below a location, labels among them: see {@link ImageListing}. Their sizes and names are read
     * when they are asked for.
     */
    public static List<ListedImage> list(String location) {
        return ImageListing.of(Place.of(location)).toList();
    }

    /** What is in a Zarr hierarchy: {@code print(Zarrkit.info("/data/a.zarr"))}; see {@link #info(String, boolean)}. */
    public static Description info(String location) {
        return info(location, false);
    }

    /**
     * What is in a Zarr hierarchy, as text or JSON: groups, arrays, images, labels, plates, scenes; no chunk is read.
     *
     * @param complete whether stored chunks and files are counted
     * @throws org.zarrkit.error.ZarrkitException if there is nothing that can be read
     */
    public static Description info(String location, boolean complete) {
        return Description.of(location, complete);
    }

    /** Whether a location names image files that are no Zarr: one, a folder of them, or a pattern. */
    public static boolean isOfFiles(String location) {
        return FileSource.has(location);
    }

    /**
     * Changes the metadata of a stored OME-Zarr image where it is: name, units, pixel sizes, channels. Nothing is written
     * before {@link Edit#save}.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is no image, or it can't be changed where it is
     */
    public static Edit edit(String location) {
        return Edit.of(ImageEdit.open(location));
    }

    /**
     * Adds the coarser levels that a stored image lacks, until the coarsest fits 256 pixels, or a chunk, and updates those
     * that writing into it has left behind.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is no image, or none that can be written to
     */
    public static void buildPyramid(String location) {
        buildPyramid(location, Optional.empty(), UpdateOptions.defaults());
    }

    /**
     * The same with a number of all levels, and the method for images that do not name theirs.
     *
     * @param method mean, median, min, max, nearest or mode
     */
    public static void buildPyramid(String location, int count, String method) {
        UpdateOptions options = UpdateOptions.defaults().withDownsampling(Downsampling.of(method));
        buildPyramid(location, Optional.of(count), options);
    }

    private static void buildPyramid(String location, Optional<Integer> count, UpdateOptions options) {
        PyramidUpdate.of(StoredImage.open(location), options, ThreadRunner.shared(), Progress.NONE)
                .levels(count, false);
    }

    /**
     * Reads a pipeline from a file that {@link PipelineText#save} wrote, to apply it: {@code image.then(pipeline)}.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is none
     */
    public static PipelineText pipeline(String file) {
        return PipelineText.open(file);
    }

    /**
     * Stores a Zarr array, or all of a hierarchy, anew: what is not said stays as it is, and where nothing about chunks
     * changes the stored bytes are copied. Labels, plates and all else that is there comes along.
     *
     * @param options such as, in Jython, {@code {"chunks": [64, 64, 64], "codec": "zstd:3", "version": "0.5"}}; the keys
     *     are array, chunks, shards, codec, format, version, overwrite, verify and memory
     * @throws IllegalArgumentException if an option is not known or does not fit
     * @throws org.zarrkit.error.ZarrkitException if something can't be read or written, or stands at the target
     */
    public static void rechunk(String from, String to, Map<String, ?> options) {
        Rechunking.of(options).copy(from, to, ThreadRunner.shared(), Progress.NONE);
    }

    /** The image of an ImageJ window; its planes are read when they are needed. */
    public static Image of(ImagePlus window) {
        return of(window, Rgb.CHANNELS);
    }

    /** The same; if it has colours, these become three channels or grey values. */
    public static Image of(ImagePlus window, Rgb rgb) {
        Pyramid<?> pyramid = PlaneSource.pyramid(window, rgb, CellCache.shared());
        List<String> warnings =
                new ArrayList<>(Units.unlisted(pyramid.multiscale().axes()));
        PlaneSource.uncalibrated(window).ifPresent(warnings::add);
        Optional<Place> place = window.getStack() instanceof LazyStack lazy && pyramid.isStored()
                ? lazy.location().map(Place::of)
                : Optional.empty();
        return Image.of(pyramid).from(new Origin(place, warnings));
    }

    /** A pyramid that Java code has made. */
    public static Image of(Pyramid<?> pyramid) {
        return Image.of(pyramid);
    }

    /**
     * Checks a hierarchy, an archive or a document by the rules of its version of OME-Zarr and of Zarr; no chunk is read.
     * {@code print(Zarrkit.validate("/data/a.zarr"))} shows what was found.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is nothing that can be read
     */
    public static Report validate(String location) {
        return Doctor.examine(location, DoctorOptions.defaults(), Steps.IN_ORDER);
    }

    /** The same; {@code strict} demands what the strict schemas demand, {@code pixels} decodes every stored chunk. */
    public static Report validate(String location, boolean strict, boolean pixels) {
        DoctorOptions options = DoctorOptions.defaults().withStrict(strict).withPixels(pixels);
        BlockRunner runner = ThreadRunner.shared();
        return Doctor.examine(location, options, (count, step) -> runner.run(count, step::applyAsLong, Progress.NONE));
    }

    /**
     * Mends the metadata of a hierarchy where it is, as far as nothing has to be guessed; returns what was mended.
     *
     * @throws org.zarrkit.error.ZarrkitException if it can't be read or written; each document is the old or the new one
     */
    public static List<Mend> repair(String location) {
        return repair(location, RepairOptions.defaults(), false);
    }

    /** The same; the options may say how levels were made, and a dry run lists what would be mended, and changes nothing. */
    public static List<Mend> repair(String location, RepairOptions options, boolean dryRun) {
        HierarchyEdit place = HierarchyEdit.open(location);
        Repair repair = Repair.plan(place.store(), place.path(), options);
        if (!dryRun) {
            repair.apply();
            place.commit(written -> true);
        }
        return repair.mends();
    }

    /**
     * Sets the memory that Zarrkit may take, such as {@code "2G"}, and its threads, for this session. What it takes at the
     * moment: {@link Monitor#report}.
     *
     * @throws IllegalArgumentException if Java does not have so much memory, or there would be no thread
     */
    public static void options(String memory, int threads) {
        Settings.set(memory, threads);
    }

    /** Synthetic fluorescent cells, two channels, of any size in pixels; each block is computed when it is looked at. */
    public static Image sample(long width, long height, long depth) {
        return Image.of(SampleCells.of(width, height, depth).pyramid(CellCache.shared()));
    }
}
