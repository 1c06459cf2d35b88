package dev.sluice.desktop.queue;

import javafx.beans.property.StringProperty;

/** The rest of a long group in one line: "Show 9 more" and "2 done · 7 waiting". */
public final class MoreRow implements QueueRow {

    private final String key;
    private final GroupRow group;
    private final StringProperty link = HeadRow.text();
    private final StringProperty detail = HeadRow.text();
    private final StringProperty accessibleText = HeadRow.text();

    public MoreRow(String key, GroupRow group) {
        this.key = key;
        this.group = group;
    }

    @Override
    public String key() {
        return key;
    }

    /** The group whose jobs it stands for. */
    public GroupRow group() {
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
