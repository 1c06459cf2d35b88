package dev.sluice.pipelines.media.site;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.http.Link;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One of the files that make a video of a site, as yt-dlp describes it: one, or pictures and sound
 * apart.
 *
 * @param link where it lies
 * @param direct whether it is one file on a server, rather than pieces of a stream
 * @param bytes as the site says
 * @param headers that the site wants to see
 */
record SiteFormat(String link, boolean direct, OptionalLong bytes, Map<String, String> headers) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Names of files are made of it. */
    private static final Pattern ENDING = Pattern.compile("[A-Za-z0-9]{1,10}");

    /**
     * Reads a description.
     *
     * @throws PhaseFailure if it is none, or names what is no ending of a file
     */
    static List<SiteFormat> read(String json, Link page) throws PhaseFailure {
        try {
            JsonNode video = JSON.readTree(json);
            JsonNode several = video.path("requested_formats");
            List<SiteFormat> formats = new ArrayList<>();
            check(video, page);
            for (JsonNode format : several.isArray() ? several : List.of(video)) {
                check(format, page);
                formats.add(format(format));
            }
            return formats;
        } catch (JacksonException e) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "yt-dlp described %s in a way that can't be read; update yt-dlp."
                                    .formatted(page.shown())),
                    e);
        }
    }

    private static void check(JsonNode node, Link page) throws PhaseFailure {
        if (!ENDING.matcher(node.path("ext").asString("")).matches()) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s offers a file with an ending that is not taken."
                                    .formatted(page.shown())));
        }
    }

    private static SiteFormat format(JsonNode node) {
        String protocol = node.path("protocol").asString("");
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, JsonNode> header : node.path("http_headers").properties()) {
            String value = header.getValue().asString("");
            if (value.chars().noneMatch(c -> c < ' ')) {
                headers.put(header.getKey(), value);
            }
        }
        return new SiteFormat(
                node.path("url").asString(""),
                protocol.equals("http") || protocol.equals("https"),
                node.path("filesize").isNumber()
                        ? OptionalLong.of(node.path("filesize").asLong())
                        : OptionalLong.empty(),
                headers);
    }
}
