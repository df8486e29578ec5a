package io.github.dblifecycle.declared;

/** What to do about a role that the declared schema mentions and the scratch server does not have. */
public enum MissingRoles {
    /** Create it without the right to log in; right on a server that is thrown away. */
    CREATE,
    /** Report it; right on a server of the user's, where roles belong to every database. */
    REPORT
}
