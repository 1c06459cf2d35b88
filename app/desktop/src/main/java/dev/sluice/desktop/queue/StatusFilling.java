package dev.sluice.desktop.queue;

import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Unit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a sample into the status bar. */
final class StatusFilling {

    private static final int HOURS_A_DAY = 24;
    private static final List<Unit> SAID = List.of(Unit.BYTES, Unit.ROWS, Unit.SECONDS);
    private static final List<String> ORDER = List.of("cpu", "network", "warehouse", "disk");

    private final Words words;
    private final ZoneId zone;
    private final Map<String, LaneRow> lanes = new LinkedHashMap<>();

    StatusFilling(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    void fill(StatusModel status, EngineSnapshot snapshot, int running, int waiting) {
        status.running().set(running);
        status.waiting().set(waiting);
        long free =
                Math.min(
                        snapshot.staging().freeBytes(),
                        snapshot.staging().budgetBytes() - snapshot.staging().usedBytes());
        status.stagingFree().set(free > 0 ? words.amounts().amount(free, Quantity.BYTES) : "");
        status.queueEta()
                .set(
                        snapshot.queueEta() instanceof Eta.Remaining(var low, var high)
                                ? words.durations()
                                        .between(
                                                LocalTime.ofInstant(snapshot.at().plus(low), zone),
                                                LocalTime.ofInstant(snapshot.at().plus(high), zone))
                                : "");
        status.queueEtaNote()
                .set(
                        snapshot.openEnded() > 0
                                ? words.get("status.open-ended", snapshot.openEnded())
                                : "");
        status.restsUntil()
                .set(
                        snapshot.closedUntil()
                                .map(until -> beginning(snapshot.at(), until))
                                .orElse(""));
        status.offline().set(snapshot.offline());
        lanes(status, snapshot.lanes());
    }

    /** The time alone within a day, else with its day. */
    private String beginning(Instant now, Instant until) {
        String time =
                words.durations()
                        .between(
                                LocalTime.ofInstant(until, zone), LocalTime.ofInstant(until, zone));
        return Duration.between(now, until).toHours() < HOURS_A_DAY
                ? time
                : until.atZone(zone)
                                .getDayOfWeek()
                                .getDisplayName(TextStyle.SHORT, words.messages().locale())
                        + " "
                        + time;
    }

    private void lanes(StatusModel status, List<EngineSnapshot.LaneUse> uses) {
        List<LaneRow> shown = new ArrayList<>();
        for (EngineSnapshot.LaneUse use : inOrder(uses)) {
            LaneRow row =
                    lanes.computeIfAbsent(
                            use.lane(),
                            lane ->
                                    new LaneRow(
                                            words.getOr("status.lane." + lane, lane),
                                            !lane.equals("disk")));
            row.used().set(use.used());
            row.limit().set(use.permits());
            row.rate().set(rate(use));
            shown.add(row);
        }
        if (!status.lanes().equals(shown)) {
            status.lanes().setAll(shown);
        }
    }

    private static List<EngineSnapshot.LaneUse> inOrder(List<EngineSnapshot.LaneUse> uses) {
        return uses.stream()
                .filter(use -> !use.lane().equals(Engine.PARALLEL_JOBS.value()))
                .sorted(
                        Comparator.comparingInt(use -> {
                            int place = ORDER.indexOf(use.lane());
                            return place < 0 ? ORDER.size() : place;
                        }))
                .toList();
    }

    /** Of several units the first of which something comes, else the first that is measured. */
    private String rate(EngineSnapshot.LaneUse use) {
        if (use.used() == 0) {
            return "";
        }
        return SAID.stream()
                .filter(use.perSecond()::containsKey)
                .sorted(Comparator.comparing(unit -> use.perSecond().getOrDefault(unit, 0.0) == 0))
                .findFirst()
                .map(unit -> rate(use.perSecond().getOrDefault(unit, 0.0), unit))
                .orElse("");
    }

    private String rate(double perSecond, Unit unit) {
        return switch (unit) {
            case BYTES -> words.amounts().rate(perSecond, Quantity.BYTES);
            case ROWS -> words.amounts().rate(perSecond, Quantity.ROWS);
            case SECONDS -> words.amounts().timesRealTime(perSecond);
            case ITEMS -> "";
        };
    }
}
