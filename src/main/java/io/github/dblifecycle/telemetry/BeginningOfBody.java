package io.github.dblifecycle.telemetry;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads as much of an answer as a message can show; a service that sends for ever fills no memory. */
final class BeginningOfBody implements HttpResponse.BodySubscriber<String> {

    private static final int MOST = 4096;

    private final Charset charset;
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    BeginningOfBody(Charset charset) {
        this.charset = charset;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] taken = new byte[Math.min(part.remaining(), MOST - bytes.size())];
            part.get(taken);
            bytes.writeBytes(taken);
        }
        Flow.Subscription from = subscription;
        if (from == null) {
            return;
        }
        if (bytes.size() == MOST) {
            from.cancel();
            onComplete();
        } else {
            from.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        text.complete(bytes.toString(charset));
    }
}
