package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ChunkKeyEncoding;
import org.zarrkit.zarr.ZarrArray;

/** Whether the chunks of an array are stored under the keys that its document says; looks at few of them. */
final class ChunkKeys {

    static final Law SEPARATOR = new Law(
            "chunk-keys",
            Force.MUST,
            "Zarr 2 and 3, chunk keys",
            "correct the separator or encoding of keys in the document; repair does so");

    private static final int LOOKED_AT = 10_000;
    private static final Pattern DOCUMENT = Pattern.compile("zarr\\.json|\\.z[a-z]+");

    private static final List<ChunkKeyEncoding> ENCODINGS = List.of(
            new ChunkKeyEncoding(true, "/"),
            new ChunkKeyEncoding(true, "."),
            new ChunkKeyEncoding(false, "/"),
            new ChunkKeyEncoding(false, "."));

    private ChunkKeys() {}

    /** A fault if no chunk is stored as the document says, and some are in another way. */
    static Stream<Fault> faults(ZarrArray array) {
        ChunkKeyEncoding stated = array.metadata().keyEncoding();
        return proven(array)
                .map(found -> new Fault(
                        SEPARATOR,
                        new Problem(
                                Place.of(
                                        array.path(),
                                        array.metadata().zarrFormat() == 3 ? ZarrNode.V3 : ZarrNode.ARRAY),
                                "chunks stored as " + example(found, array) + ", and none as " + example(stated, array),
                                "chunks under the keys that the document says")))
                .stream();
    }

    private static String example(ChunkKeyEncoding encoding, ZarrArray array) {
        return encoding.key(new long[array.grid().rank()]);
    }

    /** The encoding by which chunks are stored, if it is another than the one stated, and nothing is stored by that. */
    static Optional<ChunkKeyEncoding> proven(ZarrArray array) {
        ChunkKeyEncoding stated = array.metadata().keyEncoding();
        if (someKeys(array, keys -> keys.anyMatch(key -> fits(key, stated, array)))) return Optional.empty();
        List<ChunkKeyEncoding> found = ENCODINGS.stream()
                .filter(encoding ->
                        !encoding.equals(stated) && (array.metadata().zarrFormat() == 3 || !encoding.prefixed()))
                .filter(encoding -> someKeys(array, keys -> keys.anyMatch(key -> fits(key, encoding, array))))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether a key is that of a chunk within the array. */
    private static boolean fits(String key, ChunkKeyEncoding encoding, ZarrArray array) {
        return encoding.position(key, array.grid().rank())
                .filter(position -> {
                    for (int d = 0; d < position.length; d++)
                        if (position[d] >= array.grid().shardsPerAxis().get(d)) return false;
                    return true;
                })
                .isPresent();
    }

    /** Whether keys below the array, relative to it, pass a test; of very many only some are looked at. */
    private static boolean someKeys(ZarrArray array, Predicate<Stream<String>> test) {
        Store store = array.store();
        int start = array.path().isEmpty() ? 0 : array.path().length() + 1;
        try (Stream<String> keys = store.list(array.path())) {
            return test.test(keys.map(key -> key.substring(start))
                    .filter(key -> !DOCUMENT.matcher(key).matches())
                    .limit(LOOKED_AT));
        } catch (StoreException e) {
            return false; // that the store can't be read is said elsewhere
        }
    }
}
