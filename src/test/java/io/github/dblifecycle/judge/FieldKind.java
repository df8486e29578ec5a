package io.github.dblifecycle.judge;

import java.util.List;

/**
 * A basic type of a field, with values at its ends.
 *
 * @param type as it stands in the source
 * @param boxed the same where a type of its own is needed
 * @param column attributes of {@code @Column}, or empty
 * @param annotations others, or empty
 * @param values expressions, those first that need most room; none is null
 */
record FieldKind(String type, String boxed, String column, String annotations, List<String> values) {

    FieldKind {
        values = List.copyOf(values);
    }

    boolean primitive() {
        return !type.equals(boxed);
    }

    boolean array() {
        return type.equals("String[]");
    }

    private static FieldKind of(String type, String boxed, String... values) {
        return new FieldKind(type, boxed, "", "", List.of(values));
    }

    private static FieldKind object(String type, String... values) {
        return of(type, type, values);
    }

    static FieldKind draw(Draw draw) {
        return switch (draw.below(26)) {
            case 0 -> of("boolean", "Boolean", "true", "false");
            case 1 -> object("Boolean", "true", "false");
            case 2 -> of("short", "Short", "Short.MAX_VALUE", "Short.MIN_VALUE");
            case 3 -> object("Byte", "(byte) 127", "(byte) -128");
            case 4 -> of("int", "Integer", "Integer.MAX_VALUE", "Integer.MIN_VALUE");
            case 5 -> object("Integer", "Integer.MAX_VALUE", "Integer.MIN_VALUE");
            case 6 -> of("long", "Long", "Long.MAX_VALUE", "Long.MIN_VALUE");
            case 7 -> object("Long", "Long.MAX_VALUE", "Long.MIN_VALUE");
            case 8 -> object("Float", "3.4E38f", "1.1f", "-1E-30f");
            case 9 -> of("double", "Double", "1.7E308", "0.1", "-1E-300");
            case 10 -> object("Character", "'x'", "'\\u00e9'");
            case 11, 12, 13 -> text(draw.one(List.of(1, 20, 255, 4000)));
            case 14 -> decimal(draw.one(List.of("5,2", "12,4", "18,0", "30,10")));
            case 15 ->
                object(
                        "BigDecimal",
                        "new BigDecimal(\"" + "9".repeat(36) + ".99\")",
                        "new BigDecimal(\"-" + "9".repeat(36) + ".99\")");
            case 16 -> object("BigInteger", "new BigInteger(\"" + "9".repeat(38) + "\")", "BigInteger.ZERO");
            case 17 -> object("LocalDate", "LocalDate.of(9999, 12, 31)", "LocalDate.of(1900, 1, 1)");
            case 18 -> object("LocalTime", "LocalTime.of(23, 59, 59)", "LocalTime.of(0, 0, 1)");
            case 19 ->
                object(
                        "LocalDateTime",
                        "LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_000)",
                        "LocalDateTime.of(1970, 1, 1, 0, 0, 0, 1000)");
            case 20 ->
                object(
                        "Instant",
                        "Instant.parse(\"2024-12-31T23:59:59.999999Z\")",
                        "Instant.parse(\"1970-01-01T00:00:00.000001Z\")");
            case 21 ->
                object(
                        "OffsetDateTime",
                        "OffsetDateTime.parse(\"2024-12-31T23:59:59.999999+05:00\")",
                        "OffsetDateTime.parse(\"1970-01-01T00:00:00.000001Z\")");
            case 22 -> object("UUID", "new UUID(-1, -1)", "new UUID(0, 1)");
            case 23 -> object("byte[]", "new byte[] {1, 2, 3}", "new byte[] {}");
            case 24 -> new FieldKind("String", "String", "", "@Lob", List.of("\"long\".repeat(5000)", "\"\""));
            default -> object("String[]", "new String[] {\"a\", \"" + "b".repeat(255) + "\"}", "new String[] {}");
        };
    }

    static FieldKind text(int length) {
        return new FieldKind(
                "String",
                "String",
                length == 255 ? "" : "length = " + length,
                "",
                List.of("\"x\".repeat(" + length + ")", "\"\\u00e9\".repeat(" + length + ")"));
    }

    private static FieldKind decimal(String limits) {
        int precision = Integer.parseInt(limits.substring(0, limits.indexOf(',')));
        int scale = Integer.parseInt(limits.substring(limits.indexOf(',') + 1));
        String most = "9".repeat(precision - scale) + (scale == 0 ? "" : "." + "9".repeat(scale));
        return new FieldKind(
                "BigDecimal",
                "BigDecimal",
                "precision = " + precision + ", scale = " + scale,
                "",
                List.of("new BigDecimal(\"" + most + "\")", "new BigDecimal(\"-" + most + "\")"));
    }
}
