package org.zarrkit.store;

import java.net.URI;
import java.nio.ByteBuffer;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;

/**
 * The bytes of a zip archive that is a value of another store: a file of a folder or of a web server.
 * Nothing is held open between calls.
 */
record ZipBytes(Store container, String key, long size) {

    static ZipBytes of(Store container, String key) {
        long size = container
                .size(key)
                .orElseThrow(() -> new NotFoundException(container + "/" + key + " does not exist; check the path"));
        return new ZipBytes(container, key, size);
    }

    URI uri() {
        return KeyUris.of(container.uri(), key);
    }

    /**
     * Exactly these bytes.
     *
     * @throws StoreException if they are not all within the archive, or it has become shorter
     */
    ByteBuffer read(long offset, long length) {
        if (offset < 0 || length < 0 || offset > size - length)
            throw damaged("it points at " + length + " bytes at byte " + offset + ", beyond its size of " + size);
        if (length > Integer.MAX_VALUE - 64)
            throw new StoreException(this + ": " + length + " bytes are too many to read at once");
        ByteBuffer bytes = container
                .get(key, ByteRange.of(offset, length))
                .orElseThrow(() -> new StoreException(this + " is gone; open it again"));
        if (bytes.remaining() != length)
            throw new StoreException(this + " has become shorter while it was open; open it again");
        return bytes;
    }

    StoreException damaged(String how) {
        return new StoreException(this + " is a damaged zip archive: " + how + "; copy it again");
    }

    @Override
    public String toString() {
        return container + "/" + key;
    }
}
