package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

class StatusProgressTest {

    private final Context context = new Context(TaskService.class);
    private final List<Task> tasks = new ArrayList<>();

    @AfterEach
    void end() {
        context.dispose();
        IJ.resetEscape();
    }

    /** SciJava's own service; its tasks are noted. */
    private TaskService service() {
        TaskService own = context.getService(TaskService.class);
        return (TaskService) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TaskService.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(own, arguments);
                    if (answer instanceof Task task) tasks.add(task);
                    return answer;
                });
    }

    @Test
    void taskShowsBlocksAndEndsWithThem() {
        try (StatusProgress progress = new StatusProgress(Optional.of(service()))) {
            progress.begin("save", 2);
            Task task = tasks.get(0);
            assertThat(task.getName()).contains("save");
            assertThat(task.getProgressMaximum()).isEqualTo(2);
            progress.blockDone(1_000_000);
            assertThat(task.getProgressValue()).isEqualTo(1);
            assertThat(task.getStatusMessage()).contains("1 of 2 blocks", "MB/s", "s left");
            assertThat(task.isDone()).isFalse();
            progress.blockDone(1_000_000);
            assertThat(task.isDone()).isTrue();
            assertThat(progress.summary()).startsWith("2 blocks, 2.0 MB in ");
        }
    }

    @Test
    void cancellingTheTaskCancels() {
        StatusProgress progress = new StatusProgress(Optional.of(service()));
        progress.begin("save", 2);
        assertThat(progress.isCancelled()).isFalse();
        tasks.get(0).cancel("enough");
        assertThat(progress.isCancelled()).isTrue();
        progress.close();
        assertThat(progress.isCancelled()).isTrue();
    }

    @Test
    void workThatFailsEndsTheTaskToo() {
        StatusProgress progress = new StatusProgress(Optional.of(service()));
        progress.begin("save", 2);
        progress.begin("verify", 1);
        assertThat(tasks.get(0).isDone()).isTrue();
        progress.close();
        assertThat(tasks.get(1).isDone()).isTrue();
    }

    @Test
    void escapeCancels() {
        StatusProgress progress = new StatusProgress(Optional.empty());
        progress.begin("save", 2);
        IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
        assertThat(progress.isCancelled()).isTrue();
    }

    @Test
    void plainImageJHasNoTasksAndNoneAreMade() {
        assertThat(RunningContext.tasks()).isEmpty();
    }
}
