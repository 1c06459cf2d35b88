package dev.sluice.engine.schedule;

import dev.sluice.engine.pipeline.NoAnswer;

import org.jspecify.annotations.Nullable;

import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Reads out of an error whether a machine elsewhere could not be reached at all. */
final class NetworkErrors {
    private NetworkErrors() {}

    /**
     * Whether a name was not found or no route led there. A connection that was refused, ended or
     * took too long says nothing of the network by itself: somebody answered, or may have. It does
     * where whoever failed knows that it was to another machine.
     */
    static boolean saysUnreachable(Throwable error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoAnswer
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return true;
            }
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof SocketException
                    && (message.contains("unreachable") || message.contains("network is down"))) {
                return true;
            }
        }
        return false;
    }
}
