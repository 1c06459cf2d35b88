package dev.sluice.cli.words;

/**
 * The few signs beyond letters, with a plain twin for terminals that show ASCII only.
 *
 * @param full a cell of a bar that is done
 * @param rest a cell that is not
 * @param open a cell of a bar whose end nobody knows
 * @param failed a cell of the share that failed
 * @param dash between the ends of a range
 * @param ellipsis for what was left out
 * @param dot between two things on one line
 */
public record Glyphs(
        String full,
        String rest,
        String open,
        String failed,
        String dash,
        String ellipsis,
        String dot) {
    public static final Glyphs UNICODE =
            new Glyphs("\u2501", "\u2500", "\u254C", "\u00D7", "\u2013", "\u2026", "\u00B7");
    public static final Glyphs ASCII = new Glyphs("#", "-", ".", "x", "-", "...", "-");

    public static Glyphs of(boolean unicode) {
        return unicode ? UNICODE : ASCII;
    }
}
