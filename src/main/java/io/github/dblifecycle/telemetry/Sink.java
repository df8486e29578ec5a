package io.github.dblifecycle.telemetry;

import java.time.Duration;
import java.util.Optional;

/**
 * Receives events. No method throws, whatever becomes of the service behind it.
 *
 * <p>All are called by one thread, the sink's own ({@link SinkLane}), never by one that works on a database.
 */
interface Sink {

    /** For messages: {@code Loki}, {@code PagerDuty} …, without an address. */
    String name();

    /** For messages: the host that events are sent to, or the file; nothing else of its address. */
    default String host() {
        return "";
    }

    /** Takes the event; sends it now or later. */
    void accept(RunIdentity run, Event event);

    /**
     * Sends what was taken and is not sent yet. Called about each second while there is something to send, and at the end.
     *
     * @param left how long that may take at most, from now on
     * @return what a person should know of all events that did not arrive until now, without the sink's name; empty if
     *     all did
     */
    Optional<String> flush(Duration left);

    /** After a flush: how long to wait before the next is worth while; empty if nothing is left to send. */
    default Optional<Duration> retry() {
        return Optional.empty();
    }

    /**
     * Sends an event that says of itself that it is a test, at once.
     *
     * @return what the service answered
     */
    default SinkAnswer test(RunIdentity run, Event event, Duration left) {
        accept(run, event);
        Optional<String> trouble = flush(left);
        return new SinkAnswer(name(), host(), trouble.orElse("took it"), trouble.isEmpty());
    }
}
