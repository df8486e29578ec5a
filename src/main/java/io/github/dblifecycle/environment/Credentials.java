package io.github.dblifecycle.environment;

import java.util.Optional;

/** User and password as one source gives them; they belong together. */
record Credentials(Optional<Setting<String>> user, Optional<Setting<Secret>> password) {

    static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

    static Credentials of(ConnectionUrl url, String origin) {
        return new Credentials(
                url.user().map(user -> new Setting<>(user, origin)),
                url.password().map(password -> new Setting<>(password, origin)));
    }

    boolean isEmpty() {
        return user.isEmpty() && password.isEmpty();
    }

    /** A password is one user's: it is never tried for another. */
    boolean fits(Optional<String> chosen) {
        return user.isEmpty() || user.map(Setting::value).equals(chosen);
    }
}
