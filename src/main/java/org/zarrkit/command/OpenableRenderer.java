package org.zarrkit.command;

import java.awt.Component;
import java.awt.image.BufferedImage;
import java.util.Map;
import javax.swing.DefaultListCellRenderer;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.JList;

/** A line of the chooser: a picture, the name, and size and type below it. */
final class OpenableRenderer extends DefaultListCellRenderer {

    static final int EDGE = 80;

    private static final long serialVersionUID = 1L;
    private static final ImageIcon NONE = new ImageIcon(new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB));

    private final transient Map<Openable, ImageIcon> pictures;

    OpenableRenderer(Map<Openable, ImageIcon> pictures) {
        this.pictures = pictures;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean selected, boolean focused) {
        JLabel line = (JLabel) super.getListCellRendererComponent(list, value, index, selected, focused);
        Openable image = (Openable) value;
        line.setText("<html><b>" + text(image.title()) + "</b><br>" + text(image.details()) + "</html>");
        line.setIcon(pictures.getOrDefault(image, NONE));
        line.setIconTextGap(12);
        return line;
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;");
    }
}
