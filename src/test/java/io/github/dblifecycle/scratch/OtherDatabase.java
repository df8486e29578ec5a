package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;

/** A database that something else made on the server of a test; closing it does not drop it. */
public final class OtherDatabase {

    private OtherDatabase() {}

    public static ScratchDatabase of(ScratchDatabase sameServer, String name) {
        Database there = sameServer.database();
        return new ScratchDatabase(
                new Database(there.url().withDatabase(name), there.user(), there.password()), () -> {});
    }
}
