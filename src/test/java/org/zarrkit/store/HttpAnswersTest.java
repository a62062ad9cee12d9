package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/** Answers of many kinds, each right or an error. */
class HttpAnswersTest {

    private static final byte[] VALUE = new byte[300_000];

    static {
        new Random(7).nextBytes(VALUE);
    }

    private final List<Duration> pauses = new ArrayList<>();
    private WebServer server;

    @BeforeEach
    void open() throws IOException {
        server = new WebServer(Map.of("a/b", VALUE, "c", new byte[] {1, 2, 3}));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpStore store() {
        return new HttpStore(server.uri(), new HttpRequests(HttpOptions.defaults(), pauses::add));
    }

    private static boolean refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        return true;
    }

    @Test
    void otherBytesThanThoseAskedForAreRefused() {
        server.withFault((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-19/" + VALUE.length);
            WebServer.send(exchange, 206, Arrays.copyOfRange(VALUE, 0, 20));
            return true;
        });
        assertThatThrownBy(() -> store().get("a/b", ByteRange.of(10, 20)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a/b")
                .hasMessageContaining("from 0 on, not from 10");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void forbiddenAndGoneAreAbsent(int status) {
        server.withFault((exchange, request) -> refuse(exchange, status));
        assertThat(store().get("a/b")).isEmpty();
        assertThat(store().get("a/b", ByteRange.suffix(3))).isEmpty();
        assertThat(store().size("a/b")).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 400, 401, 418, 501})
    void otherAnswersAreErrorsAtOnce(int status) {
        server.withFault((exchange, request) -> refuse(exchange, status));
        assertThatThrownBy(() -> store().get("a/b"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("" + status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void connectionIsUsedAgain() {
        HttpStore store = store();
        for (int i = 0; i < 20; i++) {
            assertThat(store.get("c")).isPresent();
            assertThat(store.get("never")).isEmpty();
            assertThat(store.size("c")).contains(3L);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void sizeIsFoundWhereHeadIsNotKnown() {
        server.withFault((exchange, request) -> exchange.getRequestMethod().equals("HEAD") && refuse(exchange, 405));
        assertThat(store().size("a/b")).contains((long) VALUE.length);
        assertThat(store().size("never")).isEmpty();
        server.withoutRanges();
        assertThat(store().size("a/b")).contains((long) VALUE.length);
    }

    @Test
    void valueOfUnknownLengthIsRead() {
        server.withFault((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(VALUE);
            exchange.getResponseBody().close();
            return true;
        });
        assertThat(StoreContract.bytes(store(), "a/b", ByteRange.ALL)).isEqualTo(VALUE);
        assertThat(StoreContract.bytes(store(), "a/b", ByteRange.suffix(1000)))
                .isEqualTo(Arrays.copyOfRange(VALUE, VALUE.length - 1000, VALUE.length));
        assertThat(StoreContract.bytes(store(), "a/b", ByteRange.of(5, 1000)))
                .isEqualTo(Arrays.copyOfRange(VALUE, 5, 1005));
    }

    /** Promises 2^62 bytes and sends three: an error, after little was allocated. */
    @Test
    void lengthThatIsALieIsNotAllocated() {
        server.withFault((exchange, request) -> {
            exchange.sendResponseHeaders(200, 1L << 62);
            exchange.getResponseBody().write(new byte[] {1, 2, 3});
            exchange.getResponseBody().flush();
            exchange.close();
            return true;
        });
        assertThatThrownBy(() -> store().get("a/b")).isInstanceOf(StoreException.class);
    }

    @Test
    void valueThatIsEncodedIsRefused() {
        server.withFault((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            return false;
        });
        assertThatThrownBy(() -> store().get("c"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("gzip");
    }

    @Test
    void redirectIsFollowed() {
        server.withFault((exchange, request) -> {
            if (!exchange.getRequestURI().getPath().startsWith("/old")) return false;
            String path = exchange.getRequestURI().getRawPath().replace("/old/", "/data/");
            exchange.getResponseHeaders().set("Location", path);
            return refuse(exchange, 302);
        });
        URI old = server.uri().resolve("/old");
        assertThat(StoreContract.bytes(HttpStore.of(old), "a/b", ByteRange.of(3, 2)))
                .isEqualTo(Arrays.copyOfRange(VALUE, 3, 5));
    }

    @Test
    void queryIsSentAndNotShown() {
        HttpStore store = HttpStore.of(URI.create(server.uri() + "?signature=secret"));
        assertThat(store.get("a/b")).isPresent();
        assertThat(server.requests()).containsExactly("GET /data/a/b?signature=secret");
        assertThat(store.toString()).doesNotContain("secret").endsWith("/data");
        server.withFault((exchange, request) -> refuse(exchange, 400));
        assertThatThrownBy(() -> store.get("a/b"))
                .isInstanceOf(StoreException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void archiveIsNotTransferredAsAWhole() throws IOException {
        byte[] archive = Archives.written(Map.of("x", VALUE, "y", new byte[] {5}));
        AtomicInteger sent = new AtomicInteger();
        try (WebServer other = new WebServer(Map.of("a.zip", archive))) {
            other.withFault((exchange, request) -> {
                String range = exchange.getRequestHeaders().getFirst("Range");
                sent.addAndGet(range == null && exchange.getRequestMethod().equals("GET") ? archive.length : 0);
                return false;
            });
            ZipStore store = ZipStore.open(HttpStore.of(other.uri()), "a.zip");
            assertThat(StoreContract.bytes(store, "y", ByteRange.ALL)).containsExactly(5);
            assertThat(sent.get()).isZero();
        }
    }
}
