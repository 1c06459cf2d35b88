package dev.sluice.pipelines.http;

import dev.sluice.pipelines.files.AtomicFile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * The bandwidth that a person grants all downloads of a home, in {@code HOME/bandwidth.properties};
 * it may also be written by hand. Waits for the disk; any thread.
 */
public final class KeptBandwidth {
    /** Below it downloads would look stalled. */
    public static final long LEAST = 10_000;

    public static final long MOST = 1_000_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(KeptBandwidth.class);
    private static final String NAME = "bytes-per-second";

    private final Path file;
    private final BandwidthCap cap;

    /**
     * @param home the home folder
     * @param cap that of the program
     */
    public KeptBandwidth(Path home, BandwidthCap cap) {
        this.file = home.resolve("bandwidth.properties");
        this.cap = cap;
    }

    /** Bytes a second; empty where there is no limit, or nobody can tell. */
    public OptionalLong read() {
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            long limit = Long.parseLong(properties.getProperty(NAME, "0").strip());
            return limit >= LEAST && limit <= MOST ? OptionalLong.of(limit) : OptionalLong.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} can't be used; correct or remove it.", file, e);
            return OptionalLong.empty();
        }
    }

    /** Lets what is kept hold, as a job does that begins. */
    public void apply() {
        cap.limit(read());
    }

    /** Lets a limit hold at once, also for downloads under way, and keeps it for later. */
    public void choose(OptionalLong limit) throws IOException {
        cap.limit(limit);
        if (limit.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        try (AtomicFile out = AtomicFile.create(file)) {
            String text = NAME + "=" + limit.getAsLong() + "\n";
            out.stream().write(text.getBytes(StandardCharsets.UTF_8));
            out.commit();
        }
    }
}
