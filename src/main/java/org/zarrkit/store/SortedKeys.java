package org.zarrkit.store;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Listings of a store that knows all its keys. */
record SortedKeys(NavigableSet<String> keys) {

    /** See {@link Store#children}; takes as many steps as there are names, however many keys are below them. */
    Stream<String> children(String prefix) {
        String folder = prefix.isEmpty() ? "" : Keys.check(prefix) + "/";
        TreeSet<String> names = new TreeSet<>();
        String key = keys.ceiling(folder);
        while (key != null && key.startsWith(folder)) {
            int slash = key.indexOf('/', folder.length());
            names.add(key.substring(folder.length(), slash < 0 ? key.length() : slash));
            // '0' follows '/': the next key that is not in the folder just met.
            key = slash < 0 ? keys.higher(key) : keys.ceiling(key.substring(0, slash) + '0');
        }
        return names.stream();
    }

    /** See {@link Store#list}. */
    Stream<String> list(String prefix) {
        if (prefix.isEmpty()) return keys.stream();
        String folder = Keys.check(prefix) + "/";
        return keys.tailSet(folder).stream().takeWhile(key -> key.startsWith(folder));
    }
}
