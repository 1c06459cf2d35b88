package dev.sluice.desktop.detail;

import java.text.DecimalFormatSymbols;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in the language of the window what a job's log says in English. Times, names and what stands
 * indented below a line, the technical detail, stay as they are in the file. One thread at a time,
 * and not that of the window: a long log takes a moment.
 */
final class LogWords {
    /** When it happened, then what. */
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\S*  )?(\\S.*)");

    /** A phase before what became of an item in it. */
    private static final Pattern ITEM = Pattern.compile("([a-z][a-z0-9-]*): (.*)");

    private static final Pattern SECONDS =
            Pattern.compile("((?:Is done|Is paused|Was cancelled|Failed) after \\d+)\\.(\\d s\\b)");

    private final DetailWords words;

    /** The log is read again whenever it grows, and most of it is as it was. */
    private Map<String, String> known = Map.of();

    LogWords(DetailWords words) {
        this.words = words;
    }

    /** The same lines, as far as this language has words for them. */
    String told(String log) {
        Map<String, String> before = known;
        Map<String, String> now = new HashMap<>();
        String told =
                log.lines()
                        .map(line -> {
                            String said = before.containsKey(line) ? before.get(line) : line(line);
                            now.put(line, said);
                            return said + "\n";
                        })
                        .collect(Collectors.joining());
        known = now;
        return log.endsWith("\n") || told.isEmpty() ? told : told.substring(0, told.length() - 1);
    }

    private String line(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return line;
        }
        String time = Optional.ofNullable(parts.group(1)).orElse("");
        return time + event(parts.group(2));
    }

    private String event(String english) {
        Matcher item = ITEM.matcher(english);
        if (item.matches() && !words.getOr("phase." + item.group(1), "").isEmpty()) {
            return words.phaseName(item.group(1)) + ": " + item(item.group(2));
        }
        Matcher seconds = SECONDS.matcher(english);
        return words.told(seconds.lookingAt() ? localSeconds(english, seconds) : english);
    }

    /** A name may hold a colon itself; what is said of it begins behind one of them. */
    private String item(String nameAndFailure) {
        int colon = nameAndFailure.indexOf(": ");
        while (colon >= 0) {
            String failure = nameAndFailure.substring(colon + 2);
            String told = words.told(failure);
            if (!told.equals(failure)) {
                return nameAndFailure.substring(0, colon + 2) + told;
            }
            colon = nameAndFailure.indexOf(": ", colon + 1);
        }
        return nameAndFailure;
    }

    private String localSeconds(String english, Matcher seconds) {
        char point =
                DecimalFormatSymbols.getInstance(words.messages().formats()).getDecimalSeparator();
        return seconds.group(1) + point + seconds.group(2) + english.substring(seconds.end());
    }
}
