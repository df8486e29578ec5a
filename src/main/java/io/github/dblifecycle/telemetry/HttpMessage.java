package io.github.dblifecycle.telemetry;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * A POST.
 *
 * @param address with whatever secrets it holds; not for messages
 * @param headers beside those that every such request has
 * @param isCompressed whether the body travels as gzip
 */
record HttpMessage(URI address, Map<String, String> headers, HttpBody body, boolean isCompressed) {

    HttpMessage {
        Objects.requireNonNull(address, "address");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    static HttpMessage plain(URI address, Map<String, String> headers, Object json) {
        return new HttpMessage(address, headers, HttpBody.json(json.toString()), false);
    }

    /** Without address, headers and body, any of which may hold a secret. */
    @Override
    public String toString() {
        return "POST of " + body.bytes().length + " bytes";
    }
}
