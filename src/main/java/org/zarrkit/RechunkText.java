package org.zarrkit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.zarrkit.image.MemorySize;
import org.zarrkit.image.RunOptions;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.zarr.RechunkOptions;

/**
 * Options of a {@link Rechunking} by key, as command lines, macros and scripts have them: {@code array} (a path),
 * {@code chunks} and {@code shards} (edges of the last axes, {@code 64,64,64} or a list; of shards {@code none}, too),
 * {@code codec}, {@code format} (2 or 3), {@code version} (of OME-Zarr), {@code overwrite}, {@code verify} and
 * {@code memory} ({@code 512M}, or bytes).
 */
final class RechunkText {

    private static final Set<String> KEYS =
            Set.of("array", "chunks", "shards", "codec", "format", "version", "overwrite", "verify", "memory");

    private final Map<String, String> texts = new LinkedHashMap<>();

    private RechunkText(Map<String, ?> options) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty())
            throw new IllegalArgumentException("there is no option " + unknown + "; there are " + new TreeSet<>(KEYS));
        options.forEach((key, value) -> texts.put(key, text(value).strip()));
        texts.values().removeIf(String::isEmpty);
    }

    static Rechunking parse(Map<String, ?> options) {
        return new RechunkText(options).parse();
    }

    private static String text(Object value) {
        if (!(value instanceof Iterable<?> values)) return value.toString();
        return StreamSupport.stream(values.spliterator(), false)
                .map(Object::toString)
                .collect(Collectors.joining(","));
    }

    private Rechunking parse() {
        RechunkOptions stored = new RechunkOptions(
                get("format").map(this::format),
                get("chunks").map(text -> edges("chunks", text)),
                get("shards").map(text -> text.equals("none") ? List.of() : edges("shards", text)),
                get("codec"));
        RunOptions run = RunOptions.defaults().withOverwrite(is("overwrite")).withVerify(is("verify"));
        if (get("memory").isPresent()) run = run.withMemory(bytes(texts.get("memory")));
        return new Rechunking(get("array").orElse(""), stored, get("version").map(this::version), run);
    }

    private Optional<String> get(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    private boolean is(String key) {
        String text = get(key).orElse("false").toLowerCase(java.util.Locale.ROOT);
        if (!text.matches("true|false|1|0"))
            throw new IllegalArgumentException(key + "=" + text + "; expected true or false");
        return text.matches("true|1");
    }

    private int format(String text) {
        if (!text.matches("[23]")) throw new IllegalArgumentException("format=" + text + "; expected 2 or 3");
        return Integer.parseInt(text);
    }

    /** Numbers are bytes. */
    private static long bytes(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : MemorySize.parse("memory", text);
    }

    private NgffVersion version(String text) {
        return NgffVersion.of(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("version=" + text + "; Zarrkit writes 0.4, 0.5 and 0.6rc0"));
    }

    private static List<Integer> edges(String key, String text) {
        if (!text.matches("[0-9]{1,9}(\\s*,\\s*[0-9]{1,9})*"))
            throw new IllegalArgumentException(key + "=" + text + "; expected such as 64,64,64");
        return Arrays.stream(text.split("\\s*,\\s*")).map(Integer::valueOf).toList();
    }
}
