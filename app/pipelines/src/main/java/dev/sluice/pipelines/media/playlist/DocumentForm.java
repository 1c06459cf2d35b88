package dev.sluice.pipelines.media.playlist;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a document is at first sight. */
enum DocumentForm {
    XML,
    LINES,
    PAGE,
    OTHER;

    private static final int HEAD = 1_024;

    static DocumentForm of(byte[] document, String type) {
        String head =
                new String(
                                document,
                                0,
                                Math.min(HEAD, document.length),
                                StandardCharsets.ISO_8859_1)
                        .replace("\0", "")
                        .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
            return PAGE;
        }
        if (head.startsWith("<?xml") || head.matches("(?s)<(rss|feed|opml|rdf:rdf)[\\s>].*")) {
            return head.contains("<html") ? PAGE : XML;
        }
        if (head.startsWith("#extm3u") || MediaTypes.isM3u(type)) {
            return LINES;
        }
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return PAGE;
        }
        if (head.startsWith("<!--") || head.startsWith("<!doctype")) {
            return type.contains("xml") ? XML : PAGE;
        }
        boolean lines = type.startsWith("text/") || type.isEmpty();
        return lines && !head.startsWith("<") ? LINES : OTHER;
    }
}
