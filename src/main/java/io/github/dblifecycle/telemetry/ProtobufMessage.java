package io.github.dblifecycle.telemetry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a message that somebody else wrote (Protocol Buffers, "Encoding"): numbers and texts, which is all that an
 * answer of a collector has, and for which a library would be larger than all the rest.
 */
final class ProtobufMessage {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int TYPE_BITS = 3;
    private static final int VALUE_BITS = 7;
    private static final int MOST_BITS = 63;

    private final Map<Long, Long> numbers = new HashMap<>();
    private final Map<Long, byte[]> parts = new HashMap<>();

    private ProtobufMessage() {}

    /** Empty if it is no such message, or has fields of other types. */
    static Optional<ProtobufMessage> parse(byte[] bytes) {
        ProtobufMessage message = new ProtobufMessage();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            long tag = varint(rest);
            long value = varint(rest);
            long field = tag >> TYPE_BITS;
            long type = tag & ((1 << TYPE_BITS) - 1);
            if (tag < 0 || value < 0 || field == 0) {
                return Optional.empty();
            } else if (type == VARINT) {
                message.numbers.put(field, value);
            } else if (type == LENGTH_DELIMITED && value <= rest.remaining()) {
                byte[] part = new byte[(int) value];
                rest.get(part);
                message.parts.put(field, part);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(message);
    }

    /** Negative if there is none. */
    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; shift < MOST_BITS && rest.hasRemaining(); shift += VALUE_BITS) {
            byte next = rest.get();
            value |= (long) (next & ((1 << VALUE_BITS) - 1)) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return -1;
    }

    Optional<Long> number(long field) {
        return Optional.ofNullable(numbers.get(field));
    }

    Optional<byte[]> bytes(long field) {
        return Optional.ofNullable(parts.get(field));
    }

    Optional<String> text(long field) {
        return bytes(field).map(part -> new String(part, StandardCharsets.UTF_8));
    }
}
