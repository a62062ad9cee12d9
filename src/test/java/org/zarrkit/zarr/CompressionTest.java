package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.Codecs;
import org.zarrkit.codec.DataType;

class CompressionTest {

    @ParameterizedTest
    @ValueSource(strings = {"blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd"})
    void everyCompressorOfBloscMayBeAskedFor(String name) {
        List<CodecDescription> codecs = Compression.codecs("blosc:" + name + ":5:bitshuffle", DataType.UINT16);
        CodecDescription blosc = codecs.get(1);
        assertThat(blosc.configuration()).containsEntry("cname", name).containsEntry("clevel", 5);
        assertThat(Codecs.of(blosc.name(), blosc.configuration()).configuration())
                .isEqualTo(blosc.configuration());
    }

    @Test
    void anotherNameIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> Compression.codecs("blosc:lzo:5", DataType.UINT16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blosc:lzo:5")
                .hasMessageContaining("blosclz, lz4, lz4hc, snappy, zlib or zstd");
    }
}
