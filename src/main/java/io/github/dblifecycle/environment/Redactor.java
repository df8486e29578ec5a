package io.github.dblifecycle.environment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Masks the secrets a run knows in any text, whatever a library made of them.
 *
 * <p>Found is a secret as it is; with any of its characters percent-encoded (once or twice, either case of the digits,
 * {@code +} for a blank), escaped for JSON, Java or XML, or doubled as in SQL; and in Base64, also in the middle of a
 * longer text such as {@code user:password}.
 *
 * <p>A secret shorter than four characters, or one of the few that are ordinary words of this trade
 * ({@code postgres}, {@code password} …), is masked only where a password stands: after {@code password=},
 * {@code password:} or {@code pwd=}, and between {@code :} and {@code @}. Masked everywhere, it would turn every message
 * into asterisks, and hide nothing that cannot be guessed.
 */
public final class Redactor {

    private static final String MASK = "****";
    private static final int SHORT = 4;
    private static final int BASE64_SHORT = 6;
    private static final Set<String> ORDINARY = Set.of(
            "admin",
            "database",
            "default",
            "localhost",
            "local",
            "password",
            "postgres",
            "postgresql",
            "public",
            "root",
            "secret",
            "test",
            "user");

    private final List<Pattern> patterns;

    public Redactor(Collection<Secret> secrets) {
        patterns = secrets.stream()
                .map(Secret::reveal)
                .filter(secret -> !secret.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Redactor::pattern)
                .toList();
    }

    /** The text with every form of every secret replaced by four asterisks. */
    public String redact(String text) {
        String redacted = text;
        for (Pattern pattern : patterns) {
            redacted = pattern.matcher(redacted).replaceAll(MASK);
        }
        return redacted;
    }

    /** Whether the text holds any form of a secret. */
    public boolean isRevealedIn(String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static Pattern pattern(String secret) {
        StringBuilder anyForm = new StringBuilder();
        secret.codePoints().forEach(character -> anyForm.append(anyForm(character)));
        if (secret.length() < SHORT || ORDINARY.contains(secret.toLowerCase(Locale.ROOT))) {
            return Pattern.compile(
                    "(?<=(?i:password|pwd) ?[=:] ?[\"']?)" + anyForm + "(?![A-Za-z0-9])|(?<=:)" + anyForm + "(?=@)");
        }
        List<String> forms = new ArrayList<>(List.of(anyForm.toString()));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= BASE64_SHORT) {
            for (int offset = 0; offset < 3; offset++) {
                forms.add(base64(bytes, offset));
            }
        }
        return Pattern.compile(String.join("|", forms));
    }

    private static String anyForm(int character) {
        String plain = Character.toString(character);
        List<String> forms = new ArrayList<>();
        StringBuilder percent = new StringBuilder();
        for (byte octet : plain.getBytes(StandardCharsets.UTF_8)) {
            percent.append("%(?:25)?(?i:")
                    .append(String.format(Locale.ROOT, "%02X", octet))
                    .append(')');
        }
        StringBuilder escape = new StringBuilder();
        plain.chars().forEach(unit -> escape.append("\\\\u(?i:")
                .append(String.format(Locale.ROOT, "%04X", unit))
                .append(')'));
        // Longer forms first: a doubled quote must not be left half.
        forms.add(percent.toString());
        forms.add(escape.toString());
        forms.add("&#0*" + character + ";");
        forms.add("&#[xX]0*(?i:" + Integer.toHexString(character) + ");");
        forms.addAll(escapes(plain));
        forms.add(Pattern.quote(plain));
        return "(?:" + String.join("|", forms) + ")";
    }

    private static List<String> escapes(String plain) {
        return switch (plain) {
            case "\"" -> List.of("\\\\\"", "&quot;", "\"\"");
            case "'" -> List.of("\\\\'", "&apos;", "''");
            case "\\" -> List.of("\\\\\\\\");
            case "/" -> List.of("\\\\/");
            case "&" -> List.of("&amp;");
            case "<" -> List.of("&lt;");
            case ">" -> List.of("&gt;");
            case " " -> List.of("\\+");
            case "\n" -> List.of("\\\\n");
            case "\r" -> List.of("\\\\r");
            case "\t" -> List.of("\\\\t");
            default -> List.of();
        };
    }

    /**
     * The characters that are the same in the Base64 of every text that holds the secret with {@code offset} bytes before
     * it, counted modulo three; in the standard alphabet or that for URLs (RFC 4648, 4 and 5).
     */
    private static String base64(byte[] secret, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (offset * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        String core = encoded.substring(from, to);
        String tail = offset == 0 ? "(?:" + Pattern.quote(encoded.substring(to)) + "={0,2})?" : "";
        return core.chars()
                        .mapToObj(character -> switch (character) {
                            case '+', '-' -> "[+-]";
                            case '/', '_' -> "[/_]";
                            default -> Character.toString(character);
                        })
                        .reduce("", String::concat)
                + tail;
    }
}
