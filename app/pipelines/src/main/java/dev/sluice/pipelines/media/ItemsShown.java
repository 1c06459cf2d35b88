package dev.sluice.pipelines.media;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.pipeline.Preview;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.pipeline.Said.Part;
import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.http.PlainText;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.output.NameTemplate;
import dev.sluice.pipelines.media.output.Outputs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows the first items with the names that their results would get. */
final class ItemsShown {
    private static final int ROWS = 5;
    private static final int LONGEST_NAME = 120;
    private static final JobId NOBODY = new JobId("j-shown");
    private static final int MINUTE = 60;

    private static final Preview.Column NAME = column("name", "Becomes", Preview.Form.TEXT);
    private static final Preview.Column LENGTH = column("length", "Length", Preview.Form.NUMBER);
    private static final Preview.Column SIZE = column("size", "Size", Preview.Form.BYTES);
    private static final Preview.Column BEFORE = column("before", "Done before", Preview.Form.TEXT);

    private final MediaSettings settings;
    private final Outputs outputs;
    private final DoneBefore doneBefore;

    ItemsShown(MediaSettings settings, Path home) {
        this.settings = settings;
        this.outputs =
                new Outputs(
                        home,
                        settings.to(),
                        NOBODY,
                        settings.template().orElse(NameTemplate.USUAL),
                        settings.force(),
                        Clock.systemUTC());
        this.doneBefore = new DoneBefore(settings, outputs);
    }

    private static Preview.Column column(String key, String english, Preview.Form form) {
        return new Preview.Column(Said.of("media.column." + key, english), form);
    }

    /** Nothing where no item is known. */
    Optional<Preview> of(String name, Glimpse glimpse) throws IOException {
        List<MediaItem> first = new ArrayList<>();
        List<Optional<Instant>> done = new ArrayList<>();
        for (MediaItem item : glimpse.items()) {
            if (first.size() == ROWS) {
                break;
            }
            Optional<Instant> before = doneBefore.of(item);
            if (before.isEmpty() || !settings.onlyNew()) {
                first.add(item);
                done.add(before);
            }
        }
        if (first.isEmpty()) {
            return Optional.empty();
        }
        boolean lengths = first.stream().anyMatch(item -> item.seconds().isPresent());
        boolean sizes = first.stream().anyMatch(item -> item.bytes().isPresent());
        boolean dates = done.stream().anyMatch(Optional::isPresent);
        List<Preview.Column> columns = new ArrayList<>(List.of(NAME));
        addIf(lengths, columns, LENGTH);
        addIf(sizes, columns, SIZE);
        addIf(dates, columns, BEFORE);
        Set<String> taken = new HashSet<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            MediaItem item = first.get(i);
            String becomes = NameGuess.of(item, settings, outputs, taken);
            List<String> row = new ArrayList<>(List.of(PlainText.of(becomes, LONGEST_NAME)));
            addIf(lengths, row, length(item));
            addIf(sizes, row, text(item));
            addIf(dates, row, done.get(i).map(ItemsShown::day).orElse(""));
            rows.add(row);
        }
        return Optional.of(
                new Preview(
                        name,
                        columns,
                        rows,
                        columns.size(),
                        Optional.of(caption(first.size(), glimpse.total())),
                        Optional.empty()));
    }

    private static <T> void addIf(boolean wanted, List<T> list, T value) {
        if (wanted) {
            list.add(value);
        }
    }

    private static Said caption(int shown, Total total) {
        Part first = new Part.Count(shown);
        return switch (total) {
            case Total.Known(long n) ->
                    Said.of(
                            "media.preview",
                            n == 1 ? "1 item" : "first %d of %,d items".formatted(shown, n),
                            first,
                            new Part.Count(n));
            case Total.AtLeast(long n) -> more(shown, n);
            case Total.Estimated(long n) -> more(shown, n);
            case Total.Unknown() -> more(shown, shown);
        };
    }

    private static Said more(int shown, long atLeast) {
        return Said.of(
                "media.preview.more",
                "first %d of %,d items or more".formatted(shown, atLeast),
                new Part.Count(shown),
                new Part.Count(atLeast));
    }

    private static String length(MediaItem item) {
        if (item.seconds().isEmpty()) {
            return "";
        }
        long seconds = item.seconds().getAsLong();
        long hours = seconds / MINUTE / MINUTE;
        return hours > 0
                ? "%d:%02d:%02d".formatted(hours, seconds / MINUTE % MINUTE, seconds % MINUTE)
                : "%d:%02d".formatted(seconds / MINUTE, seconds % MINUTE);
    }

    private static String text(MediaItem item) {
        return item.bytes().isPresent() ? Long.toString(item.bytes().getAsLong()) : "";
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneId.systemDefault()).toString();
    }
}
