package io.github.dblifecycle.telemetry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Single requests, each bounded in time whatever the other side does: a peer that hangs, sends for ever or not at all costs
 * what it was given and no more. Redirects are not followed, as a credential would go with them.
 */
final class HttpPosts {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Clock clock;
    private final Optional<SSLContext> trust;
    private @Nullable HttpClient client;

    HttpPosts(Clock clock) {
        this(clock, Optional.empty());
    }

    /** @param trust instead of whom the JVM trusts */
    HttpPosts(Clock clock, Optional<SSLContext> trust) {
        this.clock = clock;
        this.trust = trust;
    }

    /** Whether a request can carry that: some names are the client's own, and no line may be broken. */
    static boolean canCarry(String header, String value) {
        try {
            HttpRequest.newBuilder().header(header, value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @param patience until the whole answer is there */
    HttpAnswer send(HttpMessage message, Duration patience) {
        if (patience.compareTo(SHORTEST) < 0) {
            return new HttpAnswer.Missing("there was no time left to send it");
        }
        CompletableFuture<HttpResponse<String>> answer = null;
        try {
            answer = client().sendAsync(
                            request(message, patience),
                            response -> new BeginningOfBody(message.body().answers()));
            HttpResponse<String> answered = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return new HttpAnswer.Answered(answered.statusCode(), answered.body(), retryAfter(answered));
        } catch (TimeoutException e) {
            return late(patience);
        } catch (ExecutionException e) {
            return missing(e.getCause(), patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late(patience);
        } finally {
            if (answer != null) {
                answer.cancel(true);
            }
        }
    }

    /** Made when it is needed, as it costs a tenth of a second. */
    private synchronized HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT);
            trust.ifPresent(builder::sslContext);
            client = builder.build();
        }
        return client;
    }

    private static HttpRequest request(HttpMessage message, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(message.address())
                .timeout(patience)
                .header("Content-Type", message.body().contentType())
                .header("User-Agent", "db-maven-plugin");
        message.headers().forEach(request::header);
        byte[] body = message.body().bytes();
        if (message.isCompressed()) {
            request.header("Content-Encoding", "gzip");
            body = compressed(body);
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static HttpAnswer late(Duration patience) {
        return new HttpAnswer.Missing(
                String.format(Locale.ROOT, "no answer within %.1f s", patience.toMillis() / 1000.0));
    }

    private static HttpAnswer missing(@Nullable Throwable cause, Duration patience) {
        if (cause instanceof HttpTimeoutException) {
            return late(patience);
        }
        if (cause instanceof ConnectException) {
            return new HttpAnswer.Missing("nobody answers there: connection refused, or no such host");
        }
        if (cause instanceof SSLException) {
            return new HttpAnswer.Missing("no trust in its certificate or its TLS: " + cause.getMessage());
        }
        return new HttpAnswer.Missing(
                "the connection ended without an answer" + (cause == null ? "" : ": " + cause.getMessage()));
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
}
