package org.zarrkit.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * What is below a URL of a web server, for reading. Parts are asked for as ranges (RFC 9110, section 14); a server that
 * sends the whole value instead works too, slower. Nothing can be listed: listings are empty.
 *
 * <p>404, 403 and 410 are absent values: servers of objects answer 403 where a key is missing and listing forbidden.
 * What fails is tried again (see {@link HttpOptions}). Interrupting the thread cancels the request.
 */
public final class HttpStore implements Store {

    private static final Set<Integer> ABSENT = Set.of(403, 404, 410);
    /** A signature for GET is refused with 403. */
    private static final Set<Integer> NO_HEAD = Set.of(400, 403, 405, 501);

    private final URI base;
    private final HttpRequests requests;

    HttpStore(URI base, HttpRequests requests) {
        this.base = base;
        this.requests = requests;
    }

    /** The store below a URL; its query, such as a signature, is sent with each request. Nothing is read. */
    public static HttpStore of(URI base) {
        return of(base, HttpOptions.defaults());
    }

    /** The store below a URL. */
    public static HttpStore of(URI base, HttpOptions options) {
        return new HttpStore(base, new HttpRequests(options, Pauses.SLEEPING));
    }

    @Override
    public URI uri() {
        return base;
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        return get(key, range, byte[]::new);
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range, IntFunction<byte[]> memory) {
        if (range.length() == 0) return size(key).map(size -> ByteBuffer.allocate(0));
        HttpDownload download = new HttpDownload(range, memory);
        HttpAnswer answer = requests.get(uri(key), download, place(key));
        if (ABSENT.contains(answer.status())) return Optional.empty();
        if (answer.status() == HttpAnswer.RANGE_NOT_SATISFIABLE) return Optional.of(ByteBuffer.allocate(0));
        answer.requireValue(place(key));
        return Optional.of(download.bytes());
    }

    @Override
    public Optional<Long> size(String key) {
        HttpAnswer head = requests.head(uri(key), place(key));
        if (!NO_HEAD.contains(head.status())) {
            if (ABSENT.contains(head.status())) return Optional.empty();
            Optional<Long> size = head.requireValue(place(key)).size();
            if (size.isPresent()) return size;
        }
        HttpDownload firstByte = new HttpDownload(ByteRange.of(0, 1), byte[]::new);
        HttpAnswer first = requests.get(uri(key), firstByte, place(key));
        if (ABSENT.contains(first.status())) return Optional.empty();
        if (first.status() == HttpAnswer.RANGE_NOT_SATISFIABLE)
            return Optional.of(first.size().orElse(0L));
        Optional<Long> size = first.requireValue(place(key)).size();
        if (size.isPresent()) return size;
        throw new StoreException(place(key) + ": the server does not tell its size");
    }

    @Override
    public Optional<Place> fromAbove() {
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/+$", "");
        int slash = path.lastIndexOf('/');
        String name = Location.decode(path.substring(slash + 1));
        if (slash < 0 || !Keys.isName(name)) return Optional.empty();
        URI above = Location.withPath(base, path.substring(0, slash));
        return Optional.of(new Place(new HttpStore(above, requests), name));
    }

    private URI uri(String key) {
        return KeyUris.of(base, Keys.check(key));
    }

    @Override
    public Stream<String> children(String prefix) {
        return Stream.empty();
    }

    @Override
    public Stream<String> list(String prefix) {
        return Stream.empty();
    }

    private String place(String key) {
        return this + "/" + key;
    }

    /** Without query and user: they may be secret. */
    @Override
    public String toString() {
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return base.getScheme() + "://" + base.getHost() + port + (base.getPath() == null ? "" : base.getPath());
    }

    /** The URL that a person gives, its path encoded where it is not, without fragment and trailing slashes. */
    static URI parse(String url) {
        StringBuilder text = new StringBuilder();
        String trimmed = url.replaceFirst("#.*", "").replaceFirst("/+(\\?.*)?$", "$1");
        for (int i = 0; i < trimmed.length(); i = trimmed.offsetByCodePoints(i, 1)) {
            String character = trimmed.substring(i, trimmed.offsetByCodePoints(i, 1));
            boolean encoded = trimmed.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*");
            boolean legal = character.matches("[A-Za-z0-9\\-._~:/?\\[\\]@!$&'()*+,;=]");
            text.append(encoded || legal ? character : KeyUris.encode(character));
        }
        try {
            URI uri = URI.create(text.toString());
            if (uri.getHost() != null && uri.getUserInfo() == null) return uri;
        } catch (IllegalArgumentException e) {
            throw new UnsupportedFeatureException("'" + url + "' is not a URL: " + e.getMessage(), e);
        }
        throw new UnsupportedFeatureException("'" + url.replaceFirst("//[^/]*@", "//…@")
                + "' can't be opened: a URL of the form https://server/path was expected, without user and password");
    }
}
