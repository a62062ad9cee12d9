package org.zarrkit.codec;

import com.github.luben.zstd.ZstdException;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.zarrkit.codec.BloscCodec.Compressor;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;

/** The formats that the streams of a Blosc frame can have, in the order of their numbers in the header. */
enum BloscFormat {
    BLOSCLZ {
        @Override
        int decompress(byte[] from, int start, int size, byte[] to, int toStart, int toSize) {
            return Blosclz.decompress(from, start, size, to, toStart, toSize);
        }

        @Override
        int compress(byte[] from, int start, int size, byte[] to, int toStart, BloscCodec codec) {
            return BlosclzEncoder.encode(from, start, size, to, toStart, codec.level());
        }
    },
    LZ4 {
        @Override
        int decompress(byte[] from, int start, int size, byte[] to, int toStart, int toSize) {
            return FACTORY.safeDecompressor().decompress(from, start, size, to, toStart, toSize);
        }

        @Override
        int compress(byte[] from, int start, int size, byte[] to, int toStart, BloscCodec codec) {
            boolean high = codec.compressor() == Compressor.LZ4HC;
            LZ4Compressor lz4 = high ? FACTORY.highCompressor(codec.level()) : FACTORY.fastCompressor();
            return lz4.compress(from, start, size, to, toStart, to.length - toStart);
        }
    },
    SNAPPY {
        @Override
        int decompress(byte[] from, int start, int size, byte[] to, int toStart, int toSize) {
            return Snappy.decompress(from, start, size, to, toStart, toSize);
        }

        @Override
        int compress(byte[] from, int start, int size, byte[] to, int toStart, BloscCodec codec) {
            return SnappyEncoder.encode(from, start, size, to, toStart);
        }
    },
    ZLIB {
        @Override
        int decompress(byte[] from, int start, int size, byte[] to, int toStart, int toSize)
                throws DataFormatException {
            Inflater inflater = Inflating.zlibInflater();
            inflater.setInput(from, start, size);
            int met = inflater.inflate(to, toStart, toSize);
            // The checksum comes after the last byte: without this call it would not be verified.
            if (met == toSize && !inflater.finished()) inflater.inflate(new byte[1]);
            return inflater.finished() ? met : -1;
        }

        @Override
        int compress(byte[] from, int start, int size, byte[] to, int toStart, BloscCodec codec) {
            Deflater deflater = new Deflater(codec.level());
            try {
                deflater.setInput(from, start, size);
                deflater.finish();
                int met = deflater.deflate(to, toStart, to.length - toStart);
                return deflater.finished() ? met : size;
            } finally {
                deflater.end();
            }
        }
    },
    ZSTD {
        @Override
        int decompress(byte[] from, int start, int size, byte[] to, int toStart, int toSize) {
            return ZstdContexts.decompress().decompressByteArray(to, toStart, toSize, from, start, size);
        }

        @Override
        int compress(byte[] from, int start, int size, byte[] to, int toStart, BloscCodec codec) {
            // The levels that c-blosc has for its own, so that "clevel" means the same.
            int level = codec.level() == 9 ? 22 : 2 * codec.level() - 1;
            return ZstdContexts.compress(level, false)
                    .compressByteArray(to, toStart, to.length - toStart, from, start, size);
        }
    };

    private static final LZ4Factory FACTORY = Natives.lz4();
    private static final List<BloscFormat> BY_NUMBER = List.of(values());

    static BloscFormat numbered(int number) {
        if (number >= BY_NUMBER.size())
            throw new UnsupportedFeatureException("codec 'blosc': a frame with compressor number " + number
                    + "; supported are 0 to " + (BY_NUMBER.size() - 1));
        return BY_NUMBER.get(number);
    }

    static BloscFormat of(Compressor compressor) {
        return compressor == Compressor.LZ4HC ? LZ4 : valueOf(compressor.name());
    }

    /** Fills {@code toSize} bytes; anything else is an error, thrown or told by another number of bytes. */
    abstract int decompress(byte[] from, int start, int size, byte[] to, int toStart, int toSize)
            throws DataFormatException;

    /** The size of the compressed bytes, or at least {@code size} if they are no fewer; {@code to} has room for any. */
    abstract int compress(byte[] from, int start, int size, byte[] to, int toStart, BloscCodec codec);

    /** Decompresses a stream to exactly {@code toSize} bytes, or throws a CorruptChunkException. */
    void decompressExactly(byte[] from, int start, int size, byte[] to, int toStart, int toSize) {
        try {
            int met = decompress(from, start, size, to, toStart, toSize);
            if (met == toSize) return;
        } catch (LZ4Exception | ZstdException | DataFormatException e) {
            throw new CorruptChunkException(
                    "codec 'blosc': a stream of " + this + " data is damaged: " + e.getMessage(), e);
        }
        throw BloscHeader.corrupt("a stream of " + this + " data does not hold the expected " + toSize + " bytes");
    }
}
