package org.zarrkit.zarr;

/** What nodes say when a hierarchy is stored anew, where that is not what they said. */
public interface NodeChange {

    /** Nodes say what they said. */
    NodeChange NONE = (path, before, after) -> after;

    /**
     * The node as it is written; called for each once, groups before what is in them.
     *
     * @param path in the source
     * @param before the node of the source
     * @param after that node as it is stored anew, with the format that it gets and the attributes that it had
     * @return {@code after} with other attributes; of an array also with other names of dimensions or keys of chunks
     */
    Node of(String path, Node before, Node after);
}
