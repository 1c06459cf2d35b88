package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.WorkingHours;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

final class RememberedHoursTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir Path folder;

    @Test
    void whatWasChosenComesBack() throws Exception {
        WorkingHours hours =
                new WorkingHours(
                        true,
                        ZONE,
                        Map.of(
                                DayOfWeek.MONDAY,
                                new WorkingHours.Span(LocalTime.of(22, 0), LocalTime.of(6, 30)),
                                DayOfWeek.SUNDAY,
                                new WorkingHours.Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        HomeFolder home = HomeFolder.prepare(folder);
        home.hours().remember(hours);

        assertThat(home.hours().read(ZONE)).isEqualTo(hours);
        assertThat(home.hours().setAsideIfDamaged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "settings=1\nlimited=true\n",
                "settings=1\nmonday=22-06\n",
                "settings=1\nmonday=22:00\n"
            })
    void damagedHoursAreSetAsideAndHoldNobodyUp(String content) throws Exception {
        Files.writeString(folder.resolve("hours.properties"), content);
        HomeFolder home = HomeFolder.prepare(folder);

        assertThat(home.hours().setAsideIfDamaged()).get().asString().startsWith("The hours");
        assertThat(home.hours().read(ZONE)).isEqualTo(WorkingHours.ALWAYS);
    }
}
