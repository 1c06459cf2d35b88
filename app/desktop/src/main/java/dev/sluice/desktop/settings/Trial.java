package dev.sluice.desktop.settings;

import dev.sluice.pipelines.load.table.PostgresProbe;

import java.util.ArrayList;
import java.util.List;

/**
 * What a test of a connection has found so far.
 *
 * @param lines one a step, in their order
 * @param summary in words; empty before the first test
 */
record Trial(State state, List<Line> lines, String summary) {
    /** Nothing has been tried. */
    static final Trial NONE = new Trial(State.UNTRIED, List.of(), "");

    /** How it stands, for a connection and for one step. */
    enum State {
        UNTRIED,
        UNDER_WAY,
        WELL,
        FAILED
    }

    /**
     * One step.
     *
     * @param words what was found or is wrong; empty while nothing is known
     */
    record Line(PostgresProbe.Step step, State state, String words) {}

    Trial {
        lines = List.copyOf(lines);
    }

    /** The first step is under way. */
    static Trial begun(String summary) {
        List<Line> lines = new ArrayList<>();
        for (PostgresProbe.Step step : PostgresProbe.Step.values()) {
            lines.add(new Line(step, lines.isEmpty() ? State.UNDER_WAY : State.UNTRIED, ""));
        }
        return new Trial(State.UNDER_WAY, lines, summary);
    }

    /** A step went well, so the next is under way. */
    Trial passed(PostgresProbe.Step step, String words, String next) {
        List<Line> more = new ArrayList<>();
        boolean follows = false;
        for (Line line : lines) {
            if (line.step() == step) {
                more.add(new Line(step, State.WELL, words));
            } else {
                more.add(follows ? new Line(line.step(), State.UNDER_WAY, "") : line);
            }
            follows = line.step() == step;
        }
        boolean all = more.stream().allMatch(line -> line.state() == State.WELL);
        return new Trial(all ? State.WELL : State.UNDER_WAY, more, next);
    }

    /** The step under way did not go well, so the others are left out. */
    Trial failed(String words, String next) {
        return new Trial(
                State.FAILED,
                lines.stream()
                        .map(line ->
                                line.state() == State.UNDER_WAY
                                        ? new Line(line.step(), State.FAILED, words)
                                        : line)
                        .toList(),
                next);
    }

    /** How many steps went well. */
    int well() {
        return (int) lines.stream().filter(line -> line.state() == State.WELL).count();
    }
}
