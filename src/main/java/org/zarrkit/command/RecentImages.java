package org.zarrkit.command;

import ij.IJ;
import ij.Menus;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.event.ActionListener;
import java.util.List;
import java.util.Optional;

/** The entries of {@code File>Open Recent} that are for Zarrkit; ImageJ itself can open neither folders nor archives. */
final class RecentImages {

    private RecentImages() {}

    /** Puts an image first in the menu, if there is one. */
    static void add(String location) {
        if (IJ.getInstance() == null) return;
        Menus.addOpenRecentItem(location);
        adopt();
    }

    /** Sees to it that entries are opened by Zarrkit that are for it; Fiji asks plug-ins itself. */
    static void adopt() {
        Optional<Menu> menu = Optional.ofNullable(Menus.getOpenRecentMenu());
        if (menu.isEmpty() || ImageDrop.isFiji()) return;
        for (int i = 0; i < menu.get().getItemCount(); i++) {
            MenuItem entry = menu.get().getItem(i);
            if (ZarrPaths.isZarr(entry.getLabel())) adopt(entry);
        }
    }

    private static void adopt(MenuItem entry) {
        for (ActionListener listener : entry.getActionListeners()) entry.removeActionListener(listener);
        entry.addActionListener(event -> {
            if (DroppedImage.isForUs(entry.getLabel())) DroppedImage.showSoon(List.of(entry.getLabel()));
            else IJ.getInstance().actionPerformed(event);
        });
    }
}
