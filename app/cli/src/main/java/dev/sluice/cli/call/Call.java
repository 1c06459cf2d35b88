package dev.sluice.cli.call;

import picocli.CommandLine.ParseResult;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One call of a command: what was typed, and the surroundings it was typed in. */
public final class Call {
    private final Surroundings surroundings;
    private final List<ParseResult> levels;

    /**
     * @param typed the whole line, from the program's name on; options of an outer level count for
     *     the inner one too
     */
    public Call(Surroundings surroundings, ParseResult typed) {
        this.surroundings = surroundings;
        List<ParseResult> chain = new ArrayList<>();
        for (ParseResult at = typed; at != null; at = at.subcommand()) {
            chain.addFirst(at);
        }
        this.levels = List.copyOf(chain);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** What was typed beside options, in order. */
    public List<String> operands() {
        return levels.getFirst().matchedPositionals().stream()
                .flatMap(positional -> positional.stringValues().stream())
                .toList();
    }

    /** The value of an option, with its dashes. */
    public Optional<String> value(String option) {
        return levels.stream()
                .filter(level -> level.hasMatchedOption(option))
                .findFirst()
                .map(level -> level.matchedOption(option).stringValues().getLast());
    }

    /** All values of an option that may be given more than once, in order. */
    public List<String> values(String option) {
        return levels.stream()
                .filter(level -> level.hasMatchedOption(option))
                .findFirst()
                .map(level -> level.matchedOption(option).originalStringValues())
                .orElse(List.of());
    }

    public boolean has(String flag) {
        return levels.stream().anyMatch(level -> level.hasMatchedOption(flag));
    }

    public boolean json() {
        return has(CommonOptions.JSON);
    }

    public boolean quiet() {
        return has(CommonOptions.QUIET);
    }

    public boolean showsProgress() {
        return !has(CommonOptions.NO_PROGRESS);
    }

    public boolean queueOnly() {
        return has(CommonOptions.QUEUE_ONLY);
    }

    public boolean dryRun() {
        return has(CommonOptions.DRY_RUN);
    }

    public OptionalInt workers() throws WrongUsage {
        OptionalInt workers = number(CommonOptions.WORKERS);
        if (workers.isPresent() && (workers.getAsInt() < 1 || workers.getAsInt() > 1024)) {
            throw new WrongUsage("--workers takes a number from 1 to 1024.");
        }
        return workers;
    }

    public int priority() throws WrongUsage {
        return number(CommonOptions.PRIORITY).orElse(0);
    }

    /** The folder below which everything is kept, absolute. */
    public Path home() throws WrongUsage {
        Optional<String> named = value(CommonOptions.HOME);
        if (named.isPresent() && named.get().isEmpty()) {
            throw new WrongUsage("--home needs the name of a folder.");
        }
        Optional<String> home = named.or(() -> surroundings.variable("SLUICE_HOME"));
        return home.isPresent() ? path(home.get()) : surroundings.defaultHome().get();
    }

    /** Makes a typed path absolute, seen from the working folder. */
    public Path path(String typed) throws WrongUsage {
        if (typed.isEmpty()) {
            throw new WrongUsage("An empty name is no file or folder; check where it comes from.");
        }
        try {
            return surroundings.workingFolder().resolve(typed).normalize();
        } catch (InvalidPathException e) {
            throw new WrongUsage("'" + typed + "' cannot be the name of a file: " + e.getReason());
        }
    }

    private OptionalInt number(String option) throws WrongUsage {
        Optional<String> text = value(option);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException e) {
            throw new WrongUsage(option + " takes a whole number, not '" + text.get() + "'.");
        }
    }
}
