package dev.sluice.pipelines.media.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

final class BeginningsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ID3\u0004\0",
                "OggS\0\u0002",
                "fLaC\0",
                "RIFF\u0001\u0002\u0003\u0004WAVEfmt ",
                "RIFF\u0001\u0002\u0003\u0004AVI LIST",
                "FORM\0\0\0\u0001AIFF",
                "\0\0\0 ftypisom\0\0",
                "\u001AE\u00DF\u00A3\u0001"
            })
    void soundAndFilmsAreTold(String beginning) throws Exception {
        assertThat(Beginnings.isMedia(file(beginning))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ID",
                "RIFF\u0001\u0002\u0003\u0004WEBPVP8 ",
                "\0\0\0 ftypavif\0\0",
                "\0\0\0 ftypheic\0\0",
                "id\tname\n1\ta\n",
                "PK\u0003\u0004"
            })
    void othersAreNot(String beginning) throws Exception {
        assertThat(Beginnings.isMedia(file(beginning))).isFalse();
    }

    @Test
    void aFolderAndWhatIsNotThereAreNone() throws Exception {
        assertThat(Beginnings.isMedia(folder)).isFalse();
        assertThat(Beginnings.isMedia(folder.resolve("gone"))).isFalse();
    }

    private Path file(String beginning) throws IOException {
        return Files.write(folder.resolve("file"), beginning.getBytes(StandardCharsets.ISO_8859_1));
    }
}
