package dev.sluice.desktop.detail;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.engine.pipeline.Pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a job was asked to do, as it is stored; a secret is never shown. Any thread. */
final class OptionsViewModel {
    /** More operands than anybody reads. */
    private static final int MOST_OPERANDS = 200;

    private final Job job;
    private final DetailWords words;
    private final List<OptionSpec<?>> specs;

    /**
     * One line.
     *
     * @param set whether it was chosen, and is not just the default
     */
    record Line(String name, String label, String value, boolean set) {}

    /**
     * @param pipelines those that this program knows
     */
    OptionsViewModel(Job job, DetailWords words, List<Pipeline> pipelines) {
        this.job = job;
        this.words = words;
        this.specs =
                pipelines.stream()
                        .filter(pipeline -> pipeline.id().equals(job.request().pipeline()))
                        .findFirst()
                        .map(Pipeline::options)
                        .orElse(List.of());
    }

    JobRequest request() {
        return job.request();
    }

    /** What it works on; the first ones of very many. */
    List<String> operands() {
        List<String> all = job.request().operands();
        return all.size() <= MOST_OPERANDS ? all : all.subList(0, MOST_OPERANDS);
    }

    /** How many more operands there are. */
    int moreOperands() {
        return job.request().operands().size() - operands().size();
    }

    /** Chosen options first, then those left at their default. */
    List<Line> lines() {
        List<Line> chosen = new ArrayList<>();
        List<Line> usual = new ArrayList<>();
        for (OptionSpec<?> spec : specs) {
            Optional<String> value = Optional.ofNullable(job.request().options().get(spec.name()));
            if (value.isPresent()) {
                chosen.add(line(spec, value.get(), true));
            } else {
                fallback(spec).ifPresent(text -> usual.add(line(spec, text, false)));
            }
        }
        // Nobody declares these here, so nobody knows whether they are secret.
        job.request().options().keySet().stream()
                .filter(name -> specs.stream().noneMatch(spec -> spec.name().equals(name)))
                .sorted()
                .forEach(name ->
                        chosen.add(new Line(name, name, words.get("detail.options.hidden"), true)));
        chosen.addAll(usual);
        return chosen;
    }

    private Line line(OptionSpec<?> spec, String value, boolean set) {
        String shown =
                spec.secret()
                        ? words.get("detail.options.secret")
                        : spec.type() instanceof OptionType.Flag
                                ? words.get(
                                        value.equals("true")
                                                ? "detail.options.on"
                                                : "detail.options.off")
                                : words.getOr("option." + spec.name() + "." + value, value);
        return new Line(spec.name(), words.getOr("option." + spec.name(), spec.name()), shown, set);
    }

    private static <T> Optional<String> fallback(OptionSpec<T> spec) {
        return spec.fallback().map(value -> spec.type().format(value));
    }

    /** The command that would queue the same. */
    String commandLine() {
        return CommandLine.of(job.request(), specs);
    }
}
