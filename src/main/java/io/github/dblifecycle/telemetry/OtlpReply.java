package io.github.dblifecycle.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a collector writes in an answer: of a request that succeeded how much of it was not taken
 * (ExportTracePartialSuccess and its likes), of one that failed why (google.rpc.Status).
 *
 * @param rejected how many items were not taken although the request succeeded
 * @param message why, or empty
 */
record OtlpReply(long rejected, String message) {

    /** Of an answer that is no protobuf, nothing was rejected. */
    static OtlpReply ofSuccess(byte[] body) {
        Optional<ProtobufMessage> partial =
                ProtobufMessage.parse(body).flatMap(reply -> reply.bytes(1)).flatMap(ProtobufMessage::parse);
        return new OtlpReply(
                partial.flatMap(inner -> inner.number(1)).orElse(0L),
                partial.flatMap(inner -> inner.text(2)).orElse(""));
    }

    /** What is no protobuf is text. */
    static OtlpReply ofFailure(byte[] body) {
        String text = ProtobufMessage.parse(body)
                .flatMap(status -> status.text(2))
                .orElseGet(() -> new String(body, StandardCharsets.UTF_8));
        return new OtlpReply(0, text);
    }
}
