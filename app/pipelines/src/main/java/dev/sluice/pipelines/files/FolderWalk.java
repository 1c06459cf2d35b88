package dev.sluice.pipelines.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lists the files of a kind (delimited ones, unless told otherwise) below a folder, in natural
 * order, page by page. A page starts behind a cursor (the last path of the page before, relative to
 * the folder) so that a walk goes on after a restart; memory is bounded by the names of one folder
 * and its parents. Hidden names are left out; links to files are followed, links to folders not.
 */
public final class FolderWalk {
    private static final Set<String> EXTENSIONS = Set.of(".tsv", ".csv", ".txt", ".tab", ".psv");

    private final Path root;
    private final Predicate<String> taken;

    public FolderWalk(Path root) {
        this(root, FolderWalk::counts);
    }

    /**
     * @param taken whether a file of a name is listed
     */
    public FolderWalk(Path root, Predicate<String> taken) {
        this.root = root;
        this.taken = taken;
    }

    /** One page: relative paths with {@code /}; the cursor is empty at the end. */
    public record Page(List<String> relativePaths, Optional<String> cursor) {
        public Page {
            relativePaths = List.copyOf(relativePaths);
        }
    }

    /**
     * Whether a file found in a folder is taken by its name; files named by the user always are.
     */
    public static boolean counts(String name) {
        String inner = Packing.innerName(name).toLowerCase(Locale.ROOT);
        int dot = inner.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(inner.substring(dot));
    }

    /**
     * The files behind the cursor.
     *
     * @param limit most paths in the page, at least 1
     * @throws FileProblem when a folder cannot be read
     */
    public Page page(Optional<String> cursor, int limit) throws IOException {
        List<String> found = new ArrayList<>();
        List<String> after = cursor.map(c -> List.of(c.split("/"))).orElse(List.of());
        // One more than asked for tells whether there is a next page.
        walk(root, "", after, 0, limit + 1, found);
        if (found.size() > limit) {
            found.removeLast();
            return new Page(found, Optional.of(found.getLast()));
        }
        return new Page(found, Optional.empty());
    }

    private void walk(
            Path folder,
            String prefix,
            List<String> after,
            int depth,
            int limit,
            List<String> found)
            throws IOException {
        boolean onCursor = depth < after.size();
        for (String name : names(folder)) {
            if (found.size() >= limit) {
                return;
            }
            int place = onCursor ? NaturalOrder.NAMES.compare(name, after.get(depth)) : 1;
            if (place < 0) {
                continue;
            }
            Path path = folder.resolve(name);
            boolean link = Files.isSymbolicLink(path);
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                List<String> below = place == 0 ? after : List.of();
                walk(path, prefix + name + "/", below, place == 0 ? depth + 1 : 0, limit, found);
            } else if (place > 0 && taken.test(name) && !(link && Files.isDirectory(path))) {
                found.add(prefix + name);
            }
        }
    }

    private List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                String name = String.valueOf(path.getFileName());
                if (!name.startsWith(".") && !Files.isHidden(path)) {
                    names.add(name);
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw new FileProblem(
                    FileProblem.Kind.UNREADABLE,
                    "The folder %s cannot be listed (%s); check its permissions."
                            .formatted(
                                    folder,
                                    e instanceof AccessDeniedException
                                            ? "permission denied"
                                            : e.getMessage()));
        }
        names.sort(Comparator.comparing((String name) -> name, NaturalOrder.NAMES));
        return names;
    }
}
