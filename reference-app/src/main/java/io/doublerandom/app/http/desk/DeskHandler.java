package io.doublerandom.app.http.desk;

/** Answers a request of somebody who is signed in and may ask. */
@FunctionalInterface
interface DeskHandler {
    DeskAnswer handle(DeskRequest request);
}
