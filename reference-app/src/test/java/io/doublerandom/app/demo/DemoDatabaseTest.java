package io.doublerandom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.app.Database;
import io.doublerandom.core.publicity.PublicationFilter;
import io.doublerandom.core.store.jdbc.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journey on PostgreSQL, and on a database that somebody uses already. */
class DemoDatabaseTest {
    @TempDir
    private Path folder;

    private String run(DemoDatabase database, boolean holds) throws Exception {
        StringWriter printed = new StringWriter();
        boolean held = Demo.onSample(folder.resolve("demo"), new SampleSize(900, 300, 8))
                .on(database)
                .run(new PrintWriter(printed));
        assertThat(held).as(printed.toString()).isEqualTo(holds);
        return printed.toString();
    }

    @Test
    void demo_onPostgresql_everyStepHoldsAndASecondOneIsRefused() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DemoDatabase named = new DemoDatabase(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
            run(named, true);
            assertThat(folder.resolve("demo/data/double-random.mv.db")).doesNotExist();
            long published = published(named);
            assertThat(published).isPositive();

            assertThat(run(named, false)).contains("DR-").contains("--db-url").contains("the demo wants a new one");
            assertThat(published(named)).isEqualTo(published);
        }
    }

    private static long published(DemoDatabase named) {
        try (Database database = Database.open(named.url(), named.user(), named.password())) {
            Stores stores = database.stores().stores();
            assertThat(stores.results().count()).isPositive();
            return stores.publications().count(PublicationFilter.all(), 100_000);
        }
    }
}
