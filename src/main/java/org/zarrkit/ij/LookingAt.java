package org.zarrkit.ij;

import ij.Menus;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.StackWalker.StackFrame;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Set;

/** Whether ImageJ asks for a plane to show it to somebody at the screen, or to compute with it. */
final class LookingAt {

    private static final Set<String> TO_SHOW = Set.of(
            "ij.ImagePlus.setSlice",
            "ij.ImagePlus.setStack",
            "ij.CompositeImage.updateImage",
            "ij.CompositeImage.setup");

    private LookingAt() {}

    /** Of the calling thread. */
    static boolean planes() {
        return !GraphicsEnvironment.isHeadless() && isOfWindows(Thread.currentThread()) && isToShow();
    }

    /** Threads of sliders, events and commands from the menu; not those of macros and scripts. */
    private static boolean isOfWindows(Thread thread) {
        Hashtable<?, ?> commands =
                Optional.<Hashtable<?, ?>>ofNullable(Menus.getCommands()).orElseGet(Hashtable::new);
        return EventQueue.isDispatchThread()
                || thread.getName().equals("zSelector")
                || thread.getName().startsWith(WindowScrolling.THREAD)
                || commands.containsKey(thread.getName());
    }

    private static boolean isToShow() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isPassedOn(frame)).findFirst())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .filter(TO_SHOW::contains)
                .isPresent();
    }

    private static boolean isPassedOn(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith("org.zarrkit.") || name.equals("ij.VirtualStack") || name.startsWith("java.");
    }
}
