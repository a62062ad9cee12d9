package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Function;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.ngff.PlateDesign;
import org.zarrkit.store.Replacement;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Hierarchy;

/** Where a plate is written: beside its place until all of its fields are there. */
public final class PlateTarget {

    private final WritableStore store;
    private final WriteOptions options;

    private PlateTarget(WritableStore store, WriteOptions options) {
        this.store = store;
        this.options = options;
    }

    /** A plate that is the whole of a store. */
    public static PlateTarget of(WritableStore store, WriteOptions options) {
        return new PlateTarget(store, options);
    }

    /** What writes one field. */
    public interface FieldWriter {
        void write(PlateDesign.Key field, WriteTarget target);
    }

    /**
     * Writes the documents of plate and wells, and has all fields written. The plate takes its place when all are there;
     * what an earlier call for the same has written of it is gone on with if the options say to resume.
     *
     * @throws TargetExistsException if something stands there and the options do not say to replace it
     */
    public void write(PlateDesign design, FieldWriter fields) {
        if (store.keepsAll()) {
            write(design, store, fields);
            return;
        }
        PyramidWriter.requireWritable(new WriteTarget(store, "", options.withResume(false)));
        Replacement replacement = store.replacement("");
        if (!options.run().resume()) replacement.discard();
        write(design, replacement.store(), fields);
        replacement.commit();
    }

    private void write(PlateDesign design, WritableStore target, FieldWriter fields) {
        NgffVersion version = options.version();
        Function<com.fasterxml.jackson.databind.node.ObjectNode, GroupMetadata> group =
                attributes -> GroupMetadata.of(version.zarrFormat(), attributes);
        Hierarchy.createGroup(
                target,
                "",
                group.apply(NgffWriter.write(design.plate(), version, JsonNodeFactory.instance.objectNode())));
        design.wells()
                .forEach((path, well) -> Hierarchy.createGroup(
                        target,
                        path,
                        group.apply(NgffWriter.write(well, version, JsonNodeFactory.instance.objectNode()))));
        // Fields that are there already are complete: their metadata are written last.
        WriteOptions goingOn =
                target.keepsAll() ? options : options.withOverwrite(false).withResume(true);
        for (PlateDesign.Key field : design.fields())
            fields.write(field, new WriteTarget(target, design.path(field), goingOn));
    }
}
