package io.github.dblifecycle.telemetry;

import java.time.Duration;
import java.util.Optional;

/**
 * Receives events. Neither method throws, whatever becomes of the service behind it.
 *
 * <p>Both are called by one thread of {@link Telemetry}, never by one that works on a database.
 */
interface Sink {

    /** For messages: {@code Loki}, {@code PagerDuty} …, without an address. */
    String name();

    /** Takes the event; sends it now or later. */
    void accept(RunIdentity run, Event event);

    /**
     * Sends what was taken and is not sent yet.
     *
     * @param left how long that may take at most, from now on
     * @return what a person should know of events that did not arrive; empty if all did
     */
    Optional<String> flush(Duration left);
}
