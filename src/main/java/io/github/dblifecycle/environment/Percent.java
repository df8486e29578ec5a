package io.github.dblifecycle.environment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding (RFC 3986, 2.1), once. The library's decoder quotes its input in errors and takes {@code +} for a blank. */
final class Percent {

    private static final int HEX = 16;

    private Percent() {}

    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int at = 0; at < encoded.length; at++) {
            if (encoded[at] == '%') {
                decoded.write(octet(encoded, at));
                at += 2;
            } else {
                decoded.write(encoded[at]);
            }
        }
        return text(decoded.toByteArray());
    }

    private static int octet(byte[] encoded, int at) {
        int high = at + 2 < encoded.length ? Character.digit(encoded[at + 1], HEX) : -1;
        int low = at + 2 < encoded.length ? Character.digit(encoded[at + 2], HEX) : -1;
        if (high < 0 || low < 0) {
            throw new InvalidConnectionUrl(
                    "the URL has a % that is not followed by two hexadecimal digits", "write % itself as %25");
        }
        if (high == 0 && low == 0) {
            throw new InvalidConnectionUrl("the URL has a %00, which no PostgreSQL name can hold", "remove the %00");
        }
        return high * HEX + low;
    }

    private static String text(byte[] decoded) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidConnectionUrl(
                    "the URL has percent-encoded bytes that are not UTF-8", "encode the UTF-8 form of each character");
        }
    }
}
