package dev.sluice.pipelines.connection;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A program that adds connections to a home, one after the other, and says when it has begun. */
final class AddsConnections {
    static final String BEGUN = "begun";

    private AddsConnections() {}

    /** Operands: the home, what the names begin with, and how many. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Connections connections = new Connections(Path.of(args[0]), new MemorySecrets());
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            add(connections, args[1] + i);
            if (i == 0) {
                out.println(BEGUN);
            }
        }
    }

    static void add(Connections connections, String name) throws IOException, InterruptedException {
        connections.save(name, "postgresql://anna@db/" + name, Optional.empty());
    }
}
