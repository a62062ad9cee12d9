package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.CorruptChunkException;

class GzipCodecTest {

    private static final GzipCodec GZIP = new GzipCodec(6);
    private static final byte[] TEXT = "hello hello hello hello".getBytes(StandardCharsets.UTF_8);

    @Test
    void membersFollowOneAnother() {
        assertThat(decoded(joined(gzip(TEXT), gzip(new byte[0]), gzip(TEXT)))).isEqualTo(joined(TEXT, TEXT));
    }

    @Test
    void zerosMayFollowButNothingElse() {
        assertThat(decoded(joined(gzip(TEXT), new byte[100]))).isEqualTo(TEXT);
        for (byte[] rest : new byte[][] {{1}, {0, 0, 7}, "more text".getBytes(StandardCharsets.UTF_8)})
            assertThatThrownBy(() -> decoded(joined(gzip(TEXT), rest))).isInstanceOf(CorruptChunkException.class);
    }

    /** Extra field 4, name 8, comment 16, checksum of the header 2. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 8, 16, 31})
    void optionalPartsOfTheHeaderAreSkipped(int flags) {
        byte[] encoded = withHeader(flags);
        assertThat(decoded(encoded)).isEqualTo(TEXT);
        int header = encoded.length - gzip(TEXT).length + 10;
        for (int length = 0; length < header; length++) {
            byte[] cut = java.util.Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> decoded(cut))
                    .isInstanceOf(CorruptChunkException.class)
                    .hasMessageContaining("header is cut off");
        }
    }

    @Test
    void everyDamageOfHeaderAndTrailerIsMet() {
        byte[] encoded = withHeader(2);
        for (int i : new int[] {0, 1, 2, 10, 11, encoded.length - 8, encoded.length - 4, encoded.length - 1}) {
            byte[] damaged = encoded.clone();
            damaged[i] ^= 0x20;
            assertThatThrownBy(() -> decoded(damaged))
                    .as("byte %d", i)
                    .isInstanceOf(CorruptChunkException.class)
                    .hasMessageContaining("'gzip'");
        }
        byte[] reserved = encoded.clone();
        reserved[3] |= (byte) 0x80;
        assertThatThrownBy(() -> decoded(reserved)).hasMessageContaining("flags 130");
    }

    @Test
    void cutDataAreAnErrorWhereverTheyEnd() {
        byte[] encoded = gzip(TEXT);
        for (int length = 0; length < encoded.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> decoded(cut)).isInstanceOf(CorruptChunkException.class);
            assertThatThrownBy(() -> GZIP.decodeElements(ByteBuffer.wrap(cut), new byte[TEXT.length]))
                    .isInstanceOf(CorruptChunkException.class);
        }
    }

    @Test
    void moreOrLessThanExpectedIsAnError() {
        ByteBuffer encoded = ByteBuffer.wrap(gzip(TEXT));
        for (int size : new int[] {0, 1, TEXT.length - 1, TEXT.length + 1, 3 * TEXT.length})
            assertThatThrownBy(() -> GZIP.decodeElements(encoded, new byte[size]))
                    .isInstanceOf(CorruptChunkException.class)
                    .hasMessageContaining("expected");
        assertThatThrownBy(() -> GZIP.decode(encoded, TEXT.length - 1)).isInstanceOf(CorruptChunkException.class);
    }

    @Test
    void whatGrowsALotIsDecodedWhole() {
        byte[] noisy = new byte[3_000_000];
        new Random(1).nextBytes(noisy);
        byte[] zeros = new byte[5_000_000];
        assertThat(decoded(joined(gzip(zeros), gzip(noisy)))).isEqualTo(joined(zeros, noisy));
        short[] elements = new short[4_000_000];
        GZIP.decodeElements(ByteBuffer.wrap(joined(gzip(zeros), gzip(noisy))), elements);
        assertThat(BytesCodec.LITTLE_ENDIAN.encode(elements).array()).isEqualTo(joined(zeros, noisy));
    }

    private static byte[] gzip(byte[] decoded) {
        ByteBuffer encoded = GZIP.encode(ByteBuffer.wrap(decoded), 1);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private static byte[] decoded(byte[] encoded) {
        ByteBuffer decoded = GZIP.decode(ByteBuffer.wrap(encoded), 10_000_000);
        byte[] bytes = new byte[decoded.remaining()];
        decoded.get(bytes);
        return bytes;
    }

    private static byte[] withHeader(int flags) {
        byte[] plain = gzip(TEXT);
        byte[] header = java.util.Arrays.copyOf(plain, 10);
        header[3] = (byte) flags;
        if ((flags & 4) != 0) header = joined(header, new byte[] {3, 0, 'a', 0, 'b'});
        if ((flags & 8) != 0) header = joined(header, new byte[] {'n', 'a', 'm', 'e', 0});
        if ((flags & 16) != 0) header = joined(header, new byte[] {0});
        if ((flags & 2) != 0) {
            CRC32 crc = new CRC32();
            crc.update(header);
            header = joined(header, new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)});
        }
        return joined(header, java.util.Arrays.copyOfRange(plain, 10, plain.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }
}
