package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.WorkingHours;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class HoursModelTest {

    private final List<WorkingHours> applied = new ArrayList<>();
    private final HoursModel model =
            new HoursModel(Messages.of(Locale.GERMANY), ZoneOffset.UTC, applied::add);

    @Test
    void theWeekBeginsAsTheLocaleHasIt() {
        assertThat(model.days().getFirst().day()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void switchingOnAppliesTheNightsAndSwitchingOffEndsThem() {
        model.limited().set(true);
        model.limited().set(false);

        assertThat(applied).extracting(WorkingHours::limited).containsExactly(true, false);
        assertThat(applied.getFirst().days()).hasSize(7);
    }

    @Test
    void showingWhatIsKeptAppliesNothing() {
        WorkingHours kept =
                new WorkingHours(
                        true,
                        ZoneOffset.UTC,
                        Map.of(
                                DayOfWeek.FRIDAY,
                                new WorkingHours.Span(LocalTime.of(1, 0), LocalTime.of(2, 0))));
        model.show(kept);
        model.commit();

        assertThat(applied).isEmpty();
        assertThat(model.days().stream().filter(day -> day.on().get())).hasSize(1);
    }

    @Test
    void aWrongTimeIsMarkedStaysAndChangesNothing() {
        model.limited().set(true);
        model.days().getFirst().from().set("22:75");
        model.commit();

        assertThat(model.error().get()).startsWith("Montag hat keine Zeit");
        assertThat(applied).hasSize(1);
        assertThat(model.days().getFirst().from().get()).isEqualTo("22:75");

        model.days().getFirst().from().set("21");
        model.commit();
        assertThat(model.error().get()).isEmpty();
        assertThat(applied.getLast().days().get(DayOfWeek.MONDAY))
                .isEqualTo(new WorkingHours.Span(LocalTime.of(21, 0), LocalTime.of(6, 0)));
    }

    @Test
    void hoursOnNoDayAreRefused() {
        model.limited().set(true);
        applied.clear();
        model.days().forEach(day -> day.on().set(false));

        assertThat(model.error().get()).startsWith("Wählen Sie mindestens einen Tag");
        assertThat(applied).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"22:00, 22:00", "6, 06:00", "6.30, 06:30", "24:00, 00:00", "0, 00:00"})
    void timesAreReadAsPeopleTypeThem(String text, LocalTime time) {
        assertThat(DayField.time(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25", "24:01", "6:5", "noon", "-1", "1:2:3"})
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(DayField.time(text)).isEmpty();
    }
}
