package dev.sluice.desktop.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A home whose passwords are encrypted by a passphrase, as one from a time without a keyring. */
final class VaultOfHome {
    static final String PASSPHRASE = "long enough \u00e4";

    private VaultOfHome() {}

    static void write(Path home) throws IOException {
        Files.createDirectories(home);
        Files.writeString(
                home.resolve("secrets.vault"),
                """
                sluice-vault 1
                PBKDF2WithHmacSHA256 600000 iKfxTYysoQHxy5y6dHv4Tg==
                check VDZGQsR6SInpttCi Oc6cLYxveip3I9EDBjqmuw==
                secret aceab68e-2b5a-43e1-8e54-02cdf4600515 DJuqCdtOI1yiRH8q 2s5+ZZzerAX9DmTPpTHDQ4H92g==
                sha256 30d884184118499701042a1ffa71433f71ad504c131539ee4814cf5b82d8d6f1
                """);
    }
}
