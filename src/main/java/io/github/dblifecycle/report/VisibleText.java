package io.github.dblifecycle.report;

/**
 * Text of others, from SQL or a server, in which nothing hides: what would steer a terminal, turn the direction of
 * writing, or be no character at all stands there by its number, {@code ⟨U+202E⟩}. Tabulators and line breaks stay; a
 * carriage return is a line break.
 */
final class VisibleText {

    private static final int SURROGATES_FROM = 0xD800;
    private static final int SURROGATES_TO = 0xDFFF;

    private VisibleText() {}

    static String of(String text) {
        if (text.codePoints().allMatch(VisibleText::isPlain)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(character -> {
            if (isPlain(character)) {
                visible.appendCodePoint(character);
            } else {
                visible.append(String.format("⟨U+%04X⟩", character));
            }
        });
        return visible.toString();
    }

    /** The same on one line. */
    static String line(String text) {
        return of(text).replace('\n', ' ').replace('\t', ' ');
    }

    /** At most so many characters, the last of them an ellipsis where some were cut; no pair of surrogates is parted. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean isPlain(int character) {
        if (character == '\n' || character == '\t') {
            return true;
        }
        boolean turns = character == 0x061C
                || (character >= 0x200B && character <= 0x200F)
                || (character >= 0x2028 && character <= 0x202E)
                || (character >= 0x2060 && character <= 0x206F)
                || character == 0xFEFF
                || (character >= 0xFFF9 && character <= 0xFFFB)
                || (character >= 0xE0000 && character <= 0xE007F);
        boolean none = (character >= SURROGATES_FROM && character <= SURROGATES_TO)
                || (character & 0xFFFE) == 0xFFFE
                || (character >= 0xFDD0 && character <= 0xFDEF);
        return !Character.isISOControl(character) && !turns && !none;
    }
}
