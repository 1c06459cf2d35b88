package dev.sluice.pipelines.http;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to fetch, and where its unfinished file may lie.
 *
 * @param headers more headers; they go to the link's own server only
 * @param folder for this one transfer alone, so that an earlier attempt's part is found again;
 *     whatever else lies in it is removed
 * @param format what was asked for, where one link gives several things; part of the partial file's
 *     name
 */
public record TransferOrder(Link link, Map<String, String> headers, Path folder, String format) {
    public TransferOrder {
        headers = Map.copyOf(headers);
    }
}
