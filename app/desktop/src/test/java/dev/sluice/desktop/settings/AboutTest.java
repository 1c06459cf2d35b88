package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AboutTest {

    @Test
    void everyLibraryHasALicenceAndAWholeVersion() throws Exception {
        assertThat(About.read().libraries())
                .isNotEmpty()
                .allSatisfy(library -> {
                    assertThat(library.licence()).isNotBlank();
                    if (!library.name().contains("fonts")) {
                        assertThat(library.version())
                                .as(library.name())
                                .matches("\\d+([.-]\\w+)*")
                                .doesNotContain("linux");
                    }
                });
    }
}
