package org.zarrkit.codec;

/** A codec that turns elements into bytes. */
public non-sealed interface ArrayToBytes extends Codec {

    /**
     * This codec for chunks of one specification, checked against it once.
     *
     * @throws org.zarrkit.error.InvalidMetadataException if it can't serve such chunks
     */
    ChunkCoder bind(ChunkSpec decoded);
}
