package org.zarrkit.store;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class HttpStoreWithoutRangesTest extends StoreContract {

    private WebServer server;

    @Override
    Store open(Map<String, byte[]> values) throws IOException {
        close();
        server = new WebServer(values).withoutRanges();
        return HttpStore.of(server.uri());
    }

    @Override
    boolean lists() {
        return false;
    }

    @AfterEach
    void close() {
        if (server != null) server.close();
    }
}
