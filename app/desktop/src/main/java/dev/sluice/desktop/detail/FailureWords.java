package dev.sluice.desktop.detail;

import dev.sluice.engine.job.Cause;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What has failed and what can be done about it, in words. */
record FailureWords(DetailWords words) {
    /** Of a path the last name says enough. */
    private static final Pattern PATH = Pattern.compile("(?<!\\S)/\\S*/([^/\\s]+)");

    /** They close in what is written from right to left; the name of an item among them. */
    private static final Pattern ISOLATES = Pattern.compile("[\\u2066-\\u2069]");

    /** Sentences of a failure end where the next begins with a capital. */
    private static final Pattern NEXT_SENTENCE = Pattern.compile("(?<=[.!])\\s+(?=\\p{Lu})");

    /**
     * What the failures of each cluster are called, in their order: in a few words, or what their
     * sentences have in common where there are none, or where two clusters would be called the
     * same.
     */
    List<String> titles(List<FailureCluster> clusters, PipelineId pipeline) {
        List<Optional<String>> names =
                clusters.stream()
                        .map(cluster -> words.title(cluster.newest().failure().message()))
                        .toList();
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < clusters.size(); i++) {
            Optional<String> name = names.get(i);
            boolean alone = Collections.frequency(names, name) == 1;
            titles.add(name.filter(_ -> alone).orElse(common(clusters.get(i), pipeline)));
        }
        return titles;
    }

    /** What is common to all of a cluster, as a head: "A file has … bad rows". */
    private String common(FailureCluster cluster, PipelineId pipeline) {
        FailureRecord newest = told(cluster.newest());
        List<String> own =
                cluster.count() > 1
                        ? List.of(Foreign.amongWords(Foreign.name(newest.name())))
                        : List.of();
        String head = cluster.count() > 1 ? Cause.head(newest.failure(), own) : plainHead(newest);
        String some =
                words.get(pipeline.value().equals("load") ? "failures.a-file" : "failures.an-item");
        if (head.startsWith("… ")) {
            head = some + head.substring(1);
        } else if (head.startsWith("…")) {
            head = some + " " + head.substring(1);
        }
        return head;
    }

    /**
     * What happened, without the advice at its end, which stands apart.
     *
     * @param example whether it stands for others, too
     */
    String message(Failure failure, boolean example) {
        String message = words.told(failure.message()).strip();
        Optional<String> advice = advice(message);
        if (advice.isPresent()) {
            int end = message.length() - advice.get().length();
            message = message.substring(0, end).strip().replaceFirst(";$", ".");
        }
        return example ? words.get("failures.example", message) : message;
    }

    /** The same for a line that names the item beside it. */
    static String inLine(String item, Failure failure) {
        String message = failure.message();
        String named = Foreign.name(item);
        String bare = ISOLATES.matcher(message).replaceAll("");
        int name = bare.indexOf(named);
        return name >= 0 && bare.substring(0, name).indexOf(' ') < 0
                ? bare.substring(name + named.length()).strip()
                : message;
    }

    private FailureRecord told(FailureRecord record) {
        return new FailureRecord(
                record.id(),
                record.item(),
                record.name(),
                record.phase(),
                words.told(record.failure()),
                record.attempts(),
                record.at(),
                record.weight());
    }

    /** Of a single failure nothing needs to be left out but its second half. */
    private static String plainHead(FailureRecord record) {
        String message = sentences(record.failure().message()).getFirst();
        int end = message.indexOf("; ");
        int colon = message.indexOf(": ");
        if (colon > 0 && (end < 0 || colon < end) && message.indexOf(' ') < colon) {
            end = colon;
        }
        String head = end > 0 ? message.substring(0, end) : message;
        return PATH.matcher(head).replaceAll("$1").replaceFirst("[.]$", "");
    }

    /** How often and when it was tried, and the short of what helps. */
    String subtitle(FailureCluster cluster, Instant today) {
        FailureRecord newest = cluster.newest();
        String time = words.time(newest.at(), today);
        return words.get(
                switch (newest.failure()) {
                    case Failure.Transient _ -> "failures.subtitle.transient";
                    case Failure.Permanent _ -> "failures.subtitle.permanent";
                    case Failure.Defect _ -> "failures.subtitle.defect";
                },
                newest.attempts(),
                time);
    }

    /** One thing after the other. */
    List<String> steps(FailureRecord newest, long count) {
        List<String> steps = new ArrayList<>();
        advice(words.told(newest.failure().message())).ifPresent(steps::add);
        switch (newest.failure()) {
            case Failure.Transient _ -> steps.add(words.get("failures.step.transient", count));
            case Failure.Permanent _ -> {
                if (steps.isEmpty()) {
                    steps.add(words.get("failures.step.mend"));
                }
                steps.add(
                        newest.item().isPresent()
                                ? words.get(
                                        "failures.step.retry",
                                        count,
                                        words.phaseName(newest.phase().value()))
                                : words.get("failures.step.retry-phase"));
            }
            case Failure.Defect _ -> steps.add(words.get("failures.step.defect"));
        }
        return steps;
    }

    /** The last sentence, or what stands behind the last semicolon: messages end with advice. */
    static Optional<String> advice(String message) {
        List<String> sentences = sentences(message);
        String last = sentences.getLast();
        if (sentences.size() > 1) {
            return Optional.of(last);
        }
        int semicolon = last.lastIndexOf("; ");
        return semicolon < 0
                ? Optional.empty()
                : Optional.of(capital(last.substring(semicolon + 2)));
    }

    private static List<String> sentences(String message) {
        return List.of(NEXT_SENTENCE.split(message.strip(), -1));
    }

    private static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** For whoever wants to look deeper, in one line. */
    String technical(FailureRecord record) {
        List<String> facts = new ArrayList<>();
        String detail = record.failure().detail().strip();
        if (!detail.isEmpty()) {
            facts.add(detail);
        }
        facts.add(words.get("failures.technical.attempt", record.attempts()));
        record.failure()
                .place()
                .ifPresent(place ->
                        facts.add(
                                words.get(
                                        "failures.technical.place",
                                        words.amounts().count(place.line()),
                                        words.amounts().count(place.byteOffset()))));
        return String.join(" · ", facts);
    }

    static Icon icon(Failure failure) {
        return switch (failure) {
            case Failure.Transient _ -> Icon.CLOCK;
            case Failure.Permanent _ -> Icon.FAILED;
            case Failure.Defect _ -> Icon.WARNING;
        };
    }

    /** The style class that colours the icon. */
    static String style(Failure failure) {
        return switch (failure) {
            case Failure.Transient _ -> "cause-passing";
            case Failure.Permanent _, Failure.Defect _ -> "cause-lasting";
        };
    }
}
