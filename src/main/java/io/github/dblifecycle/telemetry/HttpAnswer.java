package io.github.dblifecycle.telemetry;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What came of a request. */
sealed interface HttpAnswer {

    /** Whether the same request may be answered better later. */
    boolean isPassing();

    /** For people; still with whatever the service wrote. */
    String text();

    /**
     * An answer.
     *
     * @param body its beginning
     * @param retryAfter how long the service asks to be left alone
     */
    record Answered(int status, String body, Optional<Duration> retryAfter) implements HttpAnswer {

        private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

        public Answered {
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(retryAfter, "retryAfter");
        }

        boolean isSuccess() {
            return status / 100 == 2;
        }

        @Override
        public boolean isPassing() {
            return PASSING.contains(status);
        }

        @Override
        public String text() {
            String redirect = status / 100 == 3 ? " (redirects are not followed)" : "";
            return "it answered " + status + redirect + (body.isBlank() ? "" : ": " + body);
        }
    }

    /** No answer, and why. */
    record Missing(String reason) implements HttpAnswer {

        public Missing {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public boolean isPassing() {
            return true;
        }

        @Override
        public String text() {
            return reason;
        }
    }
}
