package org.zarrkit.zarr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WebServer;
import org.zarrkit.store.WritableStore;
import org.zarrkit.store.WritableZipStore;

/** Stores of every kind, which are removed when closed. */
final class RandomStores implements AutoCloseable {

    private final List<Path> folders = new ArrayList<>();
    private final List<WebServer> servers = new ArrayList<>();

    WritableStore writable(Random random) throws IOException {
        return random.nextInt(3) > 0 ? new MemoryStore() : LocalStore.of(folder());
    }

    /** The values of a store in memory, in a folder, in an archive or behind a web server. */
    Store copyOf(MemoryStore store, Random random) throws IOException {
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                LocalStore folder = LocalStore.of(folder());
                copy(store, folder);
                return folder;
            }
            case 2, 3 -> {
                Path archive = folder().resolve("a.zip");
                try (WritableZipStore zip = WritableZipStore.create(archive, random.nextBoolean())) {
                    copy(store, zip);
                    zip.finish();
                }
                return Stores.open(archive.toString());
            }
            case 4 -> {
                Map<String, byte[]> values = new HashMap<>();
                store.list("")
                        .forEach(key ->
                                values.put(key, store.get(key).orElseThrow().array()));
                WebServer server = new WebServer(values);
                servers.add(server);
                return Stores.open(server.uri().toString());
            }
            default -> {
                return store;
            }
        }
    }

    private static void copy(MemoryStore from, WritableStore to) {
        from.list("")
                .forEach(key ->
                        to.put(key, ByteBuffer.wrap(from.get(key).orElseThrow().array())));
    }

    private Path folder() throws IOException {
        Path folder = Files.createTempDirectory("zarrkit-test");
        folders.add(folder);
        return folder;
    }

    @Override
    public void close() throws IOException {
        servers.forEach(WebServer::close);
        servers.clear();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(RandomStores::delete);
            }
        }
        folders.clear();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
