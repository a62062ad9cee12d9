package org.zarrkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.image.ArchiveTarget;
import org.zarrkit.image.PlateTarget;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.PlateDesign;
import org.zarrkit.store.Stores;

/** The fields of a plate, and where and how they are saved: see {@link Zarrkit#savePlate}. */
record PlateOutput(List<PlateField> fields, String location, WriteOptions options) {

    /** Saves the images one after the other, each with its levels; the plate is there when all of them are. */
    void save(BlockRunner runner, Progress progress) {
        Map<PlateDesign.Key, PlateField> byKey = new HashMap<>();
        List<PlateDesign.Key> keys = fields.stream().map(PlateField::key).toList();
        for (int i = 0; i < keys.size(); i++) byKey.put(keys.get(i), fields.get(i));
        PlateDesign design = new PlateDesign(name(), keys);
        PlateTarget.FieldWriter writer =
                (key, target) -> PyramidSaver.save(byKey.get(key).image().get().lazy(), target, runner, progress);
        Optional<ArchiveTarget> archive = ArchiveTarget.of(location, options.overwrite());
        if (archive.isEmpty()) PlateTarget.of(Stores.create(location), options).write(design, writer);
        else
            archive.get().write(ArchiveTarget.omeVersion(options.version()), store -> PlateTarget.of(store, options)
                    .write(design, writer));
    }

    private String name() {
        String name = location.replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\]", "");
        return name.replaceFirst("(\\.ome)?\\.(zarr|ozx|zip)$", "");
    }
}
