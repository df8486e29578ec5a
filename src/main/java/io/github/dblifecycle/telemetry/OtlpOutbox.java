package io.github.dblifecycle.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Requests of one signal on their way (OTLP specification, "OTLP/HTTP"): what a collector calls passing (429, 502, 503,
 * 504), and what got no answer, is sent again as it was; everything else is not.
 */
final class OtlpOutbox {

    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /** After these nothing that is sent to the same address with the same credentials will fare better. */
    private static final Set<Integer> HOPELESS = Set.of(301, 302, 303, 307, 308, 401, 403, 404, 405);

    /** More waits only where the collector is away for long. */
    private static final long MOST_BYTES = 32_000_000;

    private static final int GRPC_PORT = 4317;

    private final OtlpSignal signal;
    private final OtlpDestination destination;
    private final HttpPosts http;
    private final SafeText safe;
    private final Losses losses;
    private final Backoff backoff = new Backoff();
    private final Deque<Request> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private Optional<String> hopeless = Optional.empty();
    private Optional<String> answered = Optional.empty();

    /** In plain; for one thread. */
    private static final class Request {

        private final byte[] body;
        private final int items;

        Request(byte[] body, int items) {
            this.body = body;
            this.items = items;
        }
    }

    /** @param trust instead of whom the JVM trusts */
    OtlpOutbox(OtlpSignal signal, OtlpDestination destination, Optional<SSLContext> trust, SafeText safe, Clock clock) {
        this.signal = Objects.requireNonNull(signal, "signal");
        this.destination = Objects.requireNonNull(destination, "destination");
        this.http = new HttpPosts(clock, trust);
        this.safe = Objects.requireNonNull(safe, "safe");
        this.losses = new Losses(signal.item());
    }

    /**
     * @param body an export request in protobuf
     * @param items how many spans, metrics or log records it holds
     */
    void add(byte[] body, int items) {
        waiting.add(new Request(body, items));
        waitingBytes += body.length;
        while (waitingBytes > MOST_BYTES && waiting.size() > 1) {
            losses.lost(remove(), "the collector was away for too long");
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How long the collector is left alone before the next attempt. */
    Duration pause() {
        return backoff.pause();
    }

    /** Sends what waits until something has to wait longer. */
    void flush(Duration left) {
        long deadline = System.nanoTime() + left.toNanos();
        boolean goesOn = true;
        while (goesOn && !waiting.isEmpty()) {
            if (hopeless.isPresent()) {
                losses.lost(remove(), hopeless.get());
            } else {
                goesOn = settle(send(waiting.element(), Duration.ofNanos(deadline - System.nanoTime())));
            }
        }
    }

    /** What did not arrive until now; empty if all did. */
    Optional<String> trouble() {
        int unsent = waiting.stream().mapToInt(request -> request.items).sum();
        return losses.text(unsent)
                .map(text -> text + " (" + destination.endpoint().host() + ")");
    }

    /** What was answered last: {@code traces: it answered 200}. */
    String answer() {
        return signal.name().toLowerCase(Locale.ROOT) + ": " + answered.orElse("nothing was sent");
    }

    private int remove() {
        Request first = waiting.remove();
        waitingBytes -= first.body.length;
        return first.items;
    }

    private HttpAnswer send(Request request, Duration left) {
        Duration timeout = destination.timeout();
        return http.send(
                new HttpMessage(
                        destination.endpoint().address(),
                        destination.headers(),
                        HttpBody.protobuf(request.body),
                        destination.isCompressed()),
                timeout.compareTo(left) < 0 ? timeout : left);
    }

    /** Whether it is worth while to go on at once. */
    private boolean settle(HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Answered full) {
            return settle(full);
        }
        String hint = destination.endpoint().address().getPort() == GRPC_PORT
                ? "; port 4317 is usually that of gRPC, and 4318 that of http/protobuf"
                : "";
        return wait(answer, safe.answer(answer.text()) + hint);
    }

    private boolean settle(HttpAnswer.Answered answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        OtlpReply reply = answer.isSuccess() ? OtlpReply.ofSuccess(body) : OtlpReply.ofFailure(body);
        String said =
                safe.answer(new HttpAnswer.Answered(answer.status(), reply.message(), answer.retryAfter()).text());
        if (PASSING.contains(answer.status())) {
            return wait(answer, said);
        }
        backoff.succeeded();
        answered = Optional.of(said);
        if (HOPELESS.contains(answer.status())) {
            hopeless = Optional.of(said);
        }
        int items = remove();
        if (!answer.isSuccess()) {
            losses.lost(items, said);
        } else if (reply.rejected() > 0) {
            losses.lost(reply.rejected(), "rejected, although " + said);
        }
        return true;
    }

    private boolean wait(HttpAnswer answer, String said) {
        answered = Optional.of(said);
        losses.late(said);
        backoff.failed(answer);
        return false;
    }
}
