package dev.sluice.desktop.add;

import dev.sluice.desktop.queue.DropPreview;
import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import java.util.ArrayList;
import java.util.List;

/** Says what a drop would do. */
public final class Previews {
    private final Messages messages;
    private final Amounts amounts;

    public Previews(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    public DropPreview of(Found found) {
        int months = found.months().size();
        boolean links = !found.links().isEmpty() || found.media() > 0;
        int loads = found.files() == 0 ? 0 : Math.max(1, months);
        int jobs = loads + (links ? 1 : 0);
        List<DropPreview.Line> lines = new ArrayList<>();
        if (found.files() > 0) {
            lines.add(files(found, months, loads));
        }
        if (links) {
            lines.add(
                    new DropPreview.Line(
                            Icon.LINK,
                            linked(found),
                            found.links().isEmpty()
                                    ? Foreign.name(found.firstMedia())
                                    : found.links().getFirst(),
                            messages.get("drop.links.archive"),
                            messages.get("drop.jobs-in-group", 1),
                            false));
        }
        if (!found.refused().isEmpty()) {
            lines.add(
                    new DropPreview.Line(
                            Icon.FILE,
                            messages.get("drop.unknown", found.refused().size()),
                            found.unknownInWords(),
                            messages.get("drop.not-added"),
                            messages.get("drop.not-added.detail"),
                            true));
        }
        String looking =
                found.finished() ? "" : " " + messages.get("drop.looking", found.foldersLeft());
        return new DropPreview(title(found, jobs), what(found) + looking, lines);
    }

    private String title(Found found, int jobs) {
        if (jobs == 0 && !found.finished()) {
            return messages.get("drop.title.looking");
        }
        return jobs == 0 && !found.refused().isEmpty()
                ? messages.get("drop.title.unknown")
                : messages.get("drop.title", jobs);
    }

    private String linked(Found found) {
        List<String> kinds = new ArrayList<>();
        if (!found.links().isEmpty()) {
            kinds.add(messages.get("drop.links", found.links().size()));
        }
        if (found.media() > 0) {
            kinds.add(messages.get("drop.media", found.media()));
        }
        return String.join(", ", kinds);
    }

    private String what(Found found) {
        long all = found.files() + found.media();
        String files = messages.get("drop.files", all);
        String links = messages.get("drop.links", found.links().size());
        String size = amounts.amount(found.bytes(), Quantity.BYTES);
        if (found.links().isEmpty()) {
            return messages.get("drop.detail.files", files, size);
        }
        return all == 0 ? links + "." : messages.get("drop.detail", files, links, size);
    }

    private DropPreview.Line files(Found found, int months, int jobs) {
        String more =
                found.files() > 1 ? " " + messages.get("add.and-more", found.files() - 1) : "";
        return new DropPreview.Line(
                Icon.LOAD,
                messages.get("drop.delimited", found.files()),
                Foreign.amongWords(Foreign.name(found.firstName()))
                        + more
                        + " · "
                        + amounts.amount(found.bytes(), Quantity.BYTES),
                months > 1 ? messages.get("drop.load.months", months) : messages.get("drop.load"),
                messages.get("drop.jobs-in-group", jobs),
                false);
    }
}
