package io.github.dblifecycle.telemetry;

import java.util.Objects;

/**
 * What a sink answered to a test event.
 *
 * @param name of the sink: {@code Loki}, {@code PagerDuty} …
 * @param host where it was sent to, without anything that might be secret
 * @param answer in words, in one line
 * @param isOk whether the event arrived
 */
public record SinkAnswer(String name, String host, String answer, boolean isOk) {

    public SinkAnswer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(answer, "answer");
    }
}
