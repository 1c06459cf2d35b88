package dev.sluice.pipelines.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a link is called on screens. Safe from any thread. */
public final class LinkName {
    private static final Pattern CODES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private LinkName() {}

    /**
     * Host and path without what may be a key to it, a query or a user; empty if nothing is left.
     * Percent-codes of the path are read as far as they stand for characters that can be shown: a
     * code that is none, a slash, or what would hide or turn text stays a code.
     */
    public static String of(String link) {
        String bare =
                link.replaceFirst("^[^:]+://", "")
                        .replaceFirst("[?#].*$", "")
                        .replaceFirst("^[^/@]*@", "")
                        .replaceFirst("/+$", "");
        int path = bare.indexOf('/');
        return path < 0 ? bare : bare.substring(0, path) + decoded(bare.substring(path));
    }

    private static String decoded(String path) {
        return CODES.matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(decodedCodes(found.group())));
    }

    /** A run of codes as a whole: a character may be made of up to four of them. */
    private static String decodedCodes(String codes) {
        byte[] bytes = HexFormat.of().parseHex(codes.replace("%", ""));
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return codes; // Of another character set, or of none.
        }
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int c : text.codePoints().toArray()) {
            int length = 3 * Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (c != '/' && c != '\\' && !PlainText.isHidden(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(codes, at, at + length);
            }
            at += length;
        }
        return shown.toString();
    }
}
