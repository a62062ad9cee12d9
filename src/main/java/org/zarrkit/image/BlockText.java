package org.zarrkit.image;

import java.util.List;
import net.imglib2.Interval;
import org.zarrkit.ngff.Axis;

/** Boxes of pixels as a person reads them: {@code x=0..127,y=128..255}. */
public final class BlockText {

    private BlockText() {}

    /** @param axes in C order, as a multiscale has them; the interval's first is the last of them */
    public static String of(Interval block, List<Axis> axes) {
        StringBuilder text = new StringBuilder();
        for (int d = 0; d < block.numDimensions(); d++)
            text.append(d == 0 ? "" : ",")
                    .append(axes.get(axes.size() - 1 - d).name())
                    .append('=')
                    .append(block.min(d))
                    .append("..")
                    .append(block.max(d));
        return text.toString();
    }
}
