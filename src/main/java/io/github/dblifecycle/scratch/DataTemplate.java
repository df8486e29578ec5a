package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.nio.file.Path;

/** An initialised data directory to be copied, and the password of its super user until a copy sets another. */
record DataTemplate(Path directory) {

    static final String SUPERUSER = "postgres";

    static DataTemplate make(Installation installation, Path directory, Passwords passwords) throws IOException {
        FileTree.createPrivate(directory);
        DataTemplate template = new DataTemplate(directory);
        Secret password = passwords.next();
        DataDirectory.initialise(
                installation, template.data(), SUPERUSER, password, directory.resolve("password.initdb"));
        Passwords.write(password, template.passwordFile());
        return template;
    }

    Secret password() throws IOException {
        return Passwords.read(passwordFile());
    }

    DataDirectory copyTo(Path target) throws IOException {
        new FileTree(data()).copyTo(target);
        return new DataDirectory(target);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }
}
