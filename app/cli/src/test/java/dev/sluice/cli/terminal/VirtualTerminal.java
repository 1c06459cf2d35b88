package dev.sluice.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A terminal as far as bars need one: printing (wide characters too), wrapping, scrolling, the
 * cursor's movements, clearing, and resizing with or without reflow. Everything that scrolled away
 * is kept.
 */
public final class VirtualTerminal {
    /** Stands in the second column of a wide character, and is no part of the text. */
    private static final char SECOND_HALF = '\uFFFF';

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int columns;
    private int rows;

    /** Index of the cursor's line in {@code lines}, and its column. */
    private int line;

    private int column;
    private boolean wraps = true;
    private boolean cursorShown = true;
    private boolean wrapPending;
    private int widest;

    public VirtualTerminal(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    public Size size() {
        return new Size(columns, rows);
    }

    /** Takes what a program prints. */
    public void feed(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\033' && text.charAt(i + 1) == '[') {
                i = escape(text, i + 2);
            } else {
                plain(c);
                i++;
            }
        }
    }

    /** A terminal that neither cuts nor reflows its lines, such as xterm. */
    public void resize(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
        column = Math.min(column, columns - 1);
    }

    /** A terminal that breaks long lines anew, such as those of GNOME and KDE. */
    public void resizeWithReflow(int newColumns, int newRows) {
        List<StringBuilder> broken = new ArrayList<>();
        int newLine = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i == line) {
                newLine = broken.size() + column / newColumns;
            }
            String rest = lines.get(i).toString();
            do {
                int end = Math.min(newColumns, rest.length());
                broken.add(new StringBuilder(rest.substring(0, end)));
                rest = rest.substring(end);
            } while (!rest.isEmpty());
        }
        column = column % newColumns;
        lines.clear();
        lines.addAll(broken);
        line = newLine;
        columns = newColumns;
        rows = newRows;
        // What scrolled away is out of reach.
        line = Math.max(line, top());
    }

    /** All lines ever shown that are not blank at the end, those scrolled away included. */
    public List<String> text() {
        List<String> text = new ArrayList<>();
        for (StringBuilder content : lines) {
            text.add(content.toString().replace("" + SECOND_HALF, "").stripTrailing());
        }
        while (!text.isEmpty() && text.getLast().isEmpty()) {
            text.removeLast();
        }
        return text;
    }

    /** Whether long lines go on in the next one. */
    public boolean wraps() {
        return wraps;
    }

    public boolean cursorShown() {
        return cursorShown;
    }

    /** How many columns the widest print has reached. */
    public int widest() {
        return widest;
    }

    private void plain(char c) {
        switch (c) {
            case '\r' -> {
                column = 0;
                wrapPending = false;
            }
            case '\n' -> down();
            default -> {
                if (wide(c) && column == columns - 1 && wraps) {
                    print(' ');
                }
                print(c);
                if (wide(c)) {
                    print(SECOND_HALF);
                }
            }
        }
    }

    private void print(char c) {
        if (wrapPending && wraps) {
            column = 0;
            down();
        }
        wrapPending = false;
        StringBuilder content = lines.get(line);
        while (content.length() <= column) {
            content.append(' ');
        }
        content.setCharAt(column, c);
        widest = Math.max(widest, column + 1);
        if (column == columns - 1) {
            wrapPending = true;
        } else {
            column++;
        }
    }

    /** East Asian letters and signs of the first plane, which take two columns. */
    private static boolean wide(char c) {
        return (c >= '\u2E80' && c <= '\uA4CF')
                || (c >= '\uAC00' && c <= '\uD7A3')
                || (c >= '\uF900' && c <= '\uFAFF')
                || (c >= '\uFF00' && c <= '\uFF60');
    }

    private void down() {
        wrapPending = false;
        line++;
        if (line == lines.size()) {
            lines.add(new StringBuilder());
        }
    }

    private int top() {
        return Math.max(0, lines.size() - rows);
    }

    private int escape(String text, int from) {
        int end = from;
        while (!Character.isLetter(text.charAt(end))) {
            end++;
        }
        String argument = text.substring(from, end);
        char command = text.charAt(end);
        switch (command) {
            case 'A' -> line = Math.max(top(), line - Integer.parseInt(argument));
            case 'K' -> lines.get(line).setLength(Math.min(lines.get(line).length(), column));
            case 'J' -> {
                lines.get(line).setLength(Math.min(lines.get(line).length(), column));
                lines.subList(line + 1, lines.size()).clear();
            }
            case 'h', 'l' -> mode(argument, command == 'h');
            default -> throw new IllegalArgumentException("Unknown sequence " + command);
        }
        if (!Arrays.asList('h', 'l').contains(command)) {
            wrapPending = false;
        }
        return end + 1;
    }

    private void mode(String argument, boolean on) {
        switch (argument) {
            case "?7" -> wraps = on;
            case "?25" -> cursorShown = on;
            default -> throw new IllegalArgumentException("Unknown mode " + argument);
        }
    }
}
