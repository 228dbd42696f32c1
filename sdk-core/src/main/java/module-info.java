/**
 * The canonical domain of double-random inspection (双随机、一公开) and its auditable draw.
 *
 * <p>Java 17, no run-time dependency beyond the JDK; national cryptography comes in through the JCA.
 */
module io.doublerandom.core {
    requires static org.jspecify;
    requires static jakarta.validation;
    requires java.sql;

    exports io.doublerandom.core.audit;
    exports io.doublerandom.core.crypto;
    exports io.doublerandom.core.draw;
    exports io.doublerandom.core.indicator;
    exports io.doublerandom.core.inspection;
    exports io.doublerandom.core.plan;
    exports io.doublerandom.core.publicity;
    exports io.doublerandom.core.register;
    exports io.doublerandom.core.store.jdbc;
    exports io.doublerandom.core.sync;
    exports io.doublerandom.core;
}
