package dev.sluice.cli.terminal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.Charset;

/** Finds out what standard output of this process leads to. */
public final class SystemScreen {
    private SystemScreen() {}

    /** Asks the system. Where it cannot be asked, standard output counts as a file. */
    public static Screen open(Charset charset) {
        boolean unicode = charset.newEncoder().canEncode("\u2501\u2026\u2013");
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        try {
            return windows ? WindowsConsole.open(unicode) : PosixTerminal.open(unicode);
        } catch (RuntimeException | LinkageError e) {
            LoggerHolder.LOG.debug("The terminal cannot be asked for its size", e);
            return Screen.none(unicode);
        }
    }

    /** Keeps logging unloaded unless there is something to log. */
    private static final class LoggerHolder {
        private static final Logger LOG = LoggerFactory.getLogger(SystemScreen.class);
    }
}
