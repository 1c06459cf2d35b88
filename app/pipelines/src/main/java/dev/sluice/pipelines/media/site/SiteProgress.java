package dev.sluice.pipelines.media.site;

import dev.sluice.pipelines.media.download.DownloadMeter;
import dev.sluice.pipelines.process.LineListener;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears yt-dlp's progress. Each field is quoted, since it writes a bare NA for what it does not
 * know. Pictures and sound come one after the other, each from nothing on.
 */
final class SiteProgress implements LineListener {
    static final String TEMPLATE =
            "download:{\"sluice\":\"1\",\"done\":\"%(progress.downloaded_bytes)s\","
                    + "\"total\":\"%(progress.total_bytes)s\"}";

    private static final JsonMapper JSON = new JsonMapper();

    private final DownloadMeter meter;
    private final boolean single;
    private long before;
    private long last;

    /**
     * @param single whether there is one file only, so that its total is that of all
     */
    SiteProgress(DownloadMeter meter, boolean single) {
        this.meter = meter;
        this.single = single;
    }

    @Override
    public void line(String text) {
        if (!text.startsWith("{\"sluice\"")) {
            return;
        }
        try {
            JsonNode node = JSON.readTree(text);
            long total = number(node, "total");
            long done = number(node, "done");
            if (single && total > 0) {
                meter.total(total);
            }
            if (done < 0) {
                return;
            }
            if (done < last) {
                before += last;
            }
            last = done;
            meter.reached(before + done);
        } catch (JacksonException e) {
            // Half a line of a child that was ended: the next one tells more.
            return;
        }
    }

    /** Below 0 when it is not known. */
    private static long number(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.matches("\\d{1,17}(\\.\\d+)?") ? (long) Double.parseDouble(text) : -1;
    }
}
