package dev.sluice.desktop.window;

import dev.sluice.desktop.SluiceDesktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real program in a process of its own, wired as it is when a person starts it. */
final class WindowProcess implements AutoCloseable {

    private final Process process;

    private WindowProcess(Process process) {
        this.process = process;
    }

    static WindowProcess start(Path home, String... operands) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dguice_bytecode_gen_option=DISABLED",
                                "-Dsluice.theme=light",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SluiceDesktop.class.getName(),
                                "--home",
                                home.toString()));
        command.addAll(List.of(operands));
        return new WindowProcess(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, which must be near. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** SIGKILL; waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
