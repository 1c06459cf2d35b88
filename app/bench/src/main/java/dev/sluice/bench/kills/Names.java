package dev.sluice.bench.kills;

import dev.sluice.testkit.program.JsonValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Replaces what differs between two runs of the same work by what does not. */
final class Names {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    /** Rows in the table when a job ended: it depends on which of a group is the last. */
    private static final Pattern TABLE_ROWS = Pattern.compile("\"tableRows\":\\d+");

    private static final Pattern EARLIER_ID = Pattern.compile("\\b[jg]-[a-z0-9]{9}\\b");

    /** Replaces nothing but ids and times. */
    static final Names NONE = new Names();

    private final Map<String, String> names = new LinkedHashMap<>();

    private Names() {}

    /** The names of a site and of its jobs as {@code jobs --json} tells of them. */
    static Names of(Site site, List<JsonValue> jobs) {
        Names result = new Names();
        for (JsonValue job : jobs) {
            result.names.put(job.at("job").text(), "<" + job.at("name").text() + ">");
            if (!job.at("group").text().isEmpty()) {
                result.names.put(job.at("group").text(), "<group>");
            }
        }
        result.names.put(site.files().toString(), "<files>");
        result.names.put(site.root().toString(), "<site>");
        return result;
    }

    String plain(String text) {
        String plain = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            plain = plain.replace(name.getKey(), name.getValue());
        }
        plain = EARLIER_ID.matcher(plain).replaceAll("<earlier>");
        plain = TABLE_ROWS.matcher(plain).replaceAll("\"tableRows\":0");
        return TIME.matcher(plain).replaceAll("<time>");
    }
}
