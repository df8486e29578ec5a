package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A service that wakes somebody, or tells a room: its address, its credentials, and its words. */
sealed interface IncidentTarget permits Alertmanager, Opsgenie, PagerDuty, SignedWebhook, SlackWebhook, TeamsWorkflow {

    /** For messages. */
    String name();

    /** What is safe to show. */
    Endpoint endpoint();

    /** What is never shown. */
    List<Secret> secrets();

    HttpMessage opened(Incident incident, Instant now);

    /** Empty for a room: nobody there knows whether something was open, and good news on each run is noise. */
    Optional<HttpMessage> over(Incident incident, Instant now);
}
