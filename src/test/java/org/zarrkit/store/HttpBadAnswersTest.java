package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/** Servers that break the rules of HTTP, or use those that few do: the right bytes come, or an error that says why. */
class HttpBadAnswersTest {

    private static final byte[] VALUE = new byte[300_000];
    private static final ByteRange PART = ByteRange.of(10, 20);
    private static final byte[] BYTES_OF_PART;

    static {
        new Random(7).nextBytes(VALUE);
        BYTES_OF_PART = Arrays.copyOfRange(VALUE, 10, 30);
    }

    private WebServer server;

    @BeforeEach
    void open() throws IOException {
        server = new WebServer(Map.of("a", VALUE));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpStore store() {
        return store(server.uri());
    }

    private static HttpStore store(URI uri) {
        return new HttpStore(uri, new HttpRequests(HttpOptions.defaults(), duration -> {}));
    }

    private void answerPart(String contentRange, byte[] body) {
        server.withFault((exchange, request) -> {
            if (!contentRange.isEmpty()) exchange.getResponseHeaders().set("Content-Range", contentRange);
            WebServer.send(exchange, 206, body);
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes 10-29",
                "bytes 29-10/300000",
                "bytes 10-29/20",
                "bytes */300000",
                "items 10-29/300000",
                "bytes 10-99999999999999999999999/300000"
            })
    void aPartOfWhichNobodyKnowsWhereItIsIsRefused(String contentRange) {
        answerPart(contentRange, BYTES_OF_PART);
        assertThatThrownBy(() -> store().get("a", PART))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/data/a")
                .hasMessageContaining("'" + contentRange + "'")
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 19, 21, 40})
    void aPartOfAnotherLengthThanItSaysIsRefused(int length) {
        answerPart("bytes 10-29/300000", Arrays.copyOfRange(VALUE, 10, 10 + length));
        assertThatThrownBy(() -> store().get("a", PART))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("announces " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 40})
    void aPartWithMoreBytesThanItSaysIsRefusedWhereNoLengthIsAnnounced(int length) {
        server.withFault((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 10-29/300000");
            exchange.sendResponseHeaders(206, 0);
            exchange.getResponseBody().write(VALUE, 10, length);
            exchange.getResponseBody().close();
            return true;
        });
        assertThatThrownBy(() -> store().get("a", PART))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("more bytes");
    }

    @ParameterizedTest
    @CsvSource({"bytes 10-49/300000, 40", "bytes 10-49/*, 40", "bytes 10-299999/300000, 299990"})
    void ofAPartThatIsLongerThanWasAskedTheBeginningIsTaken(String contentRange, int length) {
        answerPart(contentRange, Arrays.copyOfRange(VALUE, 10, 10 + length));
        assertThat(StoreContract.bytes(store(), "a", PART)).isEqualTo(BYTES_OF_PART);
    }

    /** A server may send less than was asked for (RFC 9110, section 14.2 leaves that to it); the rest is asked for. */
    @Test
    void serverThatSendsPiecesIsAskedForAll() {
        server.withFault((exchange, request) -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int first = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
            int end = Math.min(VALUE.length, first + 100_000);
            exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + (end - 1) + "/300000");
            WebServer.send(exchange, 206, Arrays.copyOfRange(VALUE, first, end));
            return true;
        });
        assertThat(StoreContract.bytes(store(), "a", ByteRange.ALL)).isEqualTo(VALUE);
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 206})
    void encodedPartsAndSizesAreRefused(int status) {
        server.withFault((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Content-Range", "bytes 10-29/300000");
            WebServer.send(exchange, status, exchange.getRequestMethod().equals("HEAD") ? new byte[0] : BYTES_OF_PART);
            return true;
        });
        assertThatThrownBy(() -> store().get("a", PART))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("gzip");
        assertThatThrownBy(() -> store().size("a")).isInstanceOf(UnsupportedFeatureException.class);
    }

    private void redirect(String location) {
        server.withFault((exchange, request) -> {
            if (!location.isEmpty()) exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            return true;
        });
    }

    @Test
    void redirectToAnotherServerIsFollowedWithTheRange() throws IOException {
        try (WebServer other = new WebServer(Map.of("a", VALUE))) {
            redirect(other.uri() + "/a");
            assertThat(StoreContract.bytes(store(), "a", PART)).isEqualTo(BYTES_OF_PART);
            assertThat(other.rangesAsked()).containsExactly("bytes=10-29");
            assertThat(store().size("a")).contains(300_000L);
        }
    }

    @Test
    void redirectInACircleIsAnError() {
        redirect("/data/a");
        assertThatThrownBy(() -> store().get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/data/a")
                .hasMessageContaining("circle");
        assertThatThrownBy(() -> store().size("a")).isInstanceOf(StoreException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://127.0.0.1/a?secret", "http://[nonsense?secret", "file:///etc/secret", "http:secret"})
    void redirectToNoWebAddressIsAnError(String location) {
        redirect(location);
        assertThatThrownBy(() -> store().get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/data/a")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    private static boolean refuseHead(HttpExchange exchange, int status) throws IOException {
        if (!exchange.getRequestMethod().equals("HEAD")) return false;
        exchange.sendResponseHeaders(status, -1);
        return true;
    }

    /** A URL that is signed for GET. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 501})
    void sizeIsFoundWhereHeadIsRefused(int status) {
        server.withFault((exchange, request) -> refuseHead(exchange, status));
        assertThat(store().size("a")).contains(300_000L);
        assertThat(store().size("never")).isEmpty();
        assertThat(store().get("a", ByteRange.of(5, 0))).isPresent();
    }

    /** Reads one request of each connection, answers with these bytes and hangs up. */
    private static void answerAlways(ServerSocket listening, byte[] answer) {
        Thread thread = new Thread(() -> {
            while (true) {
                try (Socket connection = listening.accept()) {
                    byte[] request = new byte[8192];
                    connection.getInputStream().read(request);
                    OutputStream out = connection.getOutputStream();
                    out.write(answer);
                    out.flush();
                    connection.shutdownOutput();
                    connection.getInputStream().readAllBytes();
                } catch (IOException e) {
                    if (listening.isClosed()) return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static HttpStore rawStore(ServerSocket listening, String answer, Duration patience) {
        answerAlways(listening, answer.getBytes(StandardCharsets.ISO_8859_1));
        HttpOptions options = new HttpOptions(2, Duration.ZERO, Duration.ZERO, patience);
        URI uri = URI.create("http://127.0.0.1:" + listening.getLocalPort());
        return new HttpStore(uri, new HttpRequests(options, duration -> {}));
    }

    /** HTTP/1.0: the end of the connection is the end of the value. */
    @Test
    void valueOfAnOldServerIsRead() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            HttpStore store = rawStore(listening, "HTTP/1.0 200 OK\r\n\r\nabcdef", Duration.ofSeconds(30));
            assertThat(StoreContract.bytes(store, "a", ByteRange.ALL)).containsExactly("abcdef".getBytes());
            assertThat(StoreContract.bytes(store, "a", ByteRange.of(2, 3))).containsExactly("cde".getBytes());
            assertThat(StoreContract.bytes(store, "a", ByteRange.suffix(2))).containsExactly("ef".getBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
                "HTTP/1.1 206 Partial Content\r\nContent-Type: multipart/byteranges; boundary=x\r\n"
                        + "Content-Length: 3\r\n\r\nabc"
            })
    void whatIsNoAnswerIsAnError(String answer) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Java's client says nothing of an answer that does not begin as one: it counts as none.
            HttpStore store = rawStore(listening, answer, Duration.ofMillis(300));
            assertThatThrownBy(() -> store.get("a"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("/a can't be read");
        }
    }
}
