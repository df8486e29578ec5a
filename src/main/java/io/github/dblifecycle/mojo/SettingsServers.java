package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.environment.ServerCredentials;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The {@code <server>} entries of settings.xml, decrypted when asked for. */
final class SettingsServers {

    private final Settings settings;
    private final SettingsDecrypter decrypter;

    SettingsServers(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    Optional<ServerCredentials> find(String id) {
        Server server = settings.getServer(id);
        if (server == null) {
            return Optional.empty();
        }
        Server decrypted =
                decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
        return Optional.of(new ServerCredentials(
                Optional.ofNullable(decrypted.getUsername()),
                Optional.ofNullable(decrypted.getPassword()).map(Secret::new)));
    }
}
