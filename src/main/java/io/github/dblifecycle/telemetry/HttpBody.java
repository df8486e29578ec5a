package io.github.dblifecycle.telemetry;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a request carries, and how its answer is to be read. */
final class HttpBody {

    private final String contentType;
    private final byte[] bytes;
    private final Charset answers;

    private HttpBody(String contentType, byte[] bytes, Charset answers) {
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.bytes = bytes;
        this.answers = Objects.requireNonNull(answers, "answers");
    }

    static HttpBody json(String json) {
        return new HttpBody("application/json", json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Answered in protobuf too: each character of the answer is a byte, as ISO 8859-1 has it. */
    static HttpBody protobuf(byte[] message) {
        return new HttpBody("application/x-protobuf", message.clone(), StandardCharsets.ISO_8859_1);
    }

    String contentType() {
        return contentType;
    }

    byte[] bytes() {
        return bytes;
    }

    Charset answers() {
        return answers;
    }
}
