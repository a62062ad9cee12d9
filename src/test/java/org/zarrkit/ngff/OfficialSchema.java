package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Path;
import java.util.Set;

/** The JSON schemas of the specification, read in place; nothing is fetched. */
public final class OfficialSchema {

    private static final String IDS = "https://ngff.openmicroscopy.org/";

    private OfficialSchema() {}

    /** What a schema such as {@code strict_image} of a version finds wrong with a document. */
    public static Set<ValidationMessage> faults(JsonNode document, String version, String schema) {
        Path folder = ConformanceData.folder().resolve("ngff-spec").toAbsolutePath();
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaMappers(
                        mappers -> mappers.mapPrefix(IDS, folder.toUri().toString())));
        return factory.getSchema(SchemaLocation.of(IDS + version + "/schemas/" + schema + ".schema"))
                .validate(document);
    }
}
