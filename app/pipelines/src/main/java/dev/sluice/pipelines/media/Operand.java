package dev.sluice.pipelines.media;

import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.pipelines.files.GivenPath;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One thing that was named: a link, a file of links, a media file or a folder of them. */
sealed interface Operand {
    /**
     * What files of links end with; told by the name alone, since media is never opened as text.
     */
    Set<String> LISTS = Set.of("m3u", "m3u8", "opml", "txt", "xml", "rss", "atom", "urls");

    Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

    /** http or https. */
    record Link(String link) implements Operand {}

    /** A playlist, a feed or links a line each, on this machine. */
    record LinkFile(Path file) implements Operand {}

    /** Media on this machine. */
    record Local(Path path) implements Operand {}

    /**
     * @param text a link or an absolute path
     * @throws InvalidOption when it is neither, or nothing is there
     */
    static Operand parse(String text) throws InvalidOption {
        if (SCHEME.matcher(text).matches()) {
            return new Link(checkedLink(text));
        }
        try {
            Path path = Path.of(text);
            Optional<String> problem = GivenPath.problem(path);
            if (problem.isPresent()) {
                throw new InvalidOption("operands", problem.get());
            }
            return of(path);
        } catch (InvalidPathException e) {
            throw new InvalidOption("operands", "'%s' is no path and no link.".formatted(text));
        }
    }

    private static Operand of(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        boolean list = LISTS.contains(name.substring(name.lastIndexOf('.') + 1));
        return list && !Files.isDirectory(path) ? new LinkFile(path) : new Local(path);
    }

    private static String checkedLink(String text) throws InvalidOption {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new InvalidOption(
                        "operands",
                        "%s is no web link; only http and https are fetched.".formatted(text));
            }
            if (uri.getHost() == null) {
                throw new InvalidOption(
                        "operands", "%s names no host; check the link.".formatted(text));
            }
            return text;
        } catch (URISyntaxException e) {
            throw new InvalidOption(
                    "operands", "'%s' is no link; check it for odd signs.".formatted(text));
        }
    }
}
