package dev.sluice.pipelines.load.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds delimiters, line ends and quotes in a stretch of bytes, eight bytes at a time, and notes
 * what else is there. The trick for zero bytes in a word is Alan Mycroft's, in the exact form of
 * "Hacker's Delight" (6-1).
 */
final class Separators {
    /** A byte that is no ASCII. */
    static final int HIGH = 1;

    static final int NUL = 2;
    static final int CR = 4;
    static final int QUOTE = 8;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_ENDS = '\n' * ONES;
    private static final long RETURNS = '\r' * ONES;

    private final long delimiters;
    private final long quotes;
    private final boolean quoting;

    /**
     * The place before the first one looked at, and behind it the places found, ascending, as many
     * as {@link #find} said.
     */
    final int[] at;

    /**
     * What the stretch may hold, of {@link #HIGH} and the others; a bit that is not set holds for
     * certain.
     */
    int flags;

    Separators(Dialect dialect, int longest) {
        quoting = dialect.quote() instanceof Quote.Of;
        char quote = dialect.quote() instanceof Quote.Of of ? of.character() : '"';
        delimiters = dialect.delimiter() * ONES;
        quotes = quote * ONES;
        at = new int[longest + 16];
    }

    /**
     * Looks from the first place up to the second, no longer than was said; 7 more bytes must be
     * readable.
     */
    int find(byte[] b, int begin, int end) {
        int n = quoting ? findWithQuotes(b, begin, end) : findPlain(b, begin, end);
        while (n > 0 && at[n] >= end) {
            n--;
        }
        return n;
    }

    private int findPlain(byte[] b, int begin, int end) {
        int[] found = at;
        found[0] = begin - 1;
        long high = 0;
        long nul = 0;
        long cr = 0;
        long quoted = 0;
        int n = 1;
        for (int i = begin; i < end; i += 8) {
            long w = (long) WORD.get(b, i);
            high |= w;
            nul |= (w - ONES) & ~w;
            long c = w ^ RETURNS;
            cr |= (c - ONES) & ~c;
            long z = w ^ quotes;
            quoted |= (z - ONES) & ~z;
            long x = w ^ delimiters;
            long y = w ^ LINE_ENDS;
            long m = ~(((((x & LOWS) + LOWS) | x) & (((y & LOWS) + LOWS) | y)) | LOWS);
            n = note(m, i, found, n);
        }
        flags = flag(high, HIGH) | flag(nul, NUL) | flag(cr, CR) | flag(quoted, QUOTE);
        return n - 1;
    }

    private int findWithQuotes(byte[] b, int begin, int end) {
        int[] found = at;
        found[0] = begin - 1;
        long high = 0;
        long nul = 0;
        long cr = 0;
        long quoted = 0;
        int n = 1;
        for (int i = begin; i < end; i += 8) {
            long w = (long) WORD.get(b, i);
            high |= w;
            nul |= (w - ONES) & ~w;
            long c = w ^ RETURNS;
            cr |= (c - ONES) & ~c;
            long z = w ^ quotes;
            long notQuote = ((z & LOWS) + LOWS) | z;
            quoted |= ~notQuote;
            long x = w ^ delimiters;
            long y = w ^ LINE_ENDS;
            long other = (((x & LOWS) + LOWS) | x) & (((y & LOWS) + LOWS) | y) & notQuote;
            n = note(~(other | LOWS), i, found, n);
        }
        flags = flag(high, HIGH) | flag(nul, NUL) | flag(cr, CR) | flag(quoted, QUOTE);
        return n - 1;
    }

    /** Notes the places of a mask's bytes; answers where the next place goes. */
    private static int note(long mask, int i, int[] found, int n) {
        // Mostly there are none to two: to write both always is cheaper than to ask how many.
        found[n] = i + (Long.numberOfTrailingZeros(mask) >>> 3);
        long second = mask & (mask - 1);
        found[n + 1] = i + (Long.numberOfTrailingZeros(second) >>> 3);
        long rest = second & (second - 1);
        for (int k = n + 2; rest != 0; k++) {
            found[k] = i + (Long.numberOfTrailingZeros(rest) >>> 3);
            rest &= rest - 1;
        }
        return n + Long.bitCount(mask);
    }

    /** Whether the byte stands anywhere from the first place up to the second. */
    static boolean contains(byte[] b, byte wanted, int begin, int end) {
        long pattern = wanted * ONES;
        int i = begin;
        for (; i + 8 <= end; i += 8) {
            long w = (long) WORD.get(b, i) ^ pattern;
            if (((w - ONES) & ~w & HIGHS) != 0) {
                return true;
            }
        }
        for (; i < end; i++) {
            if (b[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** How often the byte stands from the first place up to the second. */
    static int count(byte[] b, byte wanted, int begin, int end) {
        long pattern = wanted * ONES;
        int count = 0;
        int i = begin;
        for (; i + 8 <= end; i += 8) {
            long w = (long) WORD.get(b, i) ^ pattern;
            count += Long.bitCount(~(((w & LOWS) + LOWS) | w | LOWS));
        }
        for (; i < end; i++) {
            count += b[i] == wanted ? 1 : 0;
        }
        return count;
    }

    private static int flag(long seen, int flag) {
        return (seen & HIGHS) != 0 ? flag : 0;
    }
}
