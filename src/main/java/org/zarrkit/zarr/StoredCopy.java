package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** Copies values of one store to another as they are, whatever they mean; the places of both may differ. */
final class StoredCopy {

    private final Store source;
    private final String from;
    private final WritableStore target;
    private final String to;
    private final List<String> keys;

    private StoredCopy(Store source, String from, WritableStore target, String to, List<String> keys) {
        this.source = source;
        this.from = from;
        this.target = target;
        this.to = to;
        this.keys = List.copyOf(keys);
    }

    /** All that is stored below a path, documents included. */
    static StoredCopy ofAll(Store source, String from, WritableStore target, String to) {
        try (Stream<String> keys = source.list(from)) {
            return new StoredCopy(source, from, target, to, keys.toList());
        }
    }

    /** What stands in a group and is neither a document nor a node, such as the OME-XML of bioformats2raw. */
    static StoredCopy besideNodes(Store source, String from, WritableStore target, String to) {
        List<String> keys = new ArrayList<>();
        try (Stream<String> children = source.children(from)) {
            for (String name : children.toList()) {
                String child = Keys.join(from, name);
                if (!NodeNames.canBeNode(name) || Node.read(source, child).isPresent()) continue;
                if (source.size(child).isPresent()) keys.add(child);
                try (Stream<String> below = source.list(child)) {
                    below.forEach(keys::add);
                }
            }
        }
        return new StoredCopy(source, from, target, to, keys);
    }

    int count() {
        return keys.size();
    }

    /** Whether a value is in the target as it is in the source. */
    boolean isCopied(int index) {
        String key = keys.get(index);
        return source.get(key).equals(target.get(targetKey(key)));
    }

    String text(int index) {
        return target + ", key '" + targetKey(keys.get(index)) + "'";
    }

    private String targetKey(String key) {
        return Keys.join(to, key.substring(from.isEmpty() ? 0 : from.length() + 1));
    }

    /** Copies a value, and returns its size in bytes. */
    long copy(int index) {
        String key = keys.get(index);
        return source.get(key)
                .map(value -> {
                    long size = value.remaining();
                    target.put(targetKey(key), value);
                    return size;
                })
                .orElse(0L);
    }
}
