package dev.sluice.pipelines.load.table;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Tells this computer from others, by all the names and addresses that it has. Any thread. */
final class ThisMachine {
    private ThisMachine() {}

    /** Whether a server of this name is reached without a network; may take a look-up. */
    static boolean is(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLoopbackAddress()
                        || address.isAnyLocalAddress()
                        || NetworkInterface.getByInetAddress(address) != null) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException | SocketException e) {
            // It knows its own names and addresses without asking anybody.
            return false;
        }
    }
}
