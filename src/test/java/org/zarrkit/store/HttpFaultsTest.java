package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.StoreException;

/** Servers and networks that misbehave. */
class HttpFaultsTest {

    private static final byte[] VALUE = new byte[300_000];

    static {
        new Random(7).nextBytes(VALUE);
    }

    private final List<Duration> pauses = new ArrayList<>();
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private WebServer server;

    @BeforeEach
    void open() throws IOException {
        server = new WebServer(Map.of("a/b", VALUE, "c", new byte[] {1, 2, 3}));
    }

    @AfterEach
    void close() {
        testEnds.countDown();
        server.close();
    }

    private HttpStore store() {
        return store(Duration.ofSeconds(30));
    }

    private HttpStore store(Duration patience) {
        HttpOptions options = new HttpOptions(4, Duration.ofMillis(100), Duration.ofSeconds(20), patience);
        return new HttpStore(server.uri(), new HttpRequests(options, pauses::add));
    }

    private static boolean refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        return true;
    }

    @Test
    void everyFifthRequestFailsAndEverythingIsRead() {
        server.withFault((exchange, request) -> request % 5 == 0 && refuse(exchange, request % 2 == 0 ? 500 : 503));
        HttpStore store = store();
        for (int i = 0; i < 50; i++)
            assertThat(StoreContract.bytes(store, "a/b", ByteRange.of(i * 1000L, 1000)))
                    .isEqualTo(Arrays.copyOfRange(VALUE, i * 1000, (i + 1) * 1000));
        assertThat(store.size("a/b")).contains((long) VALUE.length);
        assertThat(pauses).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void connectionsThatAreCutAreTriedAgain() {
        server.withFault((exchange, request) -> {
            if (request % 3 == 0) return false;
            if (request % 3 == 1) {
                exchange.sendResponseHeaders(200, VALUE.length);
                exchange.getResponseBody().write(VALUE, 0, VALUE.length / 2);
                exchange.getResponseBody().flush();
            }
            exchange.close();
            return true;
        });
        assertThat(StoreContract.bytes(store(), "a/b", ByteRange.ALL)).isEqualTo(VALUE);
        assertThat(server.requests()).hasSize(3);
        // The JDK's client sends a request again by itself if a kept connection closes before the answer.
        assertThat(pauses).hasSizeBetween(1, 2);
    }

    /** The length that the header promises is the part's; without it, nobody would notice that the end is missing. */
    @Test
    void partThatIsTooShortIsTriedAgain() {
        server.withFault((exchange, request) -> {
            if (request > 1) return false;
            exchange.getResponseHeaders().set("Content-Range", "bytes 10-29/" + VALUE.length);
            WebServer.send(exchange, 206, Arrays.copyOfRange(VALUE, 10, 20));
            return true;
        });
        assertThat(StoreContract.bytes(store(), "a/b", ByteRange.of(10, 20)))
                .isEqualTo(Arrays.copyOfRange(VALUE, 10, 30));
        assertThat(pauses).hasSize(1);
    }

    @Test
    void serverThatFailsAlwaysIsAnError() {
        server.withFault((exchange, request) -> refuse(exchange, 503));
        assertThatThrownBy(() -> store().get("a/b"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/data/a/b")
                .hasMessageContaining("503")
                .hasMessageContaining("4 times");
        assertThat(server.requests()).hasSize(4);
        assertThat(pauses).hasSize(3);
        for (int i = 0; i < 3; i++)
            assertThat(pauses.get(i)).isBetween(Duration.ofMillis(50L << 2 * i), Duration.ofMillis(100L << 2 * i));
    }

    @Test
    void serverIsAskedAgainWhenItWantsToBe() {
        String[] answers = {
            "7",
            "5000",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    ZonedDateTime.now(ZoneOffset.UTC).plusHours(1))
        };
        server.withFault((exchange, request) -> {
            if (request > 3) return false;
            exchange.getResponseHeaders().set("Retry-After", answers[request - 1]);
            return refuse(exchange, 429);
        });
        assertThat(store().get("c")).isPresent();
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    @Test
    void serverThatDoesNotAnswerIsAnError() {
        server.withFault(this::hang);
        assertThatThrownBy(() -> store(Duration.ofMillis(50)).get("a/b"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing came for 50 ms");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void bodyThatStopsComingIsAnError() {
        server.withFault((exchange, request) -> {
            exchange.sendResponseHeaders(200, VALUE.length);
            exchange.getResponseBody().write(VALUE, 0, 1000);
            exchange.getResponseBody().flush();
            return hang(exchange, request);
        });
        assertThatThrownBy(() -> store(Duration.ofMillis(50)).get("a/b"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing came");
    }

    private boolean hang(HttpExchange exchange, int request) {
        awaitQuietly(testEnds);
        return true;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void interruptedReaderGivesUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.withFault((exchange, request) -> {
            asked.countDown();
            return hang(exchange, request);
        });
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                store().get("a/b");
            } catch (StoreException e) {
                failure.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        reader.start();
        asked.await();
        reader.interrupt();
        reader.join();
        assertThat(failure.get()).isInstanceOf(StoreException.class).hasMessageContaining("cancelled");
        assertThat(interrupted.get()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    /** An interrupt does not only end the wait: the server learns that nobody listens any more. */
    @Test
    void interruptCutsTheConnection() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpStore store = HttpStore.of(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread reader = new Thread(() -> {
                try {
                    store.get("a");
                } catch (StoreException e) {
                    failure.set(e);
                }
            });
            reader.start();
            try (Socket connection = silent.accept()) {
                connection.getInputStream().read();
                reader.interrupt();
                reader.join();
                assertThat(failure.get()).hasMessageContaining("cancelled");
                connection.getInputStream().readAllBytes(); // returns at the end of the connection alone
            }
        }
    }

    @Test
    void interruptEndsABodyThatHasBegun() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        server.withFault((exchange, request) -> {
            exchange.sendResponseHeaders(200, VALUE.length);
            exchange.getResponseBody().write(VALUE, 0, 1000);
            exchange.getResponseBody().flush();
            begun.countDown();
            return hang(exchange, request);
        });
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                store().get("a/b");
            } catch (StoreException e) {
                failure.set(e);
            }
        });
        reader.start();
        begun.await();
        reader.interrupt();
        reader.join();
        assertThat(failure.get()).hasMessageContaining("cancelled");
    }

    /** A parallel stream over a sharded array never ended: its threads, all of the common pool, waited for the index, which came there too. */
    @Test
    void answersComeWhileAllThreadsOfTheCommonPoolAreBusy() throws Exception {
        int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
        CountDownLatch busy = new CountDownLatch(threads - 1);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 2 * threads; i++)
            ForkJoinPool.commonPool().execute(() -> {
                busy.countDown();
                awaitQuietly(end);
            });
        busy.await();
        try {
            HttpOptions once = new HttpOptions(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5));
            HttpStore store = HttpStore.of(server.uri(), once);
            assertThat(StoreContract.bytes(store, "a/b", ByteRange.ALL)).isEqualTo(VALUE);
        } finally {
            end.countDown();
        }
    }

    @Test
    void waitForTheNextAttemptCanBeInterrupted() {
        server.withFault((exchange, request) -> refuse(exchange, 500));
        HttpOptions options = HttpOptions.defaults();
        HttpStore store = new HttpStore(server.uri(), new HttpRequests(options, duration -> {
            throw new InterruptedException();
        }));
        assertThatThrownBy(() -> store.get("c"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cancelled");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void serverThatIsNotThereIsAnError() {
        server.close();
        assertThatThrownBy(() -> store().get("c"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no server answers there");
    }
}
