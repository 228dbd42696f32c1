package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;

/** What anybody, and an auditor, does with the evidence of a draw. */
final class EvidenceWalk {
    private final DeskBrowser desk;
    private final Chromium browser;
    private final Path directory;

    EvidenceWalk(DeskBrowser desk, Path directory) {
        this.desk = desk;
        this.browser = desk.chromium();
        this.directory = directory;
    }

    /** Verifies the published bundle from its page, and the AUDIT bundle as the desk hands it out: by page and by command. */
    void verify(String draw) throws IOException, InterruptedException {
        desk.visit("/draws/" + draw, DeskBrowser.DESK);
        browser.await(By.cssSelector("a[href='/verify?draw=" + draw + "']")).click();
        desk.see("公开层面一致");
        browser.require("walk-verify-public");
        desk.illustrate("verify", "body");

        desk.as("auditor").open("/draws/" + draw).follow("下载全量证据包");
        browser.until("the AUDIT bundle", page -> downloaded().isPresent());
        Path bundle = downloaded().orElseThrow();
        desk.visit("/verify", DeskBrowser.DESK).see("尚未核验");
        browser.driver()
                .findElement(By.id("files"))
                .sendKeys(bundle.toAbsolutePath().toString());
        desk.see("核验通过");
        browser.require("walk-verify-audit");

        Path unpacked = Files.createDirectories(directory.resolve("audit"));
        try (var zip = java.nio.file.FileSystems.newFileSystem(bundle);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = unpacked.resolve(zip.getPath("/").relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Path said = directory.resolve("verify.log");
        int exit = RunningApp.run(said, "verify", unpacked.toString());
        assertThat(exit).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).contains("核验通过");
    }

    private Optional<Path> downloaded() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".zip")).findFirst();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
