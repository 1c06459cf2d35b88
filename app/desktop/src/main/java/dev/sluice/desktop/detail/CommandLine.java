package dev.sluice.desktop.detail;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A request as the command that would queue it, for a POSIX shell. Secrets are left out. */
final class CommandLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private CommandLine() {}

    /**
     * @param specs what the pipeline declares; an option it does not declare is left out
     */
    static String of(JobRequest request, List<OptionSpec<?>> specs) {
        List<String> words = new ArrayList<>(List.of("sluice", request.pipeline().value()));
        boolean dashes = request.operands().stream().anyMatch(operand -> operand.startsWith("-"));
        new TreeMap<>(request.options())
                .forEach((name, value) ->
                        specs.stream()
                                .filter(spec -> spec.name().equals(name) && !spec.secret())
                                .findFirst()
                                .ifPresent(spec -> add(words, spec, value)));
        if (dashes) {
            words.add("--");
        }
        request.operands().forEach(operand -> words.add(quoted(operand)));
        return String.join(" ", words);
    }

    private static void add(List<String> words, OptionSpec<?> spec, String value) {
        if (spec.type() instanceof OptionType.Flag) {
            Optional.of(value)
                    .filter("true"::equals)
                    .ifPresent(on -> words.add("--" + spec.name()));
        } else {
            words.add("--" + spec.name());
            words.add(quoted(value));
        }
    }

    static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
