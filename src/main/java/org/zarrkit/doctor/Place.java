package org.zarrkit.doctor;

import org.zarrkit.store.Keys;

/**
 * Where something was found in a hierarchy.
 *
 * @param path of the array or group; empty for the root
 * @param key of the document or chunk, from the root of the store; empty if it is the node as a whole
 * @param pointer JSON path in the document, such as {@code $.attributes.ome.multiscales[0]}; empty if it is all of it
 */
public record Place(String path, String key, String pointer) {

    /** A node as a whole. */
    static Place of(String path) {
        return new Place(path, "", "");
    }

    /** A document or chunk of a node. */
    static Place of(String path, String name) {
        return new Place(path, Keys.join(path, name), "");
    }

    Place member(String name) {
        String start = pointer.isEmpty() ? "$" : pointer;
        boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_-]*");
        return new Place(path, key, plain ? start + "." + name : start + "[\"" + Excerpt.of(name) + "\"]");
    }

    Place item(int index) {
        return new Place(path, key, (pointer.isEmpty() ? "$" : pointer) + "[" + index + "]");
    }

    @Override
    public String toString() {
        String where = !key.isEmpty() ? key : path.isEmpty() ? "(root)" : path;
        return pointer.isEmpty() ? where : where + " " + pointer;
    }
}
