package dev.sluice.desktop.queue;

import dev.sluice.desktop.afterwards.Afterwards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Remembers what was asked for. */
final class RecordingActions implements QueueActions {

    final List<String> asked = new ArrayList<>();

    @Override
    public void perform(RowAction action, QueueRow row) {
        asked.add(action + " " + row.key());
    }

    @Override
    public void perform(RowAction action, Collection<? extends QueueRow> rows) {
        asked.add(action + " " + String.join(", ", rows.stream().map(QueueRow::key).toList()));
    }

    @Override
    public int failedItems(Collection<? extends QueueRow> rows) {
        return rows.size();
    }

    @Override
    public void place(List<QueueRow> rows, QueueRow target, boolean after) {
        asked.add(
                "place "
                        + String.join(", ", rows.stream().map(QueueRow::key).toList())
                        + (after ? " after " : " before ")
                        + target.key());
    }

    @Override
    public void toggle(GroupRow group) {
        asked.add("toggle " + group.key());
    }

    @Override
    public void showRest(MoreRow rest) {
        asked.add("show all of " + rest.group().map(GroupRow::key).orElse("finished"));
    }

    @Override
    public void addFiles() {
        asked.add("add files");
    }

    @Override
    public void addFolder() {
        asked.add("add folder");
    }

    @Override
    public void addLinks() {
        asked.add("add links");
    }

    @Override
    public void describeSource() {
        asked.add("describe source");
    }

    @Override
    public void runSample() {
        asked.add("run sample");
    }

    @Override
    public void pauseOrResumeAll() {
        asked.add("pause or resume all");
    }

    @Override
    public void clearFinished() {
        asked.add("clear finished");
    }

    @Override
    public void openSavedJob() {
        asked.add("open saved job");
    }

    @Override
    public void openCommandGuide() {
        asked.add("open command guide");
    }

    @Override
    public void watchFolder() {
        asked.add("watch folder");
    }

    @Override
    public void showGuide() {
        asked.add("show guide");
    }

    @Override
    public void showHistory() {
        asked.add("show history");
    }

    @Override
    public void showSettings() {
        asked.add("show settings");
    }

    @Override
    public void showNotifications() {
        asked.add("show notifications");
    }

    @Override
    public void afterQueue(Afterwards next) {
        asked.add("after queue " + next.key());
    }
}
