package org.zarrkit.ij;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;
import org.zarrkit.error.StoreException;

/**
 * Pieces of planes, each decoded once: those that are needed in part are kept in a temporary file until the process ends
 * or nobody reads any more. Where the disk has no room for all of them, they are decoded again instead. Safe for many
 * threads.
 */
final class KeptPieces {

    private static final int LOCKS = 64;

    private final PlaneRows rows;
    private final PlaneAxes axes;
    private final int piecesPerPlane;
    private final BitSet present = new BitSet();
    /** A piece is decoded by one thread, while the others that need it wait. */
    private final Object[] locks = new Object[LOCKS];

    private Optional<FileChannel> file = Optional.empty();
    private boolean decided;

    private KeptPieces(PlaneRows rows, PlaneAxes axes) {
        this.rows = rows;
        this.axes = axes;
        this.piecesPerPlane = (axes.height() + rows.pieceRows() - 1) / rows.pieceRows();
        for (int i = 0; i < LOCKS; i++) locks[i] = new Object();
    }

    static KeptPieces of(PlaneRows rows, PlaneAxes axes) {
        return new KeptPieces(rows, axes);
    }

    /**
     * The pixels of a part of one piece.
     *
     * @param again whether a piece is kept though all of it is needed now
     */
    Object read(int plane, Rectangle part, boolean again) {
        int piece = part.y / rows.pieceRows();
        Rectangle whole = whole(piece);
        if (part.equals(whole) && !again) return rows.read(plane, part);
        int index = Math.addExact(Math.multiplyExact(plane - 1, piecesPerPlane), piece);
        synchronized (locks[index % LOCKS]) {
            Optional<FileChannel> channel = channel();
            if (channel.isPresent() && isPresent(index)) return load(channel.get(), plane, part);
            Object pixels = rows.read(plane, whole);
            if (channel.isPresent()) {
                write(channel.get(), pixels, offset(plane, 0, whole.y));
                setPresent(index);
            }
            Rectangle inPiece = new Rectangle(part.x, part.y - whole.y, part.width, part.height);
            return part.equals(whole) ? pixels : StackRows.cut(pixels, axes.width(), inPiece);
        }
    }

    private Rectangle whole(int piece) {
        int first = piece * rows.pieceRows();
        return new Rectangle(0, first, axes.width(), Math.min(rows.pieceRows(), axes.height() - first));
    }

    private boolean isPresent(int index) {
        synchronized (present) {
            return present.get(index);
        }
    }

    private void setPresent(int index) {
        synchronized (present) {
            present.set(index);
        }
    }

    private long offset(int plane, int x, int y) {
        return (((plane - 1L) * axes.height() + y) * axes.width() + x) * axes.bytesPerPixel();
    }

    /** The file, made when it is first needed, and again if a thread that used it was interrupted; empty without room. */
    private synchronized Optional<FileChannel> channel() {
        if (decided && file.map(FileChannel::isOpen).orElse(true)) return file;
        decided = true;
        synchronized (present) {
            present.clear();
        }
        try {
            Path path = Files.createTempFile("zarrkit", ".planes");
            boolean room = Files.getFileStore(path).getUsableSpace() / 2 >= offset(axes.planeCount() + 1, 0, 0);
            FileChannel opened = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            if (!room) opened.close();
            file = Optional.of(opened).filter(FileChannel::isOpen);
        } catch (IOException e) {
            throw failed(e);
        }
        return file;
    }

    private static void write(FileChannel file, Object pixels, long offset) {
        ByteBuffer bytes = PlaneBytes.of(pixels);
        try {
            while (bytes.hasRemaining()) file.write(bytes, offset + bytes.position());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Object load(FileChannel file, int plane, Rectangle part) {
        boolean together = part.width == axes.width();
        int lines = together ? 1 : part.height;
        ByteBuffer bytes = ByteBuffer.allocate(part.width * part.height * axes.bytesPerPixel());
        int length = bytes.capacity() / lines;
        try {
            for (int i = 0; i < lines; i++) {
                bytes.limit((i + 1) * length);
                long start = offset(plane, part.x, part.y + i) - bytes.position();
                while (bytes.hasRemaining())
                    if (file.read(bytes, start + bytes.position()) < 0)
                        throw new IOException("the file has become shorter");
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return PlaneBytes.pixels(bytes.flip(), axes);
    }

    private static StoreException failed(IOException e) {
        return new StoreException("a temporary file for planes can't be used: " + e, e);
    }
}
