package dev.sluice.pipelines.network;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Tells this computer from others, by all the names and addresses that it has. Any thread. */
public final class ThisMachine {
    private ThisMachine() {}

    /** Whether a server of this name is reached without a network; may take a look-up. */
    public static boolean is(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (is(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            // It knows its own names without asking anybody.
            return false;
        }
    }

    /** Whether a server at this address is reached without a network. */
    public static boolean is(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            // It knows its own addresses without asking anybody.
            return false;
        }
    }
}
