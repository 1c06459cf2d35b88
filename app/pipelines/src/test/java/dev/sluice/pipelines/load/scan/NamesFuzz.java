package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.files.MonthSelection;
import dev.sluice.pipelines.files.NaturalOrder;
import dev.sluice.pipelines.files.Period;
import dev.sluice.pipelines.fuzz.Draws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of columns and files, and what is read out of them. */
public final class NamesFuzz {
    private NamesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Draws draws = new Draws(data);
        String a = draws.text(30);
        String b = draws.text(30);
        String c = draws.text(30);
        periods(a);
        order(a, b, c);
        months(b);
        List<String> written = new ArrayList<>(List.of(a, b, c));
        while (draws.hasMore() && written.size() < 60) {
            written.add(draws.text(4));
        }
        columns(written);
    }

    private static void columns(List<String> written) {
        List<String> names = HeaderNames.unique(written);
        assertThat(names).hasSameSizeAs(written);
        Set<String> folded = new HashSet<>();
        names.forEach(name -> folded.add(name.toLowerCase(Locale.ROOT)));
        assertThat(folded).hasSameSizeAs(names);
        assertThat(names).doesNotContain("");
        assertThat(HeaderNames.unique(names)).isEqualTo(names);
        List<String> half = names.subList(0, names.size() / 2);
        ColumnMatch match = ColumnMatch.of(names, half);
        assertThat(match.missing()).isEmpty();
        assertThat(match.additional()).hasSize(names.size() - half.size());
        assertThat(ColumnMatch.of(half, names).missing()).hasSize(names.size() - half.size());
        assertThat(ColumnMatch.of(names, names).difference()).isEmpty();
    }

    private static void order(String a, String b, String c) {
        NaturalOrder order = NaturalOrder.NAMES;
        assertThat(Integer.signum(order.compare(a, b)))
                .isEqualTo(-Integer.signum(order.compare(b, a)));
        assertThat(order.compare(a, a)).isZero();
        assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
        if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
            assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
        }
    }

    private static void periods(String path) {
        Period.in(path)
                .ifPresent(period -> {
                    assertThat(Period.in(period + ".tsv")).contains(period);
                    String digits = path.replaceAll("\\D", "");
                    assertThat(digits).contains(period.toString().replace("-", ""));
                });
    }

    private static void months(String list) {
        try {
            MonthSelection.parse(list);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("\"");
        }
    }
}
