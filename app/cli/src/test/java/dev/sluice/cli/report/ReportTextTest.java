package dev.sluice.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

final class ReportTextTest {
    private static final String FILE =
            """
            {"path": "/in/a.tsv", "size": 1200, "state": "done",
             "rows": {"read": 12, "loaded": 0, "rejected": 1},
             "columns": [
               {"name": "id", "type": "int64", "nulls": 0, "min": "1", "max": "12"},
               {"name": "note", "type": "text", "nulls": 1200},
               {"name": "\\u001b[2J", "type": "text", "nulls": 0}]}
            """;

    @Test
    void aFileThatWasLoadedIsToldInOneLine() {
        assertThat(lines("{\"files\": [" + FILE + "]}"))
                .containsExactly("  /in/a.tsv  1.20 kB  12 read  0 loaded  1 rejected");
    }

    @Test
    void ofFilesThatWereOnlyLookedAtItTellsColumnsAndWhatLoadingWouldTake() {
        List<String> lines =
                lines(
                        """
                        {"files": [%s], "estimates": {"kind": "estimated, not measured",
                         "check": {"seconds": 0.35, "rows": 12},
                         "upload": {"seconds": 95, "bytes": 5000000}}}
                        """
                                .formatted(FILE));

        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "    id  int64  1 to 12",
                        "    note  text  1,200 empty",
                        "    ?[2J  text",
                        "Loading   estimated, not measured",
                        "    check  0.4 s",
                        "    upload  1 min 35 s  5.00 MB");
    }

    private static List<String> lines(String manifest) {
        return ReportText.lines(JsonMapper.shared().readTree(manifest));
    }
}
