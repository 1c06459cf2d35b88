package dev.sluice.pipelines.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which addresses may be connected to: those of the public internet, and all those of hosts
 * that a person has allowed by name. A link in somebody else's list must not reach this machine,
 * its network or the metadata service of its cloud.
 */
public final class AddressGuard {
    private final Set<String> allowedHosts;

    /**
     * @param allowedHosts names or addresses as they stand in links, whatever they resolve to
     */
    public AddressGuard(Collection<String> allowedHosts) {
        this.allowedHosts =
                allowedHosts.stream().map(AddressGuard::normal).collect(Collectors.toSet());
    }

    private static String normal(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        String bare =
                lower.startsWith("[") && lower.endsWith("]")
                        ? lower.substring(1, lower.length() - 1)
                        : lower;
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /** Whether this address of this host may be connected to. */
    public boolean allows(String host, InetAddress address) {
        return allowedHosts.contains(normal(host)) || isPublic(address);
    }

    /** Whether an address is one of the public internet. */
    static boolean isPublic(InetAddress address) {
        byte[] b = address.getAddress();
        return b.length == 4 ? isPublic4(b) : isPublic6(b);
    }

    /**
     * After the IANA registry of special-purpose IPv4 addresses, and without the one public address
     * at which Azure tells each of its machines about itself.
     */
    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        int third = b[2] & 0xFF;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 168 -> !(second == 63 && third == 129 && (b[3] & 0xFF) == 16);
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 ->
                    second != 168
                            && !(second == 0 && (third == 0 || third == 2))
                            && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** After the IANA registry: global unicast without what leads to IPv4 or nowhere. */
    private static boolean isPublic6(byte[] b) {
        int one = (b[0] & 0xFF) << 8 | (b[1] & 0xFF);
        int two = (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
        if (one == 0x64 && two == 0xFF9B) {
            // NAT64 leads to the IPv4 address at its end.
            return zeros(b, 4, 12) && isPublic4(Arrays.copyOfRange(b, 12, 16));
        }
        if (one == 0x2002) {
            return isPublic4(Arrays.copyOfRange(b, 2, 6));
        }
        boolean globalUnicast = (one & 0xE000) == 0x2000;
        boolean special = one == 0x2001 && (two < 0x0200 || two == 0x0DB8);
        return globalUnicast && !special && one != 0x3FFF;
    }

    private static boolean zeros(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
