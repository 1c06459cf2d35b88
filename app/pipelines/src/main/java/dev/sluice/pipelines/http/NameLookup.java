package dev.sluice.pipelines.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** How names of hosts become addresses. May take seconds and cannot be interrupted. */
@FunctionalInterface
public interface NameLookup {
    /** Asks the system. */
    NameLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> addresses(String host) throws UnknownHostException;
}
