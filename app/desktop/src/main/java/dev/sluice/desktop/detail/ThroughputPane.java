package dev.sluice.desktop.detail;

import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.progress.JobTimeline;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/**
 * The speed of each phase over the same time as the lanes above, in one currency: all in one chart,
 * or each in its own.
 */
final class ThroughputPane extends VBox {
    private final DetailWords words;
    private final Palette palette;
    private List<SpeedChart> charts = List.of();
    private boolean apart;

    ThroughputPane(DetailWords words, Palette palette) {
        this.words = words;
        this.palette = palette;
        setMinWidth(0);
        setId("throughput");
    }

    /**
     * @param goesOn whether time goes on for the job
     * @param eachApart whether each phase has a chart of its own
     */
    void show(
            JobTimeline timeline,
            TimeScale scale,
            Quantity quantity,
            boolean goesOn,
            boolean eachApart) {
        List<Integer> phases = Speeds.phases(timeline);
        List<List<Integer>> wanted =
                eachApart ? phases.stream().map(List::of).toList() : List.of(phases);
        if (eachApart != apart || wanted.size() != charts.size()) {
            apart = eachApart;
            charts = wanted.stream().map(of -> new SpeedChart(words, palette, apart)).toList();
            charts.forEach(chart -> setVgrow(chart, Priority.ALWAYS));
            getChildren().setAll(charts);
        }
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i)
                    .show(new SpeedChart.Shown(timeline, wanted.get(i), scale, quantity, goesOn));
        }
    }
}
