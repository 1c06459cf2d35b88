package dev.sluice.pipelines.connection;

import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.files.ChangeLock;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The named connections of a home, in {@code HOME/connections.json}. That file holds where they are
 * and what their secrets are called, never the secrets. Read anew each time, since window and
 * command line change it, each under its {@link ChangeLock}. Safe for any thread; not for the FX
 * thread.
 */
public final class Connections {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Secrets secrets;

    public Connections(Path home, Secrets secrets) {
        this.file = home.resolve("connections.json");
        this.secrets = secrets;
    }

    /** Those of a home, with their passwords in the keyring or in the vault of the home. */
    public static Connections of(Path home) {
        return new Connections(home, Secrets.of(home));
    }

    /** All of them by name. */
    public List<NamedConnection> all() throws IOException {
        List<NamedConnection> all = new ArrayList<>();
        try {
            for (JsonNode entry : JSON.readTree(Files.readAllBytes(file)).path("connections")) {
                all.add(
                        new NamedConnection(
                                entry.path("name").asString(""),
                                entry.path("address").asString(""),
                                Optional.of(entry.path("secret").asString(""))
                                        .filter(secret -> !secret.isEmpty())));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(
                    file + " holds no connections that can be read; mend or remove it.", e);
        }
        all.sort(Comparator.comparing(NamedConnection::name));
        return all;
    }

    public Optional<NamedConnection> find(String name) throws IOException {
        return all().stream().filter(connection -> connection.name().equals(name)).findFirst();
    }

    /** The password of a connection; empty when none is kept for it. */
    public Optional<String> password(NamedConnection connection)
            throws SecretTrouble, InterruptedException {
        return connection.secret().isPresent()
                ? secrets.read(connection.secret().get())
                : Optional.empty();
    }

    /** Whether {@link #password} would have a person type a passphrase first; asks nobody. */
    public boolean asksPassphrase(NamedConnection connection) throws SecretTrouble {
        return connection.secret().isPresent() && secrets.asksPassphrase(connection.secret().get());
    }

    /**
     * Keeps a connection, in place of the one of that name. Nothing changes when its password can't
     * be kept.
     *
     * @param password a new one; empty keeps the one that is there
     */
    public void save(String name, String address, Optional<String> password)
            throws IOException, InterruptedException {
        if (password.isEmpty()) {
            try (ChangeLock _ = ChangeLock.take(file)) {
                put(name, address, secretOf(name));
            }
            return;
        }
        boolean saved = false;
        while (!saved) {
            Optional<String> before = secretOf(name);
            // A name that says nothing; another home may have a connection of the same name.
            String kept = before.orElseGet(() -> UUID.randomUUID().toString());
            // Outside the lock: a person may have to type first, and nobody shall wait for that.
            secrets.keep(kept, password.get());
            saved = putIfStill(before, name, address, kept);
            if (!saved) {
                secrets.forget(kept);
            }
        }
    }

    /** Whether nobody has removed or added the connection while its password was kept. */
    private boolean putIfStill(Optional<String> before, String name, String address, String kept)
            throws IOException {
        try (ChangeLock _ = ChangeLock.take(file)) {
            boolean still = secretOf(name).equals(before);
            if (still) {
                put(name, address, Optional.of(kept));
            }
            return still;
        }
    }

    private Optional<String> secretOf(String name) throws IOException {
        return find(name).flatMap(NamedConnection::secret);
    }

    private void put(String name, String address, Optional<String> secret) throws IOException {
        List<NamedConnection> all = new ArrayList<>(all());
        all.removeIf(connection -> connection.name().equals(name));
        all.add(new NamedConnection(name, address, secret));
        write(all);
    }

    /** Removes a connection and its password; neither when the password can't be reached. */
    public void remove(String name) throws IOException, InterruptedException {
        try (ChangeLock _ = ChangeLock.take(file)) {
            List<NamedConnection> all = new ArrayList<>(all());
            Optional<NamedConnection> gone =
                    all.stream().filter(one -> one.name().equals(name)).findFirst();
            if (gone.isPresent()) {
                // Under the lock, so that whoever keeps a new password meanwhile sees it gone.
                if (gone.get().secret().isPresent()) {
                    secrets.forget(gone.get().secret().get());
                }
                all.remove(gone.get());
                write(all);
            }
        }
    }

    private void write(List<NamedConnection> all) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode entries = node.putArray("connections");
        for (NamedConnection connection : all) {
            ObjectNode entry = entries.addObject();
            entry.put("name", connection.name());
            entry.put("address", connection.address());
            connection.secret().ifPresent(secret -> entry.put("secret", secret));
        }
        try (AtomicFile out = AtomicFile.create(file)) {
            out.stream().write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
            out.commit();
        }
    }
}
