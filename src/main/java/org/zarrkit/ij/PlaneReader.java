package org.zarrkit.ij;

import java.awt.Rectangle;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.BlockReader;

/**
 * Boxes of pixels from planes. What had to be decoded as a whole, and was needed in part, is kept for the boxes beside
 * it. Safe for many threads.
 */
final class PlaneReader implements BlockReader {

    private final PlaneRows rows;
    private final PlaneAxes axes;
    private final Optional<KeptPieces> kept;
    /** Whether boxes overlap, so that a piece is asked for again though a box needed all of it. */
    private final boolean overlapping;

    private PlaneReader(PlaneRows rows, PlaneAxes axes, Optional<KeptPieces> kept, boolean overlapping) {
        this.rows = rows;
        this.axes = axes;
        this.kept = kept;
        this.overlapping = overlapping;
    }

    /** Keeps nothing. */
    static PlaneReader of(PlaneRows rows, PlaneAxes axes) {
        return new PlaneReader(rows, axes, Optional.empty(), false);
    }

    /** Reads each piece once, keeping what is not used up in a temporary file, if there is room for it. */
    static PlaneReader keeping(PlaneRows rows, PlaneAxes axes) {
        return new PlaneReader(rows, axes, Optional.of(KeptPieces.of(rows, axes)), false);
    }

    @Override
    public Optional<BlockReader> forOverlaps() {
        return kept.map(pieces -> new PlaneReader(rows, axes, kept, true));
    }

    DataType type() {
        return axes.type();
    }

    /** The pixels of a cell. */
    Object read(Interval cell) {
        Object pixels = axes.type().newArray(Math.toIntExact(Intervals.numElements(cell)));
        read(cell, pixels);
        return pixels;
    }

    @Override
    public void read(Interval box, Object pixels) {
        Rectangle part = PlaneAxes.part(box);
        int size = part.width * part.height;
        for (PlaneAxes.Planes plane : axes.planes(box)) {
            int at = 0;
            boolean again = overlapping || plane.targets().size() < axes.components();
            for (Rectangle piece = first(part); piece.height > 0; piece = next(piece, part)) {
                Object values = pixels(plane.number(), piece, again);
                int length = piece.width * piece.height;
                for (PlaneAxes.Target target : plane.targets()) {
                    Object converted = PlanePixels.values(values, axes.type(), target.component());
                    System.arraycopy(converted, 0, pixels, target.index() * size + at, length);
                }
                at += length;
            }
        }
    }

    private Object pixels(int plane, Rectangle part, boolean again) {
        return kept.map(pieces -> pieces.read(plane, part, again)).orElseGet(() -> rows.read(plane, part));
    }

    /** The rows of the first piece that a part needs; of all, if pieces need not be told apart. */
    private Rectangle first(Rectangle part) {
        return piece(part, part.y);
    }

    private Rectangle next(Rectangle piece, Rectangle part) {
        return piece(part, piece.y + piece.height);
    }

    private Rectangle piece(Rectangle part, int row) {
        int end = part.y + part.height;
        if (kept.isPresent()) end = Math.min(end, (row / rows.pieceRows() + 1) * rows.pieceRows());
        return new Rectangle(part.x, row, part.width, end - row);
    }

    @Override
    public int[] unit() {
        return axes.unit(rows.pieceRows());
    }

    /** ImageJ's decoders grow what they have decoded, then copy it and make pixels of it. */
    @Override
    public long bytesToRead() {
        return rows.isCostly() ? 4L * axes.width() * rows.pieceRows() * axes.bytesPerPixel() : 0;
    }
}
