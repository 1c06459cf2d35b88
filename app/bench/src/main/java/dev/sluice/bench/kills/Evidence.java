package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.JsonValue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the program has left behind, put so that two runs of the same work give the same: ids, times
 * and folders are replaced by names.
 *
 * @param facts what was found, by where
 */
record Evidence(SortedMap<String, String> facts) {
    /** Made by the way when a run takes longer; that they are right is tested elsewhere. */
    private static final Set<String> BY_THE_WAY = Set.of("ballast", "backups", "log.txt");

    /** Letters shown before the place where two texts part. */
    private static final int CONTEXT = 60;

    /** Fields of a job that are not the same after two runs of the same work. */
    private static final Set<String> PASSING =
            Set.of("position", "created", "started", "finished", "seconds", "etaSeconds");

    /** Collects all of a site; nothing works on it any more. */
    static Evidence of(Site site) throws IOException, InterruptedException, SQLException {
        SortedMap<String, String> facts = new TreeMap<>();
        Ended jobs = site.command("jobs").start().awaitEnd(Workshop.PATIENCE);
        Names names = Names.of(site, jobs.json());
        for (JsonValue job : jobs.json()) {
            lasting("job " + job.at("name").text(), job, names, facts);
        }
        new TableContents(site.database(), names).collect(facts);
        for (Path folder : List.of(site.home(), site.stage(), site.target())) {
            files(folder, names, facts);
        }
        return new Evidence(facts);
    }

    /** What differs between an undisturbed run and this one; empty when nothing does. */
    List<String> differencesFrom(Evidence undisturbed) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, String> fact : undisturbed.facts.entrySet()) {
            String here = facts.get(fact.getKey());
            if (here == null) {
                differences.add(fact.getKey() + " is missing");
            } else if (!here.equals(fact.getValue())) {
                differences.add(fact.getKey() + ": " + difference(here, fact.getValue()));
            }
        }
        facts.keySet().stream()
                .filter(key -> !undisturbed.facts.containsKey(key))
                .forEach(key -> differences.add(key + " is left over"));
        return differences;
    }

    /** Both texts from a little before the place where they part. */
    private static String difference(String here, String undisturbed) {
        int at = Arrays.mismatch(here.toCharArray(), undisturbed.toCharArray());
        int from = Math.max(0, at - CONTEXT);
        return "%s instead of %s".formatted(cut(here, from), cut(undisturbed, from));
    }

    private static String cut(String text, int from) {
        int to = Math.min(text.length(), from + 3 * CONTEXT);
        return "'%s'".formatted(text.substring(Math.min(from, to), to));
    }

    boolean hasJobs() {
        return facts.keySet().stream().anyMatch(key -> key.startsWith("job "));
    }

    /** Each value of a job under its path; what differs from run to run is left out. */
    private static void lasting(
            String path, JsonValue value, Names names, SortedMap<String, String> facts) {
        switch (value) {
            case JsonValue.Fields(Map<String, JsonValue> fields) -> {
                String id = value.at("id").text();
                fields.forEach((name, field) -> {
                    if (!PASSING.contains(name)) {
                        lasting(path + " " + (id + " " + name).strip(), field, names, facts);
                    }
                });
            }
            case JsonValue.Elements(List<JsonValue> elements) -> {
                for (JsonValue element : elements) {
                    lasting(path, element, names, facts);
                }
            }
            case JsonValue.Text(String text) -> facts.put(path, names.plain(text));
            case JsonValue.Amount(double amount) -> facts.put(path, String.valueOf((long) amount));
            case JsonValue.Flag(boolean flag) -> facts.put(path, String.valueOf(flag));
            case JsonValue.Nothing(), JsonValue.Missing() -> facts.put(path, "null");
        }
    }

    private static void files(Path folder, Names names, SortedMap<String, String> facts)
            throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Evidence::counts).sorted().toList()) {
                String name = names.plain(path.toString());
                if (Files.isDirectory(path)) {
                    facts.put("folder " + name, "");
                } else {
                    facts.put("file " + name, content(path, names));
                }
            }
        }
    }

    private static boolean counts(Path path) {
        for (Path name : path) {
            if (BY_THE_WAY.contains(name.toString())) {
                return false;
            }
        }
        return true;
    }

    /** What a person would read is compared; databases, logs and locks are there or not. */
    private static String content(Path file, Names names) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json") || name.endsWith(".csv") || name.endsWith(".rejects")) {
            return names.plain(Files.readString(file, StandardCharsets.UTF_8));
        }
        if (name.endsWith(".zst") || name.endsWith(".gz")) {
            return Digest.of(Files.readAllBytes(file));
        }
        return "";
    }
}
