package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class LimitFieldTest {
    private final List<Long> applied = new ArrayList<>();
    private final LimitField field =
            new LimitField(
                    "cpu",
                    text ->
                            text.matches("[1-9]\\d?")
                                    ? new Reading.Value(Long.parseLong(text))
                                    : new Reading.Wrong("Use 1 to 99."),
                    Long::toString,
                    applied::add);

    @Test
    void whatTheEngineSaysIsShown() {
        field.show(4);
        assertThat(field.text().get()).isEqualTo("4");
        assertThat(field.error().get()).isEmpty();
        field.commit();
        assertThat(applied).isEmpty();
    }

    @Test
    void aWrongTextIsMarkedStaysAndChangesNothing() {
        field.show(4);
        field.text().set("4x");
        field.commit();
        field.show(4);
        field.show(5);

        assertThat(field.error().get()).isEqualTo("Use 1 to 99.");
        assertThat(field.text().get()).isEqualTo("4x");
        assertThat(applied).isEmpty();
    }

    @Test
    void aRightTextIsAppliedOnceAndDoesNotJumpBackMeanwhile() {
        field.show(4);
        field.text().set("12");
        field.commit();
        field.commit();
        field.show(4);
        assertThat(field.text().get()).isEqualTo("12");
        field.show(12);

        assertThat(field.text().get()).isEqualTo("12");
        assertThat(applied).containsExactly(12L);
    }

    @Test
    void whatSomebodyElseChoseIsShownWhereNobodyTypes() {
        field.show(4);
        field.show(7);
        assertThat(field.text().get()).isEqualTo("7");
    }

    @Test
    void arrowsKeepToWhatIsRight() {
        field.show(98);
        field.change(value -> value + 1);
        field.change(value -> value + 1);

        assertThat(field.text().get()).isEqualTo("99");
        assertThat(applied).containsExactly(99L);
    }

    @Test
    void whatWasRefusedSaysWhyAndCanBeTriedAgain() {
        field.show(4);
        field.text().set("8");
        field.commit();
        field.refuse("Not now.");
        assertThat(field.error().get()).isEqualTo("Not now.");
        assertThat(field.text().get()).isEqualTo("8");

        field.commit();
        assertThat(applied).containsExactly(8L, 8L);
    }
}
