package org.zarrkit.ij;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outlines of the objects of a label image in a window: one for each object and plane. */
public final class ObjectRois {

    private ObjectRois() {}

    /**
     * Reads all planes, one after the other. Names are those of the labels; positions those of the planes.
     *
     * @throws IllegalArgumentException if there are more than {@code most}
     */
    public static List<Roi> of(ImagePlus labels, int most) {
        List<Roi> rois = new ArrayList<>();
        for (int index = 1; index <= labels.getStackSize(); index++) {
            ImageProcessor plane = labels.getStack().getProcessor(index);
            Map<Float, Rectangle> boxes = boxes(plane);
            if (rois.size() + boxes.size() > most)
                throw new IllegalArgumentException(labels.getTitle() + " has more than " + most
                        + " outlines, which is too many for ImageJ's ROI Manager; filter the labels by size, or crop");
            for (Map.Entry<Float, Rectangle> object : boxes.entrySet()) {
                Roi roi = roi(plane, object.getKey(), object.getValue());
                if (labels.isHyperStack()) {
                    int[] position = labels.convertIndexToPosition(index);
                    roi.setPosition(position[0], position[1], position[2]);
                } else roi.setPosition(index);
                rois.add(roi);
            }
        }
        return rois;
    }

    private static Map<Float, Rectangle> boxes(ImageProcessor plane) {
        Map<Float, Rectangle> boxes = new TreeMap<>();
        int width = plane.getWidth();
        for (int y = 0; y < plane.getHeight(); y++)
            for (int x = 0; x < width; ) {
                float label = plane.getf(x, y);
                int start = x++;
                while (x < width && plane.getf(x, y) == label) x++;
                Rectangle run = new Rectangle(start, y, x - start, 1);
                if (label != 0) boxes.merge(label, run, Rectangle::union);
            }
        return boxes;
    }

    private static Roi roi(ImageProcessor plane, float label, Rectangle box) {
        ByteProcessor mask = new ByteProcessor(box.width, box.height);
        for (int y = 0; y < box.height; y++)
            for (int x = 0; x < box.width; x++) if (plane.getf(box.x + x, box.y + y) == label) mask.set(x, y, 255);
        mask.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        Roi roi = new ThresholdToSelection().convert(mask);
        roi.setLocation(box.x, box.y);
        roi.setName(Integer.toString((int) label));
        return roi;
    }
}
