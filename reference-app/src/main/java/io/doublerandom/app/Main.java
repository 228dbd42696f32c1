package io.doublerandom.app;

/** Starts the reference app. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
