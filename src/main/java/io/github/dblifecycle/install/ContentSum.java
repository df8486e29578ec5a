package io.github.dblifecycle.install;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** SHA-256 of texts, the same whatever ends a line: Git may check them out either way. */
final class ContentSum {

    private ContentSum() {}

    /** 64 hexadecimal digits. */
    static String of(String text) {
        return HexFormat.of().formatHex(sha256(text.replace("\r\n", "\n")));
    }

    /** The first 12 digits, where only versions of one file are told apart. */
    static String brief(String text) {
        return of(text).substring(0, 12);
    }

    /** Of all that is not a setting's value and not a stamp: those are meant to be changed. */
    static String withoutSettings(String text) {
        return of(text.lines()
                .filter(line -> !line.contains(Stamp.MARK))
                .map(line -> SettingLine.parse(line).map(SettingLine::blank).orElse(line))
                .collect(Collectors.joining("\n")));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
