package dev.sluice.pipelines.files;

import java.util.Comparator;

/**
 * Orders names as a reader would: runs of digits by their value, so that x2 comes before x10. Total
 * and consistent.
 */
public final class NaturalOrder implements Comparator<String> {
    public static final NaturalOrder NAMES = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = digitsEnd(a, i);
                int endB = digitsEnd(b, j);
                int byValue = compareDigits(a, i, endA, b, j, endB);
                if (byValue != 0) {
                    return byValue;
                }
                i = endA;
                j = endB;
            } else {
                int byCase =
                        Character.compare(
                                Character.toLowerCase(a.charAt(i)),
                                Character.toLowerCase(b.charAt(j)));
                if (byCase != 0) {
                    return byCase;
                }
                i++;
                j++;
            }
        }
        int byLength = Integer.compare(a.length() - i, b.length() - j);
        // Names that differ only in case or leading zeros still need one fixed order.
        return byLength != 0 ? byLength : a.compareTo(b);
    }

    private static int compareDigits(String a, int i, int endA, String b, int j, int endB) {
        int startA = i;
        int startB = j;
        while (startA < endA - 1 && a.charAt(startA) == '0') {
            startA++;
        }
        while (startB < endB - 1 && b.charAt(startB) == '0') {
            startB++;
        }
        int byLength = Integer.compare(endA - startA, endB - startB);
        if (byLength != 0) {
            return byLength;
        }
        return a.substring(startA, endA).compareTo(b.substring(startB, endB));
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
