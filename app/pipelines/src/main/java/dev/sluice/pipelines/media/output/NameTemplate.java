package dev.sluice.pipelines.media.output;

import dev.sluice.pipelines.media.item.MediaItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How results are named: {@code {artist}/{date} {title}.{ext}}. What is not known of an item
 * vanishes, and a folder of which nothing is left does too.
 *
 * @param text as written
 */
public record NameTemplate(String text) {
    /** What it may ask for, in the order in which it is told. */
    public static final List<String> FIELDS =
            List.of("artist", "album", "title", "date", "year", "id", "ext");

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
    private static final String END = ".{ext}";
    private static final Pattern HELD_BY_NOTHING = Pattern.compile("\\(\\s*\\)|\\[\\s*\\]");
    private static final int YEAR_LENGTH = 4;

    /** Used when none is given. Below the patterns, which it is checked with. */
    public static final NameTemplate USUAL = new NameTemplate("{artist}/{date} {title}.{ext}");

    /**
     * @throws IllegalArgumentException with a sentence when it would lead out of the folder or asks
     *     for what there is not
     */
    public NameTemplate {
        if (!text.endsWith(END) || text.indexOf(END) != text.length() - END.length()) {
            throw new IllegalArgumentException(
                    "A template ends with .{ext}, such as %s.".formatted("{title}.{ext}"));
        }
        Matcher fields = FIELD.matcher(text);
        boolean speaking = false;
        while (fields.find()) {
            String field = fields.group(1);
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException(
                        "A template knows %s, not {%s}."
                                .formatted(
                                        FIELDS.stream()
                                                .map(name -> "{" + name + "}")
                                                .collect(Collectors.joining(", ")),
                                        field));
            }
            speaking |= field.equals("title") || field.equals("id");
        }
        if (!speaking) {
            throw new IllegalArgumentException(
                    "A template needs {title} or {id}, else all results have one name.");
        }
        String bare = FIELD.matcher(text).replaceAll("x");
        if (bare.indexOf('{') >= 0 || bare.indexOf('}') >= 0) {
            throw new IllegalArgumentException("A brace in the template has no partner.");
        }
        if (text.startsWith("/") || text.indexOf('\\') >= 0 || leadsOut(bare)) {
            throw new IllegalArgumentException(
                    "A template names places below the folder of --to; leave out .., \\ and a"
                            + " leading /.");
        }
    }

    private static boolean leadsOut(String bare) {
        return List.of(bare.split("/", -1)).stream()
                .anyMatch(part -> part.equals("..") || part.equals("."));
    }

    /**
     * Where a result of an item goes.
     *
     * @param mark put behind the last name to tell it from another of the same name; empty for none
     * @param extension without its dot
     * @return relative to the folder of results, with {@code /}
     */
    public String path(MediaItem item, String mark, String extension) {
        Map<String, Optional<String>> known =
                Map.of(
                        "artist", item.artist(),
                        "album", item.album(),
                        "title", Optional.of(item.title()),
                        "date", item.date(),
                        "year", item.date().filter(d -> d.length() >= YEAR_LENGTH).map(this::year),
                        "id", item.id().or(() -> Optional.of(ShortId.of(item))));
        String stem = text.substring(0, text.length() - END.length());
        String[] parts = stem.split("/", -1);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parts.length - 1; i++) {
            String name = SafeName.of(filled(parts[i], known), "");
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        String ending = (mark.isEmpty() ? "" : " [" + mark + "]") + "." + extension;
        String last = SafeName.of(filled(parts[parts.length - 1], known), ending);
        names.add(last.isEmpty() ? SafeName.of(ShortId.of(item), "." + extension) : last);
        return String.join("/", names);
    }

    private String year(String date) {
        return date.substring(0, YEAR_LENGTH);
    }

    private static String filled(String part, Map<String, Optional<String>> known) {
        String full =
                FIELD.matcher(part)
                        .replaceAll(field ->
                                Matcher.quoteReplacement(
                                        known.getOrDefault(field.group(1), Optional.empty())
                                                .orElse("")));
        // What stood between two fields of which one is missing would hang in the air.
        return HELD_BY_NOTHING
                .matcher(full)
                .replaceAll("")
                .replaceAll("^[\\s\\-–_]+|[\\s\\-–_]+$", "");
    }
}
