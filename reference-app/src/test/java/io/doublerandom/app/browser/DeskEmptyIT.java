package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What the pages of the desk show where there is nothing yet, nothing any more, no right to it, and no app. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DeskEmptyIT {
    @TempDir
    private static Path directory;

    private static Chromium browser;
    private static RunningApp app;
    private static DeskBrowser desk;

    @BeforeAll
    static void beginEmpty() {
        browser = Chromium.start();
        Path data = directory.resolve("data");
        app = RunningApp.serving(data);
        desk = new DeskBrowser(browser, app, data).as("planner");
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "items|还没有抽查事项，请先导入|import them first",
                "pools|还没有名录库|There is no pool yet",
                "subjects|还没有检查对象，请先导入|import them first",
                "inspectors|还没有检查人员，请先导入|import them first",
                "plans|年还没有计划|There is no plan for",
                "tasks|还没有抽查任务|There is no task yet",
                "draws|没有|No",
                "imports|启动以来还没有导入|Nothing was imported",
                "held-rows|没有暂存或拒绝的行|No row is held",
                "assignments|还没有任务单|There is no assignment yet",
                "results|还没有检查结果|There is no result yet",
                "disposals|还没有后续处置|There is no disposal yet",
                "notices|还没有要公示的内容|There is nothing to publish",
                "bulletins|还没有发布过通报|No bulletin was published",
                "targets/KPI-4|没有|None",
            })
    void list_ofNothing_saysSoAndWhatNext(String path, String zh, String en) {
        String picture = "empty-" + path.replace('/', '-');
        desk.open("/" + path);
        empty(zh);
        desk.require(picture + "-1366");
        browser.resize(DeskBrowser.PHONE);
        browser.picture("desk-" + picture + "-390");
        assertThat(browser.overhang()).isZero();
        desk.press("English");
        try {
            empty(en);
            desk.require(picture + "-en-390");
        } finally {
            desk.press("中文");
        }
    }

    @Test
    void register_withoutAFilter_leadsToTheImport_withOneOffersToClearIt() {
        desk.open("/inspectors?name=nobody");
        empty("没有符合筛选条件");
        desk.press("清除筛选条件");
        empty("还没有检查人员");
        desk.follow("去导入").see("上传并试运行");
    }

    private static void empty(String words) {
        browser.until(
                words,
                page -> page.findElements(By.cssSelector(".empty")).stream()
                        .anyMatch(shown -> shown.getText().contains(words)));
        assertThat(browser.driver().findElements(By.cssSelector(".problem"))).isEmpty();
    }

    @Test
    void targets_ofAYearWithoutAnything_haveNoBaseRatherThanAHundredPerCent() {
        desk.open("/targets").see("暂无基数");
        assertThat(browser.driver().findElements(By.cssSelector("tbody tr"))).hasSize(7);
        assertThat(browser.driver().findElements(By.cssSelector("td:nth-child(4)")))
                .extracting(WebElement::getText)
                .containsOnly("N/A");
        desk.require("empty-targets-1366");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plans/nothing",
                "/tasks/nothing",
                "/tasks/nothing/draw",
                "/draws/0000000000000000000000000000000000000000000000000000000000000000",
                "/draws/0000000000000000000000000000000000000000000000000000000000000000/show",
                "/imports/00000000000000000000000000000000",
                "/assignments/nothing",
                "/results/nothing",
                "/disposals/nothing",
                "/notices/nothing",
                "/targets/KPI-9",
            })
    void thing_unknown_isSaidWithItsCode(String path) {
        desk.open(path).refused("DR-0906");
        assertThat(browser.driver().findElement(By.cssSelector(".problem")).getText())
                .contains("再试一次");
        assertThat(browser.driver().findElements(By.cssSelector("h1"))).hasSize(1);
        desk.require("unknown" + path.replace('/', '-').replaceAll("-0{9,}", "") + "-1366");
    }

    @Test
    void page_ofAnotherPost_refusedWithWhoMay() {
        desk.open("/audit-log").refused("DR-0909");
        assertThat(browser.driver().findElement(By.cssSelector(".problem")).getText())
                .contains("能做这件事的岗位", "安全审计员", "纪检监察")
                .doesNotContain("分管领导");
        desk.require("refused-1366");
        browser.resize(DeskBrowser.PHONE);
        desk.require("refused-390");
    }

    @Test
    void app_outOfReach_saidAndTriedAgainWithoutLosingWhatWasTyped() {
        desk.open("/subjects").see("还没有检查对象");
        offline(true);
        try {
            desk.fill("名称开头", "湛江").press("查询").see("连不上服务");
            assertThat(browser.driver().findElement(By.cssSelector(".problem")).getText())
                    .contains("./run");
        } finally {
            offline(false);
        }
        // That the line was cut is what this is about.
        assertThat(browser.complaints()).allMatch(said -> said.contains("ERR_INTERNET_DISCONNECTED"));
        desk.require("out-of-reach-1366");
        desk.press("再试一次").see("没有符合筛选条件");
        assertThat(browser.driver().findElements(By.cssSelector(".problem"))).isEmpty();
        assertThat(browser.driver().getCurrentUrl()).contains("name=");
    }

    @Test
    void app_stopped_nextPageIsNotReachedAndThisOneStays() {
        Path data = directory.resolve("stopped");
        RunningApp stopping = RunningApp.serving(data);
        try {
            DeskBrowser there = new DeskBrowser(browser, stopping, data);
            there.as("planner").open("/plans").press("新建计划").fill("名称", "没有写完的计划");
            stopping.close();
            // A page that was never open has its script still at the app.
            there.menu("抽查任务").see("连不上服务");
            assertThat(browser.driver().getCurrentUrl()).endsWith("/desk/plans");
            there.press("再试一次").see("连不上服务");
            assertThat(browser.complaints())
                    .allMatch(said ->
                            said.contains("ERR_CONNECTION_REFUSED") || said.contains("dynamically imported module"));
            there.require("stopped-1366");
        } finally {
            stopping.close();
            // A cookie is of a host, not of a port.
            desk.as("planner");
        }
    }

    private static void offline(boolean cut) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", cut, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }
}
