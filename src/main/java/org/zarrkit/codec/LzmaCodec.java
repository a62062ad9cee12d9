package org.zarrkit.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * {@code numcodecs.lzma}: what Python's lzma module writes.
 *
 * @param check the kind of checksum in the xz format: 0 none, 1 CRC-32, 4 CRC-64, 10 SHA-256, -1 the usual
 * @param preset 0 to 9, or -1 for the usual
 * @param filters of the raw format, in the order of encoding; empty for the usual one
 */
public record LzmaCodec(Format format, int check, int preset, List<LzmaFilter> filters) implements BytesToBytes {

    /** The container, in the order of its numbers in Python from 1 on. */
    public enum Format {
        XZ,
        ALONE,
        RAW
    }

    /** The largest dictionary that a preset asks for has 64 MiB. */
    private static final int MEMORY_LIMIT_IN_KIB = 96 << 10;

    public LzmaCodec {
        filters = List.copyOf(filters);
    }

    static LzmaCodec of(Configuration configuration) {
        Format format = Format.values()[configuration.integer("format", 1, 3, 1) - 1];
        List<LzmaFilter> filters = new ArrayList<>();
        if (configuration.has("filters"))
            for (Object filter : configuration.list("filters")) filters.add(LzmaFilter.of(configuration, filter));
        if (format == Format.RAW && filters.isEmpty())
            throw configuration.wrong("filters", filters, "those of the raw format");
        return new LzmaCodec(
                format, configuration.integer("check", -1, 10, -1), configuration.integer("preset", 0, 9, -1), filters);
    }

    @Override
    public String name() {
        return "numcodecs.lzma";
    }

    @Override
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("format", format.ordinal() + 1);
        configuration.put("check", check);
        if (preset >= 0) configuration.put("preset", preset);
        if (!filters.isEmpty())
            configuration.put(
                    "filters", filters.stream().map(LzmaFilter::toJson).toList());
        return configuration;
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return EncodedStream.encode(decoded, this::compressor);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        return new DecodedStream(name(), in -> decompressor(in, maxDecodedSize)).decode(encoded, maxDecodedSize);
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return Deflating.maxSize(decodedSize);
    }

    private InputStream decompressor(InputStream in, long maxDecodedSize) throws IOException {
        if (format == Format.XZ) return new XZInputStream(in, MEMORY_LIMIT_IN_KIB);
        if (format == Format.ALONE) return new LZMAInputStream(in, MEMORY_LIMIT_IN_KIB);
        InputStream decoded = in;
        for (int i = filters.size() - 1; i >= 0; i--) decoded = filters.get(i).decode(decoded, name(), maxDecodedSize);
        return decoded;
    }

    private OutputStream compressor(OutputStream out) throws IOException {
        LZMA2Options options = new LZMA2Options(preset < 0 ? LZMA2Options.PRESET_DEFAULT : preset);
        if (format == Format.ALONE) return new LZMAOutputStream(out, options, -1);
        List<FilterOptions> chain = new ArrayList<>();
        for (LzmaFilter filter : filters) chain.add(filter.options(name()));
        if (chain.isEmpty()) chain.add(options);
        if (format == Format.XZ)
            return new XZOutputStream(out, chain.toArray(FilterOptions[]::new), check < 0 ? XZ.CHECK_CRC64 : check);
        FinishableOutputStream raw = new FinishableWrapperOutputStream(out);
        for (int i = chain.size() - 1; i >= 0; i--) raw = chain.get(i).getOutputStream(raw);
        return raw;
    }
}
