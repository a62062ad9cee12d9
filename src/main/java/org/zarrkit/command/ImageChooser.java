package org.zarrkit.command;

import ij.IJ;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Image;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.DefaultListModel;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** Lets a person choose among the images at a location, by names, sizes and pictures of their coarsest levels. */
final class ImageChooser {

    private static final Dimension SIZE = new Dimension(620, 520);

    private final JDialog dialog;
    private final DefaultListModel<Openable> images = new DefaultListModel<>();
    private final JList<Openable> list = new JList<>(images);
    private final Map<Openable, ImageIcon> pictures = new HashMap<>();
    private final JLabel status = new JLabel(" ");
    private final List<Openable> chosen = new ArrayList<>();

    private ImageChooser(String location) {
        dialog = new JDialog(IJ.getInstance(), "Zarrkit: which image of " + location, true);
        list.setCellRenderer(new OpenableRenderer(pictures));
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2) open();
            }
        });
        JButton open = new JButton("Open");
        open.addActionListener((ActionEvent event) -> open());
        JButton cancel = new JButton("Cancel");
        cancel.addActionListener(event -> dialog.dispose());
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
        buttons.add(status);
        buttons.add(open);
        buttons.add(cancel);
        dialog.add(new JScrollPane(list), BorderLayout.CENTER);
        dialog.add(buttons, BorderLayout.SOUTH);
        dialog.getRootPane().setDefaultButton(open);
        dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        dialog.setSize(SIZE);
        dialog.setLocationRelativeTo(IJ.getInstance());
    }

    /** Shows the images as they are found, and waits; those that were chosen. Not for the event thread. */
    static List<Openable> ask(String location) {
        try {
            ImageChooser[] chooser = new ImageChooser[1];
            SwingUtilities.invokeAndWait(() -> {
                chooser[0] = new ImageChooser(location);
                OpenableSearch search = new OpenableSearch(location, chooser[0]);
                search.execute();
                chooser[0].dialog.setVisible(true); // returns when it is closed
                search.cancel(false);
            });
            return chooser[0].chosen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the window to choose an image can't be shown", e.getCause());
        }
    }

    private void open() {
        chosen.addAll(list.getSelectedValuesList());
        dialog.dispose();
    }

    void add(Openable image) {
        images.addElement(image);
        if (list.isSelectionEmpty()) list.setSelectedIndex(0);
    }

    void picture(Openable image, Image picture) {
        pictures.put(image, new ImageIcon(picture));
        list.repaint();
    }

    void say(String text) {
        status.setText(text);
    }
}
