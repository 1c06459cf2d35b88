package dev.sluice.pipelines.connection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one vault, made of its passphrase. Seals with AES-256-GCM; whatever it seals is bound
 * to the vault's header and to a label, so that nothing can be put in another's place. Any thread.
 */
final class VaultKey {
    private static final int KEY_BITS = 256;

    private final VaultHeader header;
    private final SecretKeySpec key;
    private final SecureRandom random;

    private VaultKey(VaultHeader header, SecretKeySpec key, SecureRandom random) {
        this.header = header;
        this.key = key;
        this.random = random;
    }

    /** Takes a good part of a second, on purpose. The passphrase stays the caller's to wipe. */
    static VaultKey derive(VaultHeader header, char[] passphrase, SecureRandom random) {
        PBEKeySpec how =
                new PBEKeySpec(passphrase, header.saltBytes(), header.iterations(), KEY_BITS);
        try {
            byte[] bytes =
                    SecretKeyFactory.getInstance(VaultHeader.DERIVATION)
                            .generateSecret(how)
                            .getEncoded();
            SecretKeySpec key = new SecretKeySpec(bytes, "AES");
            Arrays.fill(bytes, (byte) 0);
            return new VaultKey(header, key, random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2 and AES.", e);
        } finally {
            how.clearPassword();
        }
    }

    VaultHeader header() {
        return header;
    }

    Sealed seal(String label, String text) {
        byte[] nonce = new byte[Sealed.NONCE];
        random.nextBytes(nonce);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        try {
            return new Sealed(nonce, cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM.", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The text; empty when this was sealed by another key, under another label, or changed. */
    Optional<String> open(String label, Sealed sealed) {
        try {
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, sealed.nonce(), label).doFinal(sealed.bytes());
            String text = new String(plain, StandardCharsets.UTF_8);
            Arrays.fill(plain, (byte) 0);
            return Optional.of(text);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM.", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(Sealed.TAG * Byte.SIZE, nonce));
        cipher.updateAAD((header.text() + label).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
