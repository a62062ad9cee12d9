package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.StoreException;

/** Connections that are cut again and again: what has come is kept. */
class HttpDownloadTest {

    private static final byte[] VALUE = random(1, 1_000_000);
    private static final byte[] OTHER = random(2, 1_000_000);

    private final List<Duration> pauses = new ArrayList<>();
    private WebServer server;

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void open() throws IOException {
        server = new WebServer(Map.of("a", VALUE, "b", OTHER));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpStore store() {
        HttpOptions options =
                new HttpOptions(3, Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofSeconds(30));
        return new HttpStore(server.uri(), new HttpRequests(options, pauses::add));
    }

    @Test
    void onlyTheRestIsAskedFor() {
        server.withCut(request -> request == 1 ? 300_000 : Integer.MAX_VALUE);
        assertThat(StoreContract.bytes(store(), "a", ByteRange.ALL)).isEqualTo(VALUE);
        assertThat(server.rangesAsked()).containsExactly("", "bytes=300000-999999");
        assertThat(pauses).hasSize(1);
    }

    @Test
    void restOfAPartIsAskedFor() {
        server.withCut(request -> request == 1 ? 100_000 : Integer.MAX_VALUE);
        assertThat(StoreContract.bytes(store(), "a", ByteRange.of(50_000, 400_000)))
                .isEqualTo(Arrays.copyOfRange(VALUE, 50_000, 450_000));
        assertThat(server.rangesAsked()).containsExactly("bytes=50000-449999", "bytes=150000-449999");
    }

    @Test
    void restOfAnEndIsAskedForByPosition() {
        server.withCut(request -> request == 1 ? 100_000 : Integer.MAX_VALUE);
        assertThat(StoreContract.bytes(store(), "a", ByteRange.suffix(400_000)))
                .isEqualTo(Arrays.copyOfRange(VALUE, 600_000, 1_000_000));
        assertThat(server.rangesAsked()).containsExactly("bytes=-400000", "bytes=700000-999999");
    }

    @Test
    void serverWithoutRangesSendsTheBeginningAgain() {
        server.withoutRanges().withCut(request -> request == 1 ? 300_000 : Integer.MAX_VALUE);
        assertThat(StoreContract.bytes(store(), "a", ByteRange.of(10, 900_000)))
                .isEqualTo(Arrays.copyOfRange(VALUE, 10, 900_010));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void attemptsThatBringMuchDoNotCountAsFailures() {
        server.withCut(request -> 100_000);
        assertThat(StoreContract.bytes(store(), "a", ByteRange.ALL)).isEqualTo(VALUE);
        assertThat(server.requests()).hasSize(10);
        assertThat(pauses).hasSize(9).allSatisfy(pause -> assertThat(pause).isLessThan(Duration.ofMillis(101)));
    }

    @Test
    void attemptsThatBringNextToNothingAreFailures() {
        server.withCut(request -> 10);
        assertThatThrownBy(() -> store().get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/data/a")
                .hasMessageContaining("attempt 3");
        assertThat(server.requests()).hasSize(3);
    }

    /** The server that ignores If-Range sends a part of the new value, which must not be put behind the old one's. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void replacedValueIsReadAnew(boolean ranges) {
        if (!ranges) server.withoutRanges();
        server.withCut(request -> request == 1 ? 300_000 : Integer.MAX_VALUE).withFault((exchange, request) -> {
            exchange.getResponseHeaders().set("ETag", request == 1 ? "\"old\"" : "\"new\"");
            if (request == 2)
                assertThat(exchange.getRequestHeaders().getFirst("If-Range")).isEqualTo("\"old\"");
            return request > 1 && server.answerWith(exchange, "b", request);
        });
        assertThat(StoreContract.bytes(store(), "a", ByteRange.ALL)).isEqualTo(OTHER);
    }

    @Test
    void valueThatHasShrunkIsReadAnew() throws IOException {
        server.close();
        Map<String, byte[]> values = new java.util.concurrent.ConcurrentHashMap<>(Map.of("a", VALUE));
        server = new WebServer(values).withCut(request -> request == 1 ? 300_000 : Integer.MAX_VALUE);
        server.withFault((exchange, request) -> {
            if (request == 2) values.put("a", new byte[] {1, 2, 3});
            return false;
        });
        assertThat(StoreContract.bytes(store(), "a", ByteRange.ALL)).containsExactly(1, 2, 3);
    }
}
