package io.github.dblifecycle.scratch;

/**
 * A server on which scratch databases can be created. Nothing of it is left after {@link #close()}, nor when the JVM
 * ends without it: not a process, not a directory, not a database.
 */
public sealed interface ScratchServer extends AutoCloseable permits EmbeddedScratchServer, UserScratchServer {

    /**
     * Starts our own server, or connects to the user's.
     *
     * @throws ScratchException when there is none to be had
     */
    static ScratchServer start(ScratchSettings settings) {
        if (settings instanceof ScratchSettings.Embedded embedded) {
            return EmbeddedScratchServer.start(embedded, Ports::free);
        }
        return UserScratchServer.connect((ScratchSettings.UserServer) settings);
    }

    /** The major version of the server, for example 18. */
    int major();

    /**
     * Creates an empty database, from {@code template0}. Any thread may.
     *
     * @param purpose a word or two that become part of the name, for whoever looks at the server
     * @throws ScratchException when the server refuses
     */
    ScratchDatabase createDatabase(String purpose);

    /**
     * Creates a database that holds what another one holds: settings of the database itself, such as its search path, are
     * not copied. Any thread may.
     *
     * @param original of this server; nobody may be connected to it meanwhile
     * @param purpose a word or two that become part of the name
     * @throws ScratchException when the server refuses
     */
    ScratchDatabase copyDatabase(ScratchDatabase original, String purpose);

    /** Drops what was created, and stops the server if it is ours. A second call does nothing. */
    @Override
    void close();
}
