package dev.sluice.engine.job;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What failures have in common: the head of their sentence without what is different in each, such
 * as names, paths and numbers. "a.tsv has 3 bad rows, more than the 0 allowed: line 7 …" and the
 * same of b.tsv have one cause.
 */
public final class Cause {
    private static final String GAP = "…";
    private static final int LONGEST = 160;

    /** A head this short says too little alone: "DuckDB refused: …". */
    private static final int FEWEST_WORDS = 3;

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”");
    private static final Pattern PATH = Pattern.compile("(?<!\\S)(?:[A-Za-z]:\\\\|/|\\w+://)\\S*");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,:]*(?<=\\d)|\\d");
    private static final Pattern END = Pattern.compile("[:;](?=\\s)|[.!](?=\\s|$)");
    private static final Pattern GAPS = Pattern.compile("…(?:\\s*…)+");

    /** One row and two rows are the same cause. */
    private static final Pattern PLURAL = Pattern.compile("(?<=\\p{L}{3})s\\b");

    private Cause() {}

    /**
     * The head of a failure's sentence, with … for what is its own.
     *
     * @param own the item's name and key, which are left out wherever they stand
     */
    public static String head(Failure failure, List<String> own) {
        String text = failure.message();
        // The longest first: a key is often a path with the name at its end.
        List<String> longestFirst =
                own.stream()
                        .filter(one -> !one.isBlank())
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        for (String one : longestFirst) {
            text = text.replace(one, GAP);
        }
        text = QUOTED.matcher(text).replaceAll(GAP);
        text = PATH.matcher(text).replaceAll(GAP);
        text = GAPS.matcher(cut(text)).replaceAll(GAP).strip();
        String numbered = NUMBER.matcher(text).replaceAll(GAP);
        return numbered.length() <= LONGEST ? numbered : numbered.substring(0, LONGEST) + GAP;
    }

    /**
     * What failures of one cause share, and others don't; short enough to be kept with each.
     *
     * @param own as for {@link #head}
     */
    public static String of(Failure failure, List<String> own) {
        String kind =
                switch (failure) {
                    case Failure.Transient _ -> "t ";
                    case Failure.Permanent _ -> "p ";
                    case Failure.Defect _ -> "d ";
                };
        String head = head(failure, own).toLowerCase(Locale.ROOT);
        return kind + PLURAL.matcher(head).replaceAll("");
    }

    /** Up to the first end of a thought that leaves enough to tell what it is about. */
    private static String cut(String text) {
        Matcher end = END.matcher(text);
        while (end.find()) {
            String head = text.substring(0, end.start());
            if (head.strip().split("\\s+", -1).length >= FEWEST_WORDS) {
                return head;
            }
        }
        return text.strip().replaceFirst("[.!]$", "");
    }
}
