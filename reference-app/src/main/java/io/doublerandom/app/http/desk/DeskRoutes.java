package io.doublerandom.app.http.desk;

/** The addresses of one area of the desk. */
interface DeskRoutes {
    /** Says which they are and who answers. */
    void register(DeskRouter router);

    /** Stops what goes on by itself; the server has stopped. */
    default void stop() {}
}
