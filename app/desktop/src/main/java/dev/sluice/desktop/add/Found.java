package dev.sluice.desktop.add;

import dev.sluice.ui.Foreign;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What lies behind some operands, as far as it has been looked at.
 *
 * @param files of the kind that is looked for, such as delimited ones
 * @param bytes their size on disk, and that of media
 * @param firstName name of the first of them; empty while there is none
 * @param commonName what all their names begin with
 * @param months files by the month their names speak of
 * @param withoutMonth files whose names speak of none
 * @param refused operands that are files no pipeline knows
 * @param refusedBytes their size
 * @param missing operands that are not there
 * @param unreadable sentences on folders that cannot be read
 * @param media files that go where links go
 * @param firstMedia name of the first of them; empty while there is none
 * @param named whether all operands themselves have been looked at, if not into folders
 * @param foldersLeft folders not looked into yet
 */
public record Found(
        long files,
        long bytes,
        String firstName,
        String commonName,
        SortedMap<YearMonth, Share> months,
        long withoutMonth,
        List<String> refused,
        long refusedBytes,
        List<String> missing,
        List<String> unreadable,
        List<String> links,
        long media,
        String firstMedia,
        boolean named,
        int foldersLeft) {

    private static final int NAMED = 3;

    /** Files of one month. */
    public record Share(long files, long bytes) {
        Share plus(long moreBytes) {
            return new Share(files + 1, bytes + moreBytes);
        }
    }

    public Found {
        months = new TreeMap<>(Map.copyOf(months));
        refused = List.copyOf(refused);
        missing = List.copyOf(missing);
        unreadable = List.copyOf(unreadable);
        links = List.copyOf(links);
    }

    public static Found nothingYet() {
        return new Found(
                0,
                0,
                "",
                "",
                new TreeMap<>(),
                0,
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                0,
                "",
                false,
                1);
    }

    /** Names of the first of those that are refused, as many as a sentence holds. */
    public List<String> unknown() {
        return refused.stream()
                .limit(NAMED)
                .map(operand -> String.valueOf(Path.of(operand).getFileName()))
                .toList();
    }

    /** The same as a part of a sentence. */
    String unknownInWords() {
        return unknown().stream()
                .map(name -> Foreign.amongWords(Foreign.name(name)))
                .collect(Collectors.joining(", "));
    }

    /** The same where somebody wants what was refused as well. */
    Found takingAll() {
        return new Found(
                files + refused.size(),
                bytes + refusedBytes,
                firstName.isEmpty() && !refused.isEmpty() ? unknown().getFirst() : firstName,
                commonName,
                months,
                withoutMonth + refused.size(),
                List.of(),
                0,
                missing,
                unreadable,
                links,
                media,
                firstMedia,
                named,
                foldersLeft);
    }

    public boolean finished() {
        return foldersLeft == 0;
    }
}
