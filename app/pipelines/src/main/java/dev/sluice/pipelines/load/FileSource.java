package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.FolderWalk;
import dev.sluice.pipelines.files.MonthSelection;
import dev.sluice.pipelines.files.Period;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists the files of a job: operands in the order given, folders in natural order of names. The
 * cursor is {@code operand|found so far|last path in the folder}.
 */
final class FileSource implements Source {
    /** The first page is small, so that work begins at once. */
    private static final int FIRST_PAGE = 200;

    /** A walk reads the names of a folder anew for each page, so later pages are large. */
    private static final int PAGE = 20_000;

    private final List<Path> operands;
    private final Optional<MonthSelection> months;

    FileSource(List<String> operands, Optional<MonthSelection> months) {
        this.operands = operands.stream().map(Path::of).toList();
        this.months = months;
    }

    private record Cursor(int operand, long found, Optional<String> inFolder) {
        static Cursor parse(String text) {
            String[] parts = text.split("\\|", 3);
            return new Cursor(
                    Integer.parseInt(parts[0]),
                    Long.parseLong(parts[1]),
                    parts[2].isEmpty() ? Optional.empty() : Optional.of(parts[2]));
        }

        String text() {
            return operand + "|" + found + "|" + inFolder.orElse("");
        }
    }

    @Override
    public Page next(Optional<String> after, StopSignal stop) throws PhaseFailure, IOException {
        Cursor cursor = after.map(Cursor::parse).orElse(new Cursor(0, 0, Optional.empty()));
        List<ItemDraft> items = new ArrayList<>();
        int limit = cursor.found() == 0 ? FIRST_PAGE : PAGE;
        int operand = cursor.operand();
        Optional<String> inFolder = cursor.inFolder();
        while (operand < operands.size() && items.size() < limit) {
            stop.check();
            Path path = operands.get(operand);
            if (Files.isDirectory(path)) {
                FolderWalk.Page page = walk(path, inFolder, limit - items.size());
                for (String relative : page.relativePaths()) {
                    stop.check();
                    add(
                            items,
                            path.resolve(relative),
                            relative,
                            lastNames(path, 2) + "/" + relative);
                }
                inFolder = page.cursor();
            } else {
                add(items, path, String.valueOf(path.getFileName()), lastNames(path, 3));
            }
            if (inFolder.isEmpty()) {
                operand++;
            }
        }
        long found = cursor.found() + items.size();
        return operand < operands.size()
                ? new Page(
                        items,
                        Optional.of(new Cursor(operand, found, inFolder).text()),
                        new Total.AtLeast(found))
                : new Page(items, Optional.empty(), Total.known(found));
    }

    private static FolderWalk.Page walk(Path folder, Optional<String> cursor, int limit)
            throws PhaseFailure, IOException {
        try {
            return new FolderWalk(folder).page(cursor, limit);
        } catch (FileProblem e) {
            throw new PhaseFailure(Failure.permanent(String.valueOf(e.getMessage())), e);
        }
    }

    private void add(List<ItemDraft> items, Path file, String name, String speaking) {
        if (months.isPresent()
                && Period.in(speaking).filter(p -> months.get().contains(p.month())).isEmpty()) {
            return;
        }
        Path absolute = file.toAbsolutePath().normalize();
        items.add(new ItemDraft(absolute.toString(), name, size(absolute), Map.of()));
    }

    /**
     * The end of a path that may speak of a month. Names further up are not looked at: a backup of
     * 2023-12 may hold the files of any month.
     */
    static String lastNames(Path path, int names) {
        Path absolute = path.toAbsolutePath().normalize();
        int count = absolute.getNameCount();
        return count == 0 ? "" : absolute.subpath(Math.max(0, count - names), count).toString();
    }

    // A file that cannot be looked at becomes an item all the same; its Check says what is wrong.
    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
