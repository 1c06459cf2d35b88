package dev.sluice.desktop.queue;

import javafx.beans.property.StringProperty;

import java.util.Optional;

/**
 * What is not listed, in one line: the rest of a long group ("Show 9 more" and "2 done · 7
 * waiting"), or what ended well.
 */
public final class MoreRow implements QueueRow {

    private final String key;
    private final Optional<GroupRow> group;
    private final StringProperty link = HeadRow.text();
    private final StringProperty detail = HeadRow.text();
    private final StringProperty accessibleText = HeadRow.text();

    /** The rest of {@code group}. */
    public MoreRow(String key, GroupRow group) {
        this.key = key;
        this.group = Optional.of(group);
    }

    /** What has ended well, whatever group it belongs to. */
    MoreRow(String key) {
        this.key = key;
        this.group = Optional.empty();
    }

    @Override
    public String key() {
        return key;
    }

    /** The group whose jobs it stands for; empty for what has ended well. */
    public Optional<GroupRow> group() {
        return group;
    }

    /** What a click does: "Show 9 more". */
    public StringProperty link() {
        return link;
    }

    /** What they are doing: "2 done · 7 waiting". */
    public StringProperty detail() {
        return detail;
    }

    @Override
    public StringProperty accessibleText() {
        return accessibleText;
    }
}
