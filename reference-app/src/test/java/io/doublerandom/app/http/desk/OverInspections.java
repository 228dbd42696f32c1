package io.doublerandom.app.http.desk;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the desk over a drawn task begin and end with: a site of its own for each test. */
abstract class OverInspections {
    InspectionSite site;

    @BeforeEach
    void openTheSite(@TempDir Path directory) {
        site = new InspectionSite(directory);
    }

    @AfterEach
    void closeTheSite() {
        site.close();
    }
}
