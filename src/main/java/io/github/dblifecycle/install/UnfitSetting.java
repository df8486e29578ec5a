package io.github.dblifecycle.install;

/** A setting has a value that its line in a template cannot take. The value itself is not told: it may be a secret. */
public final class UnfitSetting extends RuntimeException {

    private final String setting;
    private final String reason;

    /** @param reason goes on where the setting's name ends */
    UnfitSetting(String setting, String reason) {
        super(setting + " " + reason);
        this.setting = setting;
        this.reason = reason;
    }

    public String setting() {
        return setting;
    }

    public String reason() {
        return reason;
    }
}
