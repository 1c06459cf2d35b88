package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.List;

/**
 * The machine's network: an interface that is up with an address, and a route that leads out. An
 * interface alone says little, since those of containers and virtual machines stay up without any.
 */
final class RealNetwork implements Network {
    private static final Logger LOG = LoggerFactory.getLogger(RealNetwork.class);

    /** A root server's addresses, which stay what they are; nothing is ever sent there. */
    private static final byte[] FAR_4 = {(byte) 193, 0, 14, (byte) 129};

    private static final byte[] FAR_6 = {
        0x20, 1, 7, (byte) 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
    };

    @Override
    public boolean isUp() {
        return anyInterface()
                && (leadsOut(StandardProtocolFamily.INET, FAR_4)
                        || leadsOut(StandardProtocolFamily.INET6, FAR_6));
    }

    private static boolean anyInterface() {
        try {
            List<NetworkInterface> all = NetworkInterface.networkInterfaces().toList();
            for (NetworkInterface one : all) {
                boolean reaches =
                        one.isUp()
                                && !one.isLoopback()
                                && one.inetAddresses()
                                        .anyMatch(address -> !address.isLinkLocalAddress());
                if (reaches) {
                    return true;
                }
            }
            return false;
        } catch (SocketException e) {
            LOG.debug("Nobody can tell which networks there are.", e);
            return true;
        }
    }

    /** To connect a datagram socket sends nothing; it only asks the system for a route. */
    private static boolean leadsOut(ProtocolFamily family, byte[] address) {
        try (DatagramChannel channel = DatagramChannel.open(family)) {
            channel.connect(new InetSocketAddress(InetAddress.getByAddress(address), 53));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.trace("No way out by {}.", family, e);
            return false;
        }
    }
}
