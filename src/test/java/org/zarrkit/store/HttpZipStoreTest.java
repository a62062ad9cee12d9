package org.zarrkit.store;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** An archive on a web server: the directory and the values asked for are transferred, not the archive. */
class HttpZipStoreTest extends StoreContract {

    private WebServer server;

    @Override
    Store open(Map<String, byte[]> values) throws IOException {
        close();
        server = new WebServer(Map.of("a b.ozx", Archives.written(values)));
        return ZipStore.open(HttpStore.of(server.uri()), "a b.ozx");
    }

    @AfterEach
    void close() {
        if (server != null) server.close();
    }
}
