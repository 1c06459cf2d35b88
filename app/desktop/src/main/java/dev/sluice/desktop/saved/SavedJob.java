package dev.sluice.desktop.saved;

import dev.sluice.desktop.saved.NotASavedJob.Why;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.pipelines.files.AtomicFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A job as a file of lines {@code name=value} that a person can read and change: {@code
 * sluice-job=1}, {@code pipeline=load}, {@code name=orders}, {@code operand=/data/a.tsv} for each
 * thing it works on, {@code option.table=orders}. A backslash stands before {@code n}, {@code r}
 * and itself where a value holds a line break or a backslash. Empty lines and those that begin with
 * {@code #} say nothing. All of it waits for the disk; not for the FX thread.
 */
public final class SavedJob {
    /** How such files are named. */
    public static final String EXTENSION = ".sluice";

    private static final String VERSION = "1";
    private static final int MOST_BYTES = 4 << 20;
    private static final String OPTION = "option.";

    private SavedJob() {}

    /** Whether the name of {@code operand} says that it is one. */
    public static boolean isOne(String operand) {
        return operand.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }

    /**
     * Writes {@code request} to {@code file}, in place of what was there; it is on the disk when
     * this returns.
     */
    public static void write(Path file, JobRequest request) throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, "sluice-job", VERSION);
        line(text, "pipeline", request.pipeline().value());
        line(text, "name", request.name());
        request.operands().forEach(operand -> line(text, "operand", operand));
        new TreeMap<>(request.options()).forEach((name, value) -> line(text, OPTION + name, value));
        try (AtomicFile whole = AtomicFile.create(file)) {
            whole.stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            whole.commit();
        }
    }

    /**
     * The request in {@code file}. Whether its pipeline and options exist is not looked at here.
     *
     * @throws NotASavedJob when it is not whole, saying where
     */
    public static JobRequest read(Path file) throws IOException, NotASavedJob {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new NotASavedJob(Why.TOO_LARGE, file, 0);
        }
        return new Reading(file).read(text(file, bytes));
    }

    private static String text(Path file, byte[] bytes) throws NotASavedJob {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new NotASavedJob(Why.NOT_TEXT, file, 0);
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append('\n');
    }

    /** What has been read so far. */
    private static final class Reading {
        private final Path file;
        private final List<String> operands = new ArrayList<>();
        private final Map<String, String> options = new TreeMap<>();
        private String version = "";
        private String pipeline = "";
        private String name = "";

        Reading(Path file) {
            this.file = file;
        }

        JobRequest read(String text) throws NotASavedJob {
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    take(line, number);
                }
            }
            if (version.isEmpty() || pipeline.isBlank() || name.isBlank()) {
                throw new NotASavedJob(Why.INCOMPLETE, file, 0);
            }
            return new JobRequest(new PipelineId(pipeline), name, operands, options);
        }

        private void take(String line, int number) throws NotASavedJob {
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals);
            String value = plain(line.substring(equals + 1));
            if (version.isEmpty() && !key.equals("sluice-job")) {
                throw new NotASavedJob(Why.INCOMPLETE, file, number);
            }
            switch (key) {
                case "sluice-job" -> {
                    if (!value.equals(VERSION)) {
                        throw new NotASavedJob(Why.NEWER, file, number);
                    }
                    version = value;
                }
                case "pipeline" -> pipeline = value;
                case "name" -> name = value;
                case "operand" -> operands.add(value);
                default -> {
                    if (!key.startsWith(OPTION) || key.length() == OPTION.length()) {
                        throw new NotASavedJob(Why.UNKNOWN_LINE, file, number);
                    }
                    options.put(key.substring(OPTION.length()), value);
                }
            }
        }

        private static String plain(String escaped) {
            StringBuilder plain = new StringBuilder(escaped.length());
            for (int i = 0; i < escaped.length(); i++) {
                char c = escaped.charAt(i);
                if (c == '\\' && i + 1 < escaped.length()) {
                    i++;
                    char next = escaped.charAt(i);
                    plain.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
                } else {
                    plain.append(c);
                }
            }
            return plain.toString();
        }
    }
}
