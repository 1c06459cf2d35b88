package dev.sluice.engine.progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Plays the rest of a job forward: what is under way and what waits goes through the phases that
 * are left, with the lanes as they are and at given costs, last phases first as the scheduler does.
 * So lanes that phases share, the way of the last item and a single large file come out right
 * without a rule of their own. A play of a few dozen items takes some ten microseconds; of more,
 * the caller makes lumps.
 */
public final class Forecast {
    private final List<Stage> stages;
    private final int[] free;
    private final List<Deque<Double>> queues = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final double[] ends;
    private double now;

    /**
     * A phase that items go through.
     *
     * @param lanes indexes of the lanes it needs a permit of
     * @param waiting weights of what is through all phases before it and waits for it
     * @param underWay what is being worked on
     * @param cost worker seconds a unit of weight
     */
    public record Stage(
            List<Integer> lanes, List<Double> waiting, List<UnderWay> underWay, double cost) {}

    /**
     * An item that is being worked on.
     *
     * @param secondsLeft until it is through this phase
     * @param weight what the phases after it will meet
     */
    public record UnderWay(double secondsLeft, double weight) {}

    private record Running(int stage, double weight, double end) {}

    private Forecast(List<Stage> stages, int[] permits) {
        this.stages = stages;
        this.free = permits.clone();
        this.ends = new double[stages.size()];
    }

    /**
     * The seconds from now after which each stage will have nothing left to do.
     *
     * @param permits by lane, those that the work under way holds included
     */
    public static double[] ends(List<Stage> stages, int[] permits) {
        Forecast forecast = new Forecast(stages, permits);
        forecast.fill();
        forecast.play();
        return forecast.ends;
    }

    private void fill() {
        for (int i = 0; i < stages.size(); i++) {
            queues.add(new ArrayDeque<>(stages.get(i).waiting()));
            for (UnderWay item : stages.get(i).underWay()) {
                start(i, item.secondsLeft(), item.weight());
            }
        }
    }

    private void play() {
        startWhatCan();
        while (!running.isEmpty()) {
            Running next = takeNext();
            now = next.end();
            ends[next.stage()] = now;
            for (int lane : stages.get(next.stage()).lanes()) {
                free[lane]++;
            }
            if (next.stage() + 1 < stages.size()) {
                queues.get(next.stage() + 1).add(next.weight());
            }
            startWhatCan();
        }
    }

    private Running takeNext() {
        int soonest = 0;
        for (int i = 1; i < running.size(); i++) {
            if (running.get(i).end() < running.get(soonest).end()) {
                soonest = i;
            }
        }
        return running.remove(soonest);
    }

    private void startWhatCan() {
        for (int i = stages.size() - 1; i >= 0; i--) {
            Stage stage = stages.get(i);
            Deque<Double> queue = queues.get(i);
            while (!queue.isEmpty() && roomFor(stage)) {
                double weight = queue.remove();
                start(i, weight * stage.cost(), weight);
            }
        }
    }

    private boolean roomFor(Stage stage) {
        for (int lane : stage.lanes()) {
            if (free[lane] <= 0) {
                return false;
            }
        }
        return true;
    }

    private void start(int stage, double seconds, double weight) {
        for (int lane : stages.get(stage).lanes()) {
            free[lane]--;
        }
        running.add(new Running(stage, weight, now + seconds));
    }
}
