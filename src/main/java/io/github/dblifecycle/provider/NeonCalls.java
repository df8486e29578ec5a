package io.github.dblifecycle.provider;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.dblifecycle.environment.Redactor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Single requests to Neon's API. A read is repeated whatever went wrong; a change only where Neon says that it was not made: the
 * project was locked (423), the service not there (503), or there were too many requests (429).
 */
final class NeonCalls {

    private static final Logger LOG = LoggerFactory.getLogger(NeonCalls.class);

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_FAILED_READS = 5;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int NO_CONTENT = 204;
    private static final Set<Integer> NOT_DONE = Set.of(423, 429, 503);

    private final NeonSettings settings;
    private final Clock clock;
    private final Pause pause;
    private final Supplier<UUID> ids;
    private final Redactor redactor;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    NeonCalls(NeonSettings settings, Clock clock, Pause pause, Supplier<UUID> ids) {
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.ids = ids;
        this.redactor = new Redactor(List.of(settings.key()));
    }

    /** @param path below the project, beginning with a slash, encoded */
    NeonAnswer get(String path) {
        try {
            return send("GET", path, Optional.empty());
        } catch (LostAnswer e) {
            throw e.failure();
        }
    }

    NeonAnswer post(String path, JsonObject body) throws LostAnswer {
        return send("POST", path, Optional.of(body));
    }

    NeonAnswer delete(String path) throws LostAnswer {
        return send("DELETE", path, Optional.empty());
    }

    /** Waits. */
    void pause(Duration duration) {
        try {
            pause.of(duration);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private NeonAnswer send(String method, String path, Optional<JsonObject> body) throws LostAnswer {
        boolean reads = method.equals("GET");
        Instant until = clock.instant().plus(settings.patience());
        for (int attempt = 1; ; attempt++) {
            String id = ids.get().toString();
            Duration wait = Duration.ofSeconds(1L << Math.min(attempt - 1, 5));
            ProviderException failure;
            try {
                HttpResponse<String> answer = client.send(
                        request(method, path, body, id), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                LOG.debug("Neon: {} {} request {}: {}", method, path, id, answer.statusCode());
                if (answer.statusCode() / 100 == 2) {
                    return parsed(answer, reads);
                }
                failure = refusal(method, path, id, answer);
                wait = longer(wait, retryAfter(answer).orElse(Duration.ZERO));
            } catch (IOException e) {
                failure = unreachable(method, path, id, e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            boolean notDone = NOT_DONE.contains(failure.status());
            boolean unknown = failure.status() == 0 || failure.status() >= SERVER_ERROR;
            if (!notDone && !reads && unknown) {
                throw new LostAnswer(failure);
            }
            boolean again = notDone || (reads && unknown && attempt < MOST_FAILED_READS);
            if (!again || clock.instant().plus(wait).isAfter(until)) {
                throw failure;
            }
            pause(wait);
        }
    }

    private HttpRequest request(String method, String path, Optional<JsonObject> body, String id) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(settings.address() + "/projects/" + settings.project() + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + settings.key().reveal())
                .header("Accept", "application/json")
                .header("X-Request-ID", id);
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        return request.method(
                        method,
                        body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString()))
                                .orElse(HttpRequest.BodyPublishers.noBody()))
                .build();
    }

    private static NeonAnswer parsed(HttpResponse<String> answer, boolean reads) throws LostAnswer {
        if (answer.statusCode() == NO_CONTENT) {
            return new NeonAnswer(new JsonObject());
        }
        try {
            return NeonAnswer.parse(answer.body());
        } catch (ProviderException e) {
            if (reads) {
                throw e;
            }
            throw new LostAnswer(e);
        }
    }

    private ProviderException refusal(String method, String path, String id, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String said = "";
        String request = id;
        try {
            NeonAnswer error = NeonAnswer.parse(answer.body());
            said = error.optionalText("message").map(text -> ": " + text).orElse("");
            request = error.optionalText("request_id").orElse(id);
        } catch (ProviderException | JsonParseException e) {
            LOG.debug("the answer to request {} is no error of Neon's", id);
        }
        boolean busy = NOT_DONE.contains(status) || status >= SERVER_ERROR;
        return ProviderException.answered(
                status,
                busy ? "DB851" : "DB850",
                redactor.redact("Neon " + (busy ? "could not do" : "refused") + " " + method + " /projects/"
                        + settings.project() + path + " (status " + status + ", request " + request + ")" + said),
                fix(status));
    }

    private static String fix(int status) {
        return switch (status) {
            case UNAUTHORIZED -> "set NEON_API_KEY to a key that is valid, from the Neon console";
            case FORBIDDEN -> "use a key that may change this project";
            case NOT_FOUND -> "check NEON_PROJECT_ID, and that the key belongs to the project's owner";
            case 423 -> "another operation holds the project: run it again when that is done";
            case 429 -> "there are too many requests to Neon's API: run it again later";
            default ->
                status >= SERVER_ERROR ? NeonAnswer.FIX : "as the message says; Neon's support asks for the request";
        };
    }

    private ProviderException unreachable(String method, String path, String id, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return ProviderException.of(
                "DB851",
                redactor.redact("no answer from Neon at " + settings.address() + " to " + method + " /projects/"
                        + settings.project() + path + " (request " + id + "): " + reason),
                List.of(),
                "check the connection to " + settings.address() + " and run it again",
                e);
    }

    private static ProviderException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return ProviderException.of(
                "DB851",
                "the run was interrupted while Neon was at work, and does not know what became of it",
                List.of(),
                "look at the project's branches in the Neon console, and run it again",
                e);
    }

    /** Seconds, or a date (RFC 9110, "Retry-After"). */
    private Optional<Duration> retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValue("Retry-After").flatMap(text -> {
            try {
                return Optional.of(
                        text.matches("\\d{1,9}")
                                ? Duration.ofSeconds(Long.parseLong(text))
                                : Duration.between(
                                        clock.instant(),
                                        ZonedDateTime.parse(
                                                text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static Duration longer(Duration backOff, Duration asked) {
        Duration bounded = backOff.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : backOff;
        return asked.compareTo(bounded) > 0 ? asked : bounded;
    }
}
