package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.Summary;
import dev.sluice.engine.job.JobId;
import dev.sluice.ui.Messages;

import javafx.scene.Scene;
import javafx.stage.Stage;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongSupplier;

/** What is told over the window, and what was told lately. FX thread. */
final class NoticeBoard {
    private final NoticesModel model;
    private final Notices view;
    private final RecentNotices recent;

    /**
     * @param nanos a clock that only goes forward
     */
    NoticeBoard(Messages messages, LongSupplier nanos) {
        model = new NoticesModel(nanos);
        view = new Notices(model, messages);
        recent = new RecentNotices(messages);
    }

    /** Stands over everything but sheets and cards. */
    Notices view() {
        return view;
    }

    /** What was told since the window was opened, the newest first. */
    List<String> recent() {
        return recent.lines();
    }

    void say(String sentence) {
        model.say(sentence);
    }

    void warn(String sentence) {
        remember(sentence);
        model.warn(sentence);
    }

    /**
     * Tells of ends.
     *
     * @param shown the jobs whose pages are open, so that nobody needs to be led there
     */
    void tell(Summary summary, List<JobId> shown) {
        remember(summary.text());
        if (summary.trouble() && summary.troubled().stream().noneMatch(shown::contains)) {
            model.tellTrouble(summary.text(), summary.troubled());
        } else {
            model.say(summary.text());
        }
    }

    private void remember(String sentence) {
        recent.add(LocalTime.now(ZoneId.systemDefault()), sentence);
    }

    void offerUndo(String sentence, Runnable undone, Runnable settled) {
        model.offerUndo(sentence, undone, settled);
    }

    /** Undoes the newest thing that can still be undone, if any. */
    void undo() {
        model.undo();
    }

    /** Somebody looks at a job, so what was to lead there can go. */
    void opened(JobId job) {
        model.opened(job);
    }

    /**
     * Time may have passed.
     *
     * @param covered whether something stands over what is told
     */
    void look(Scene scene, boolean covered) {
        boolean inSight =
                !covered
                        && scene.getWindow() instanceof Stage stage
                        && stage.isFocused()
                        && !stage.isIconified();
        model.look(inSight, view::isHeld);
    }
}
