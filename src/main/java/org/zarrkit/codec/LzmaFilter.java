package org.zarrkit.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/** One filter of an LZMA chain with its options, as Python's lzma module describes it. */
public record LzmaFilter(int id, Map<String, Integer> options) {

    private static final int DELTA = 3;
    private static final int LZMA2 = 33;
    /** Python marks the slower variant of a preset with the highest bit. */
    private static final int PRESET_NUMBER = 31;

    public LzmaFilter {
        options = Map.copyOf(options);
        if (id != DELTA && id != LZMA2)
            throw new UnsupportedFeatureException("codec 'numcodecs.lzma': filter " + id
                    + " is not supported; supported are " + DELTA + " (delta) and " + LZMA2 + " (LZMA2)");
    }

    static LzmaFilter of(Configuration configuration, Object json) {
        if (!(json instanceof Map<?, ?> members) || !(members.get("id") instanceof Number id))
            throw configuration.wrong("filters", json, "objects with an \"id\"");
        Map<String, Integer> options = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            if (!(value instanceof Number number)) throw configuration.wrong("filters", json, "numbers");
            if (!key.equals("id")) options.put(String.valueOf(key), number.intValue());
        });
        long number = id.longValue();
        return new LzmaFilter((int) Math.min(number, Integer.MAX_VALUE), options);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>(options);
        json.put("id", id);
        return json;
    }

    FilterOptions options(String codec) {
        try {
            return id == DELTA ? new DeltaOptions(options.getOrDefault("dist", 1)) : lzma2();
        } catch (UnsupportedOptionsException | IllegalArgumentException e) {
            throw new InvalidMetadataException("codec '" + codec + "': its filter " + toJson() + " is none", e);
        }
    }

    /** A dictionary larger than all that is decoded is never used; the memory for it would be taken at once. */
    InputStream decode(InputStream encoded, String codec, long maxDecodedSize) throws IOException {
        if (!(options(codec) instanceof LZMA2Options lzma2))
            return options(codec).getInputStream(encoded);
        long useful = Math.max(LZMA2Options.DICT_SIZE_MIN, maxDecodedSize);
        return new LZMA2InputStream(encoded, (int) Math.min(lzma2.getDictSize(), useful));
    }

    private LZMA2Options lzma2() throws UnsupportedOptionsException {
        LZMA2Options lzma2 =
                new LZMA2Options(options.getOrDefault("preset", LZMA2Options.PRESET_DEFAULT) & PRESET_NUMBER);
        if (options.containsKey("dict_size")) lzma2.setDictSize(options.get("dict_size"));
        if (options.containsKey("lc") || options.containsKey("lp"))
            lzma2.setLcLp(options.getOrDefault("lc", lzma2.getLc()), options.getOrDefault("lp", lzma2.getLp()));
        if (options.containsKey("pb")) lzma2.setPb(options.get("pb"));
        return lzma2;
    }
}
