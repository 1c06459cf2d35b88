package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.OperandSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.files.FolderWalk;
import dev.sluice.pipelines.files.Period;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Looks at operands: counts files, sizes and months, page by page. Used off the FX thread; any
 * thread may stop it.
 */
public final class Looking {
    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

    /** The first page is small, so that something is seen at once. */
    private static final int FIRST_PAGE = 500;

    /** A walk reads the names of a folder anew for each page, so later pages are large. */
    private static final int PAGE = 20_000;

    private static final Pattern LINK = Pattern.compile("(?i)(https?|ftp|s3)://");
    private static final int NAMES_THAT_SPEAK = 3;

    private final Predicate<String> named;
    private final Predicate<Path> content;
    private final Predicate<String> inFolders;
    private final Predicate<String> media;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final SortedMap<YearMonth, Found.Share> months = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private long files;
    private long bytes;
    private long withoutMonth;
    private long mediaCount;
    private String firstMedia = "";
    private String firstName = "";
    private String commonName = "";
    private long refusedBytes;
    private boolean allNamed;
    private int foldersLeft;

    private Looking(
            Predicate<String> named,
            Predicate<Path> content,
            Predicate<String> inFolders,
            Predicate<String> media) {
        this.named = named;
        this.content = content;
        this.inFolders = inFolders;
        this.media = media;
    }

    /**
     * Looks for delimited files, and for media among the files that are named; by names alone.
     *
     * @param media whether the name of a file says that it is one
     */
    public Looking(Predicate<String> media) {
        this(FolderWalk::counts, media);
    }

    /** Looks in folders for files of some names. */
    Looking(Predicate<String> inFolders, Predicate<String> media) {
        this(FolderWalk::counts, file -> false, inFolders, media);
    }

    /**
     * Looks for what a pipeline works on; into the files that are named, where their names say
     * nothing.
     */
    static Looking of(Pipeline pipeline) {
        OperandSpec operands = pipeline.operands();
        return operands.endings().isEmpty()
                ? new Looking(
                        FolderWalk::counts,
                        pipeline.foresight()::recognises,
                        FolderWalk::counts,
                        name -> false)
                : new Looking(name -> true, file -> true, operands::claims, name -> false);
    }

    /** Whether a text is a link rather than a path. */
    public static boolean isLink(String operand) {
        return LINK.matcher(operand).lookingAt();
    }

    /** Ends the looking soon; what was found so far stays. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Looks at all operands.
     *
     * @param progress told after every page, on this thread
     * @return all there is; as far as it had come, and not finished, when it was stopped
     */
    public Found look(List<String> operands, Consumer<Found> progress) {
        List<Path> folders = new ArrayList<>();
        int looked = 0;
        // Not all is seen before the last of them.
        foldersLeft = 1;
        for (String operand : operands) {
            if (stopped.get()) {
                return found();
            }
            if (looked == FIRST_PAGE || (looked > 0 && looked % PAGE == 0)) {
                progress.accept(found());
            }
            looked++;
            if (isLink(operand)) {
                links.add(operand);
                continue;
            }
            try {
                Path path = Path.of(operand);
                if (Files.isDirectory(path)) {
                    folders.add(path);
                } else if (!Files.exists(path)) {
                    missing.add(operand);
                } else if (named.test(String.valueOf(path.getFileName()))) {
                    take(path, path);
                } else if (media.test(String.valueOf(path.getFileName()))) {
                    takeMedia(path);
                } else if (content.test(path)) {
                    take(path, path);
                } else {
                    refused.add(operand);
                    refusedBytes += size(path);
                }
            } catch (InvalidPathException e) {
                missing.add(operand);
            }
        }
        allNamed = true;
        foldersLeft = folders.size();
        for (Path folder : folders) {
            walk(folder, progress);
            if (stopped.get()) {
                return found();
            }
            foldersLeft--;
        }
        return found();
    }

    private void walk(Path folder, Consumer<Found> progress) {
        FolderWalk walk = new FolderWalk(folder, this::isTaken);
        Optional<String> cursor = Optional.empty();
        int limit = FIRST_PAGE;
        try {
            do {
                progress.accept(found());
                FolderWalk.Page page = walk.page(cursor, limit);
                limit = PAGE;
                for (String relative : page.relativePaths()) {
                    if (stopped.get()) {
                        return;
                    }
                    Path file = folder.resolve(relative);
                    take(file, file);
                }
                cursor = page.cursor();
            } while (cursor.isPresent() && !stopped.get());
        } catch (Stopped e) {
            LOG.debug("Nobody wants to know any more what is in {}.", folder, e);
        } catch (IOException e) {
            // The job would say the same; here it is said before it is queued.
            unreadable.add(String.valueOf(e.getMessage()));
        }
    }

    /** A page of a whole disk on which there is nothing to find would take minutes. */
    private boolean isTaken(String name) {
        if (stopped.get()) {
            throw new Stopped();
        }
        return inFolders.test(name);
    }

    /** Ends a walk in the middle of a page. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private void take(Path file, Path speaking) {
        long size = size(file);
        files++;
        bytes += size;
        if (firstName.isEmpty()) {
            firstName = String.valueOf(file.getFileName());
            commonName = firstName;
        }
        commonName = commonStart(commonName, String.valueOf(file.getFileName()));
        Optional<Period> period = Period.in(lastNames(speaking));
        if (period.isPresent()) {
            months.merge(
                    period.get().month(),
                    new Found.Share(1, size),
                    (one, ignored) -> one.plus(size));
        } else {
            withoutMonth++;
        }
    }

    private void takeMedia(Path file) {
        mediaCount++;
        bytes += size(file);
        if (firstMedia.isEmpty()) {
            firstMedia = String.valueOf(file.getFileName());
        }
    }

    /** The same names that Load looks for a month in. */
    private static String lastNames(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        int count = absolute.getNameCount();
        return count == 0
                ? ""
                : absolute.subpath(Math.max(0, count - NAMES_THAT_SPEAK), count).toString();
    }

    private static String commonStart(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Its job will say what is wrong with it.
            return 0;
        }
    }

    private Found found() {
        return new Found(
                files,
                bytes,
                firstName,
                commonName,
                months,
                withoutMonth,
                refused,
                refusedBytes,
                missing,
                unreadable,
                links,
                mediaCount,
                firstMedia,
                allNamed,
                foldersLeft);
    }
}
