package dev.sluice.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class AtomicFileTest {
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir Path folder;

    @Test
    void aFinishedFileGetsASecondNameInsteadOfACopy() throws IOException {
        Path finished = Files.writeString(folder.resolve("finished"), "bytes");
        Path target = Files.writeString(folder.resolve("target"), "cut of");

        assertThat(AtomicFile.link(finished, target)).isTrue();
        Files.delete(finished);

        assertThat(target).hasContent("bytes");
    }

    @Test
    void aLinkLaidInTheWayLeadsToNoOtherFile() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "precious");
        Path target = folder.resolve("result");
        Files.createSymbolicLink(folder.resolve(".result" + AtomicFile.TEMPORARY), other);

        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write('x');
            file.commit();
        }

        assertThat(other).hasContent("precious");
        assertThat(target).isRegularFile().hasContent("x");
        assertThat(Files.isSymbolicLink(target)).isFalse();
    }

    @Test
    void betweenTwoFileSystemsItMustBeCopied() throws IOException {
        assumeTrue(
                Files.isWritable(MEMORY)
                        && !Files.getFileStore(MEMORY).equals(Files.getFileStore(folder)),
                "needs a second file system at " + MEMORY);
        Path finished = Files.writeString(folder.resolve("finished"), "bytes");
        Path elsewhere = Files.createTempDirectory(MEMORY, "sluice-test-");
        try {
            assertThat(AtomicFile.link(finished, elsewhere.resolve("target"))).isFalse();
            assertThat(elsewhere).isEmptyDirectory();
        } finally {
            Files.delete(elsewhere);
        }
    }
}
