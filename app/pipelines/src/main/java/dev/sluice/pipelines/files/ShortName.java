package dev.sluice.pipelines.files;

import java.nio.charset.StandardCharsets;

/** Cuts names, since file systems take 255 bytes and something may have to be put behind them. */
public final class ShortName {
    private ShortName() {}

    /**
     * The longest beginning of whole characters.
     *
     * @param mostBytes in UTF-8
     */
    public static String of(String name, int mostBytes) {
        int bytes = 0;
        int end = 0;
        while (end < name.length()) {
            int c = name.codePointAt(end);
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                break;
            }
            end += Character.charCount(c);
        }
        return name.substring(0, end);
    }
}
