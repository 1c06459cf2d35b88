package dev.sluice.testkit.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A question that the server was asked.
 *
 * @param target path and query as they were sent
 * @param headers by name in lower case
 */
public record Asked(String method, String target, Map<String, String> headers) {
    static Asked of(List<String> lines) {
        String[] first = lines.getFirst().split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Asked(first[0], first.length > 1 ? first[1] : "/", headers);
    }

    public String path() {
        return target.split("\\?", 2)[0];
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The first byte that is asked for; empty for the whole. */
    public Optional<Long> rangeStart() {
        return header("Range")
                .filter(range -> range.startsWith("bytes="))
                .map(range -> Long.parseLong(range.substring(6).split("-", 2)[0]));
    }
}
