package org.zarrkit;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.SampleCells;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.doctor.Doctor;
import org.zarrkit.doctor.DoctorOptions;
import org.zarrkit.doctor.Mend;
import org.zarrkit.doctor.Repair;
import org.zarrkit.doctor.RepairOptions;
import org.zarrkit.doctor.Report;
import org.zarrkit.doctor.Steps;
import org.zarrkit.ij.ImageFiles;
import org.zarrkit.ij.PlaneSource;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.ImageEdit;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.HierarchyEdit;

/**
 * Opens images bigger than memory. In Jython: {@code from org.zarrkit import Zarrkit}, then
 * {@code Zarrkit.open("/data/a.zarr").gaussian(2).threshold("Otsu").save("/data/mask.zarr")}.
 */
public final class Zarrkit {

    private Zarrkit() {}

    /**
     * Opens an OME-Zarr image, a Zarr array, or any file that ImageJ opens. Of Zarr the metadata alone are read.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is no image, or one that can't be opened; the message says why
     */
    public static Image open(String location) {
        Optional<Path> file = Stores.otherFile(location);
        if (file.isPresent()) return ofFile(file.get());
        ZarrImage image = ZarrImage.open(Stores.open(location), "");
        return Image.of(image.pyramid(CellCache.shared())).withWarnings(image.warnings());
    }

    private static Image ofFile(Path file) {
        ImagePlus image = ImageFiles.open(file.toString());
        List<String> warnings = ImageFiles.conversion(image).map(what -> file + ": " + what).stream()
                .toList();
        return of(image).withWarnings(warnings);
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

    /** The image of an ImageJ window; its planes are read when they are needed. */
    public static Image of(ImagePlus window) {
        return Image.of(PlaneSource.pyramid(window, CellCache.shared()));
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
        ThreadRunner runner = ThreadRunner.ofAllProcessors();
        return Doctor.examine(location, options, (count, step) -> runner.run(count, step::applyAsLong, Progress.NONE));
    }

    /**
     * Mends the metadata of a hierarchy where it is, as far as nothing has to be guessed; returns what was mended.
     *
     * @throws org.zarrkit.error.ZarrkitException if it can't be read or written; each document is the old or the new one
     */
    public static List<Mend> repair(String location) {
        HierarchyEdit place = HierarchyEdit.open(location);
        Repair repair = Repair.plan(place.store(), place.path(), RepairOptions.defaults());
        repair.apply();
        place.commit(written -> true);
        return repair.mends();
    }

    /** Synthetic fluorescent cells, two channels, of any size in pixels; each block is computed when it is looked at. */
    public static Image sample(long width, long height, long depth) {
        return Image.of(SampleCells.of(width, height, depth).pyramid(CellCache.shared()));
    }
}
