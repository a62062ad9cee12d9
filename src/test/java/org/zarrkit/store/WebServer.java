package org.zarrkit.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on this computer that serves values, well or badly. */
public final class WebServer implements AutoCloseable {

    /** Answers a request badly and returns true, or leaves it alone. */
    public interface Fault {
        boolean answer(HttpExchange exchange, int request) throws IOException;
    }

    static {
        // Java 17's server sends the headers alone; without this, its system holds the body back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> values;
    private final AtomicInteger count = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private final List<String> rangesAsked = new CopyOnWriteArrayList<>();
    private volatile boolean ranges = true;
    private volatile IntUnaryOperator cut = request -> Integer.MAX_VALUE;
    private volatile Fault fault = (exchange, request) -> false;

    /** @param values by path below {@code /data/}, not encoded */
    public WebServer(Map<String, byte[]> values) throws IOException {
        this.values = values;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Ignores ranges: sends the whole value always. */
    public WebServer withoutRanges() {
        ranges = false;
        return this;
    }

    public WebServer withFault(Fault newFault) {
        fault = newFault;
        return this;
    }

    /** Cuts the connection after so many bytes of the answer to a request, counted from 1. */
    public WebServer withCut(IntUnaryOperator bytesOfRequest) {
        cut = bytesOfRequest;
        return this;
    }

    public URI uri() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/data");
    }

    /** Method and URI of each request so far. */
    public List<String> requests() {
        return requests;
    }

    /** The ranges that were asked for, {@code ""} for the whole value. */
    public List<String> rangesAsked() {
        return rangesAsked;
    }

    /** How many connections were used. */
    public int connections() {
        return clients.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            clients.add(exchange.getRemoteAddress());
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String range = exchange.getRequestHeaders().getFirst("Range");
            rangesAsked.add(range == null ? "" : range);
            int request = count.incrementAndGet();
            if (fault.answer(exchange, request)) return;
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/data/")) answerWith(exchange, path.substring(6), request);
            else exchange.sendResponseHeaders(404, -1);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Answers with the value of a key, whichever was asked for. */
    boolean answerWith(HttpExchange exchange, String key, int request) throws IOException {
        byte[] value = values.get(key);
        if (value == null) exchange.sendResponseHeaders(404, -1);
        else answer(exchange, value, cut.applyAsInt(request));
        return true;
    }

    private void answer(HttpExchange exchange, byte[] value, int most) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", "" + value.length);
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        String header = ranges ? exchange.getRequestHeaders().getFirst("Range") : null;
        if (header == null) {
            send(exchange, 200, value, most);
            return;
        }
        Matcher range = RANGE.matcher(header);
        if (!range.matches()) throw new IOException(header);
        boolean suffix = range.group(1).isEmpty();
        int start = suffix
                ? Math.max(0, value.length - Integer.parseInt(range.group(2)))
                : Integer.parseInt(range.group(1));
        int end = suffix || range.group(2).isEmpty()
                ? value.length
                : (int) Math.min(value.length, Long.parseLong(range.group(2)) + 1);
        if (start >= value.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + value.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + start + "-" + (end - 1) + "/" + value.length);
        send(exchange, 206, Arrays.copyOfRange(value, start, end), most);
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        send(exchange, status, body, body.length);
    }

    private static void send(HttpExchange exchange, int status, byte[] body, int most) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length == 0) return;
        exchange.getResponseBody().write(body, 0, Math.min(most, body.length));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
