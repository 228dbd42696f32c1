package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/** Every page of the desk over the demo's year, on a phone and on an office screen, in Chinese and in English. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class DeskPagesIT extends OverTheDemo {
    private static DeskBrowser desk;
    private static DeskFacts facts;

    @BeforeAll
    static void playTheDemo() throws Exception {
        facts = new DeskFacts(browser);
        // The auditor reads every page, the audit log too.
        desk = site.desk(browser).as("auditor");
    }

    /**
     * A page.
     *
     * @param name of its pictures
     * @param path its address behind {@code /desk}
     * @param zh what its heading begins with in Chinese; empty where it is the name of the thing shown
     * @param en the same in English
     * @param there what it shows once everything is read
     */
    record Page(String name, String path, String zh, String en, String there) {}

    static List<Page> pages() {
        String plan = facts.text("/v1/desk/plans?year=2024", "/plans/0/no");
        String task = facts.text("/v1/desk/tasks?limit=1", "/tasks/0/no");
        String assignment = facts.text("/v1/desk/assignments?limit=1", "/assignments/0/id");
        String result = facts.text("/v1/desk/results?problem=true&limit=1", "/results/0/id");
        String disposal = facts.text("/v1/desk/disposals?limit=1", "/disposals/0/id");
        String notice = facts.text("/v1/desk/notices?kind=RESULT&limit=1", "/notices/0/id");
        return List.of(
                new Page("workbench", "/", "工作台", "Workbench", "main .tiles a"),
                new Page("items", "/items", "抽查事项清单", "Inspection items", "td"),
                new Page("pools", "/pools", "对象名录库", "Pools of subjects", "td"),
                new Page("subjects", "/subjects", "检查对象", "Subjects", "td"),
                new Page("inspectors", "/inspectors", "执法检查人员", "Inspectors", "td"),
                new Page("plans", "/plans", "年度计划", "Annual plans", "td"),
                new Page("plan", "/plans/" + plan, "", "", ".measures li"),
                new Page("plan-former", "/plans/" + plan + "?version=1", "", "", "td"),
                new Page("tasks", "/tasks", "抽查任务", "Tasks", "td"),
                new Page("task", "/tasks/" + task, "", "", ".steps li"),
                new Page("draw-preparation", "/tasks/" + task + "/draw", "抽取准备", "Prepare the draw", ".gates li"),
                // The ceremony itself is in DeskWalkIT: the demo draws without one.
                new Page("draws", "/draws", "抽取", "Draws", ".empty"),
                new Page("imports", "/imports", "导入", "Import", ".empty"),
                new Page("held-rows", "/held-rows", "暂存和拒绝的行", "Held and rejected rows", "td"),
                new Page("assignments", "/assignments", "任务单", "Assignments", "td"),
                new Page("assignment", "/assignments/" + assignment, "", "", ".card"),
                new Page("results", "/results", "检查结果", "Results", "td"),
                new Page("result", "/results/" + result, "", "", "td"),
                new Page("disposals", "/disposals", "后续处置", "Disposals", "td"),
                new Page("disposal", "/disposals/" + disposal, "", "", ".steps li"),
                new Page("notices", "/notices", "公示队列", "Publicity queue", "td"),
                new Page("notice", "/notices/" + notice, "公示", "Notice", ".card dd"),
                new Page("targets", "/targets", "七项指标", "Seven targets", "td"),
                new Page("target-rows", "/targets/KPI-5?part=denominator", "指标名单", "Rows of", "td"),
                new Page("bulletins", "/bulletins", "通报", "Bulletins", "td"),
                new Page("audit-log", "/audit-log", "审计日志", "Audit log", "td"),
                new Page("no-page", "/nothing", "没有这个页面", "No such page", "h1"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void deskPage_everySizeAndLanguage_readableAccessibleAndWithoutComplaints(Page page) {
        desk.visit("/desk" + page.path(), DeskBrowser.DESK);
        arrived(page, page.zh());
        desk.require(page.name() + "-1366");
        browser.resize(DeskBrowser.PHONE);
        look(page.name() + "-390");
        desk.press("English");
        try {
            arrived(page, page.en());
            desk.require(page.name() + "-en-390");
            browser.resize(DeskBrowser.DESK);
            look(page.name() + "-en-1366");
        } finally {
            desk.press("中文");
        }
    }

    /** What axe says does not change with the language and the size each; it is asked twice. */
    private static void look(String picture) {
        browser.picture("desk-" + picture);
        assertThat(browser.overhang())
                .as(picture + ": pixels beside the window")
                .isZero();
        assertThat(browser.complaints()).as(picture).isEmpty();
    }

    private static void arrived(Page page, String heading) {
        browser.until(
                "the heading \"" + heading + "\"",
                now -> now.findElements(By.cssSelector("h1")).stream()
                        .anyMatch(found ->
                                !found.getText().isBlank() && found.getText().startsWith(heading)));
        browser.until(
                "everything read",
                now -> !now.findElements(By.cssSelector(page.there())).isEmpty()
                        && now.findElements(By.cssSelector(".loading, [aria-busy=true]"))
                                .isEmpty());
        assertThat(browser.driver().findElements(By.cssSelector(".problem"))).isEmpty();
    }
}
