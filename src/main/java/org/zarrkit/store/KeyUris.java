package org.zarrkit.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Keys as parts of URIs (RFC 3986). */
public final class KeyUris {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private KeyUris() {}

    /** The URI of a key below another URI, whose query (a signature, a token) is kept; that itself for no key. */
    public static URI of(URI base, String key) {
        if (key.isEmpty()) return base;
        String text = base.toString();
        int query = text.indexOf('?');
        String path = query < 0 ? text : text.substring(0, query);
        String separator = path.endsWith("/") ? "" : "/";
        return URI.create(path + separator + encode(key) + (query < 0 ? "" : text.substring(query)));
    }

    /** Each part of the key, percent-encoded; also {@code +}, which some servers take for a space. */
    static String encode(String key) {
        StringBuilder text = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) text.append((char) b);
            else text.append('%').append(String.format("%02X", b & 0xff));
        }
        return text.toString();
    }
}
