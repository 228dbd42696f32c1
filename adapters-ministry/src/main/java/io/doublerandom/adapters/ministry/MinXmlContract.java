package io.doublerandom.adapters.ministry;

/** What the contract {@code min-xml/1} fixes for both sides: names, paths and limits (docs/spec/min-xml-1.md). */
public final class MinXmlContract {
    /** Name of the contract. */
    public static final String NAME = "min-xml/1";

    /** Version written into the head of each package. */
    public static final String SCHEMA_VERSION = "1.1";

    /** The only media type either side sends. */
    public static final String MEDIA_TYPE = "application/xml; charset=UTF-8";

    /** Where packages are sent to, and, followed by a resource, pulled from. */
    public static final String PACKAGES = "/mx/v1/packages";

    /** Where the receipt of a package is asked for, followed by its identifier. */
    public static final String RECEIPTS = "/mx/v1/receipts";

    /** Records in one package, at most. */
    public static final int MAX_RECORDS = 5_000;

    /** Bytes of one message, at most; checked before anything is parsed. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    /** Characters of one field, at most. */
    public static final int MAX_FIELD = 4_000;

    private MinXmlContract() {}
}
