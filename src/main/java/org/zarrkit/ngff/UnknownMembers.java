package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** The members of a JSON object that Zarrkit does not interpret, kept to be written back; immutable. */
public final class UnknownMembers {

    public static final UnknownMembers NONE = new UnknownMembers(JsonNodeFactory.instance.objectNode());

    private static final String VERSION = "version";

    private final ObjectNode members;

    private UnknownMembers(ObjectNode members) {
        this.members = members;
    }

    /** A copy of all members of an object except those with a known name; none if it is not an object. */
    public static UnknownMembers of(JsonNode object, Set<String> known) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> {
            if (!known.contains(member.getKey()))
                members.set(member.getKey(), member.getValue().deepCopy());
        });
        return members.isEmpty() ? NONE : new UnknownMembers(members);
    }

    /**
     * Like {@link #of}, for an object that states the version up to 0.4, where it is written anew; a later version there
     * is none of OME-Zarr's members.
     */
    static UnknownMembers ofVersioned(JsonNode object, Set<String> known) {
        UnknownMembers all = of(object, known);
        return all.statedVersion().filter(stated -> stated.zarrFormat() == 2).isPresent()
                ? all.without(Set.of(VERSION))
                : all;
    }

    /** The same members, without the statement of another version. */
    UnknownMembers trueFor(NgffVersion version) {
        return statedVersion().filter(stated -> stated != version).isPresent() ? without(Set.of(VERSION)) : this;
    }

    private Optional<NgffVersion> statedVersion() {
        return NgffVersion.of(members.path(VERSION).asText());
    }

    /** The same members and one more. */
    public UnknownMembers with(String name, JsonNode value) {
        ObjectNode more = members.deepCopy();
        more.set(name, value.deepCopy());
        return new UnknownMembers(more);
    }

    /** The same members without some. */
    public UnknownMembers without(Set<String> names) {
        ObjectNode rest = members.deepCopy().remove(names);
        return rest.isEmpty() ? NONE : new UnknownMembers(rest);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** A copy of the value of one member. */
    public Optional<JsonNode> get(String name) {
        return Optional.ofNullable(members.get(name)).map(JsonNode::deepCopy);
    }

    /** A new object with these members. */
    public ObjectNode toObject() {
        return members.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownMembers that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
