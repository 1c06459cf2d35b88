package dev.sluice.desktop.queue;

import dev.sluice.ui.Icon;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Pane;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every state of a phase bar in a line of its own. */
final class BarStates {

    private BarStates() {}

    static Pane pane() {
        Pane pane = new Pane();
        pane.getStyleClass().add("queue-cell");
        pane.setStyle("-sluice-row: -color-bg-default; -fx-background-color: -color-bg-default;");
        double y = 8;
        for (PhaseRow phase : all().values()) {
            PhaseLine line = new PhaseLine(new SimpleBooleanProperty(false));
            line.show(phase);
            line.place(24, Columns.of(1120));
            line.resizeRelocate(0, y, 1120, PhaseLine.HEIGHT);
            pane.getChildren().add(line);
            y += 32;
        }
        return pane;
    }

    static Map<String, PhaseRow> all() {
        Map<String, PhaseRow> all = new LinkedHashMap<>();
        PhaseRow active =
                phase(PhaseKind.CHANGE, Icon.COMPRESS, "Compressing", "2024-04-part30.tsv", 0.62);
        SampleQueue.counts(active, "29", "/39", "7 waiting", "37.9 of 49.9 GB", "101 MB/s");
        all.put("active", active);
        PhaseRow input = phase(PhaseKind.WRITE, Icon.COPY, "Copy", "waits for its first file", 0);
        input.state().set(BarState.WAITING_FOR_INPUT);
        SampleQueue.counts(input, "0", "/39", "", "", "");
        all.put("waiting for input", input);
        PhaseRow lane =
                phase(
                        PhaseKind.TRANSFER,
                        Icon.UPLOAD,
                        "Upload",
                        "waits for the network (8 of 8)",
                        0.48);
        lane.state().set(BarState.WAITING_FOR_LANE);
        SampleQueue.counts(lane, "18", "/39", "6 waiting", "", "");
        all.put("waiting for lane", lane);
        PhaseRow stalled =
                phase(PhaseKind.TRANSFER, Icon.DOWNLOAD, "Downloading", "no data for 40 s", 0.38);
        stalled.state().set(BarState.STALLED);
        SampleQueue.counts(stalled, "5", "/12", "", "", "0 MB/s");
        all.put("stalled", stalled);
        PhaseRow paused =
                phase(PhaseKind.TRANSFER, Icon.DOWNLOAD, "Download", "paused by you", 0.32);
        paused.state().set(BarState.PAUSED);
        SampleQueue.counts(paused, "12", "/40", "", "", "");
        all.put("paused", paused);
        PhaseRow failed =
                phase(PhaseKind.VERIFY, Icon.CHECK, "Checking", "2024-04-part39.tsv", 0.85);
        failed.failedFraction().set(0.05);
        failed.noteFailed().set(true);
        SampleQueue.counts(failed, "36", "/40", "2 failed", "", "");
        all.put("failed items", failed);
        PhaseRow tail = phase(PhaseKind.VERIFY, Icon.CHECK, "Checking", "all but one", 0.975);
        tail.failedFraction().set(0.025);
        tail.noteFailed().set(true);
        SampleQueue.counts(tail, "40", "/40", "1 failed", "", "");
        all.put("failed at the end", tail);
        PhaseRow unknown = phase(PhaseKind.FIND, Icon.FILES, "Collecting", "page 85", 0);
        unknown.total().set(BarTotal.UNKNOWN);
        SampleQueue.counts(unknown, "8,400", "", "found", "", "");
        all.put("unknown total", unknown);
        PhaseRow growing =
                phase(PhaseKind.TRANSFER, Icon.DOWNLOAD, "Downloading", "HM-0059127.tar.gz", 0.7);
        growing.total().set(BarTotal.GROWING);
        SampleQueue.counts(growing, "5,912", "/8,400+", "", "", "");
        all.put("growing total", growing);
        PhaseRow batches =
                phase(PhaseKind.FIND, Icon.FILES, "Listing", "playlist, 100 talks", 0.25);
        batches.batches().set(10);
        batches.noteFlows().set(true);
        SampleQueue.counts(batches, "5", "/10", "\u00a0· 25/100 total (75 remaining)", "", "");
        all.put("batches", batches);
        PhaseRow estimated =
                phase(PhaseKind.WRITE, Icon.COPY, "Copying", "into SALES.EVENTS, estimated", 0.56);
        estimated.total().set(BarTotal.ESTIMATED);
        SampleQueue.counts(estimated, "~22", "/39", "", "", "");
        all.put("estimated", estimated);
        PhaseRow done =
                phase(
                        PhaseKind.CHANGE,
                        Icon.COMPRESS,
                        "Compress",
                        "done, 39 files in 4 min 02 s",
                        1);
        done.state().set(BarState.DONE);
        SampleQueue.counts(done, "39", "/39", "", "", "");
        all.put("done", done);
        return all;
    }

    private static PhaseRow phase(
            PhaseKind kind, Icon icon, String verb, String item, double fraction) {
        return SampleQueue.phase(kind, icon, verb, item, fraction);
    }
}
