package org.zarrkit.command;

import ij.WindowManager;
import ij.gui.GUI;
import ij.plugin.frame.PlugInFrame;
import java.awt.Font;
import java.awt.TextArea;
import java.awt.Window;
import java.awt.event.WindowEvent;
import javax.swing.Timer;
import org.zarrkit.Monitor;

/** The monitor's window; there is one, which follows what happens until it is closed. */
final class MonitorWindow extends PlugInFrame {

    private static final long serialVersionUID = 1L;

    private static final String TITLE = "Zarrkit Monitor";
    private static final int MILLISECONDS = 500;

    private final TextArea text = new TextArea(Monitor.report(), 8, 80, TextArea.SCROLLBARS_NONE);
    private final Timer timer = new Timer(MILLISECONDS, tick -> text.setText(Monitor.report()));

    private MonitorWindow() {
        super(TITLE);
        text.setEditable(false);
        text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 12));
        add(text);
        pack();
        GUI.centerOnImageJScreen(this);
    }

    /** Opens the window, or brings it to the front. */
    static void open() {
        Window open = WindowManager.getWindow(TITLE);
        if (open instanceof MonitorWindow) {
            open.toFront();
            return;
        }
        MonitorWindow window = new MonitorWindow();
        WindowManager.addWindow(window);
        window.setVisible(true);
        window.timer.start();
    }

    @Override
    public void windowClosing(WindowEvent event) {
        close();
    }

    @Override
    public void close() {
        timer.stop();
        WindowManager.removeWindow(this);
        super.close();
    }
}
