package io.github.dblifecycle.telemetry;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * What an exporter of OpenTelemetry takes for its HTTP client: it keeps the request instead of sending it. When and how often
 * something is sent, for how long, and what is said of a failure is so for us to decide; an exporter that sends itself
 * retries beyond any budget, and writes each failure to the build's console.
 */
final class OtlpRequest implements HttpSender, HttpSenderProvider, ComponentLoader {

    private byte[] body = new byte[0];
    private Optional<SSLContext> trust = Optional.empty();

    /** The latest. */
    byte[] body() {
        return body;
    }

    /** As the exporter made it of certificates and keys. */
    Optional<SSLContext> trust() {
        return trust;
    }

    @Override
    public <T> Iterable<T> load(Class<T> kind) {
        return kind.isInstance(this) ? List.of(kind.cast(this)) : List.of();
    }

    @Override
    public HttpSender createSender(HttpSenderConfig config) {
        trust = Optional.ofNullable(config.getSslContext());
        return this;
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.getContentLength())) {
            message.writeMessage(bytes);
            body = bytes.toByteArray();
            onResponse.accept(new Kept());
        } catch (IOException e) {
            onError.accept(e);
        }
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    private record Kept() implements HttpResponse {

        private static final int OK = 200;

        @Override
        public int getStatusCode() {
            return OK;
        }

        @Override
        public String getStatusMessage() {
            return "kept";
        }

        @Override
        public byte[] getResponseBody() {
            return new byte[0];
        }
    }
}
