package dev.sluice.desktop.add;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies behind some operands, as far as it has been looked at.
 *
 * @param files of the kind that is looked for, such as delimited ones
 * @param bytes their size on disk, and that of media
 * @param firstName name of the first of them; empty while there is none
 * @param commonName what all their names begin with
 * @param months files by the month their names speak of
 * @param withoutMonth files whose names speak of none
 * @param unknown names of files that no pipeline knows
 * @param unknownCount how many those are in all
 * @param missing operands that are not there
 * @param unreadable sentences on folders that cannot be read
 * @param media files that go where links go
 * @param firstMedia name of the first of them; empty while there is none
 * @param foldersLeft folders not looked into yet
 */
public record Found(
        long files,
        long bytes,
        String firstName,
        String commonName,
        SortedMap<YearMonth, Share> months,
        long withoutMonth,
        List<String> unknown,
        long unknownCount,
        List<String> missing,
        List<String> unreadable,
        List<String> links,
        long media,
        String firstMedia,
        int foldersLeft) {

    /** Files of one month. */
    public record Share(long files, long bytes) {
        Share plus(long moreBytes) {
            return new Share(files + 1, bytes + moreBytes);
        }
    }

    public Found {
        months = new TreeMap<>(Map.copyOf(months));
        unknown = List.copyOf(unknown);
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
                1);
    }

    public boolean finished() {
        return foldersLeft == 0;
    }
}
