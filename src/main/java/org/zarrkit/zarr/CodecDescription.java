package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zarrkit.codec.Codec;
import org.zarrkit.codec.Codecs;

/** A codec as a metadata document describes it, in Zarr 3 terms; it may be one that Zarrkit does not have. */
public record CodecDescription(String name, Map<String, Object> configuration) {

    public CodecDescription {
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration)); // may hold nulls, as JSON may
    }

    /** The description of a codec. */
    public static CodecDescription of(Codec codec) {
        return new CodecDescription(codec.name(), codec.configuration());
    }

    /** A codec object, or its name alone where there is no configuration (Zarr 3.1 core, "extension definition"). */
    static CodecDescription parse(Member member) {
        if (member.value().isTextual()) return new CodecDescription(member.string(), Map.of());
        member.object();
        Member configuration = member.get("configuration");
        return new CodecDescription(
                member.get("name").string(), configuration.isAbsent() ? Map.of() : configuration.plainMap());
    }

    /** Whether both are written alike; numbers are compared by value, whatever class holds them. */
    boolean isSameAs(CodecDescription other) {
        return name.equals(other.name)
                && Json.of(configuration)
                        .toString()
                        .equals(Json.of(other.configuration).toString());
    }

    JsonNode json() {
        ObjectNode node = Json.object().put("name", name);
        if (Codecs.needsConfiguration(name) || !configuration.isEmpty())
            node.set("configuration", Json.of(configuration));
        return node;
    }
}
