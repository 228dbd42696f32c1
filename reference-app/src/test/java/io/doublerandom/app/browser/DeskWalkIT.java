package io.doublerandom.app.browser;

import static io.doublerandom.app.browser.DeskBrowser.DESK;
import static io.doublerandom.app.browser.DeskBrowser.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * The year of a department, walked through the pages alone on an empty data folder: lists in, plan, task, draw with a voided
 * first attempt, result, publicity, targets, and the draw verified from what was published.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DeskWalkIT {
    private static final String PLAN = "湛江市2024年度双随机抽查计划（演示）";
    private static final String TASK = "机动车检验机构联合抽查";

    @TempDir
    private static Path directory;

    private static Chromium browser;
    private static RunningApp app;
    private static DeskBrowser desk;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.start();
        Path sample = directory.resolve("sample");
        Path log = directory.resolve("sample.log");
        int exit = RunningApp.run(
                log, "sample", "--self-built", "--subjects", "2000", "--inspectors", "200", "--out", sample.toString());
        assertThat(exit).as(Files.readString(log)).isZero();
        Path data = directory.resolve("data");
        app = RunningApp.serving(data, "--simulate-from", "2024-03-01T00:30:00Z");
        browser.keepDownloads(directory);
        desk = new DeskBrowser(browser, app, data);
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

    @Test
    void department_fromEmptyListsToAPublishedResult_throughThePagesAlone() throws Exception {
        signInByKeyboard();
        bringListsIn();
        releaseAHeldRow();
        String plan = writeThePlan();
        approveAndPublish();
        makeAndAnnounceTheTask(plan);
        CeremonyWalk ceremony = new CeremonyWalk(desk, directory);
        ceremony.prepare(TASK);
        ceremony.voidTheFirstAttempt();
        String draw = ceremony.commitOpenAndDraw();
        ceremony.replay(draw);
        ceremony.publish();
        String subject = enterAndReviewAResult();
        publishIt();
        seeItInPublic(subject, draw);
        new EvidenceWalk(desk, directory).verify(draw);
        seeTheTargets();
    }

    private static void signInByKeyboard() {
        desk.open("/plans").see("登录办公端");
        desk.require("sign-in");
        desk.visit("/desk/sign-in", PHONE).see("口令");
        desk.require("sign-in-390");
        desk.open("/plans").see("公证员");
        desk.tabTo(By.cssSelector("input[type=radio]"));
        desk.type(Keys.SPACE);
        desk.tabTo(By.cssSelector("input[type=password]"));
        desk.type("wrong" + Keys.ENTER);
        desk.refused("DR-");
        desk.type(Keys.chord(Keys.CONTROL, "a"), desk.password(), Keys.ENTER);
        // Signed in, one is where one wanted to be.
        desk.see("还没有计划");
        assertThat(browser.driver().getCurrentUrl()).endsWith("/desk/plans");
        desk.require("plans-empty");
    }

    private static void bringListsIn() {
        Path sample = directory.resolve("sample");
        // In the order in which they name each other.
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("authorities", "部门");
        kinds.put("items", "抽查事项清单");
        kinds.put("pools", "对象名录库");
        kinds.put("subjects", "检查对象");
        kinds.put("inspectors", "执法检查人员");
        kinds.put("certificates", "执法证");
        kinds.put("recusals", "回避关系");
        kinds.put("one-visit", "综合查一次名单");
        kinds.forEach((file, kind) -> {
            desk.menu("导入").see("上传 CSV");
            desk.choose("导入什么", kind).attach("CSV 文件", sample.resolve(file + ".csv"));
            if (file.equals("subjects")) {
                desk.require("imports");
            }
            desk.press("上传并试运行").see("进出相符").see("待确认");
            if (file.equals("subjects")) {
                desk.require("import-checked").illustrate("import", "body");
                browser.resize(PHONE);
                desk.require("import-checked-390");
                browser.resize(DESK);
            }
            desk.press("确认入库").see("已入库");
        });
        desk.require("import-done");
        desk.menu("导入").see("one-visit.csv").require("imports-done");
    }

    private static void releaseAHeldRow() {
        desk.menu("暂存行").see("DR-0110").require("held-rows");
        desk.press("放行").see("这一行将原样入库");
        desk.press("放行").see("请写明理由");
        desk.require("held-row-dialog");
        desk.confirm("放行", "登记机关确认代码无误").see("已放行").see("登记机关确认代码无误");
        desk.require("held-row-released");
        desk.menu("检查对象").see("共 1,998 个").require("subjects");
        desk.menu("对象名录库").see("机动车检验机构名录库").require("pools");
        desk.menu("抽查事项清单").see("机动车检验机构的检查").require("items");
        desk.menu("执法检查人员").see("在岗").require("inspectors");
    }

    private static String writeThePlan() {
        desk.menu("年度计划").press("新建计划");
        desk.fill("名称", PLAN).choose("编制部门", "湛江市市场监督管理局").fill("文号", "演示〔2024〕1号");
        desk.press("建立草稿").see("这份计划还没有任务行").see("阻止审批");
        String plan = browser.driver().getCurrentUrl().replaceAll(".*/", "");
        desk.require("plan-empty");
        desk.press("＋ 加一行");
        line(TASK, "机动车检验机构名录库", "湛江市市场监督管理局", "机动车检验机构的检查");
        desk.press("＋ 联合部门").choose("联合部门", "湛江市生态环境局").pick("事项", "机动车排放检验机构的检查", 1);
        desk.fill("A 低风险", "60%").fill("B 一般", "30%").fill("C 较高", "50%").fill("D 高风险", "100%");
        desk.require("plan-line");
        desk.press("放进草稿").see("有未保存的改动");
        desk.press("＋ 加一行");
        line("旅馆业抽查", "旅馆业名录库", "湛江市公安局", "旅馆业治安管理的检查");
        desk.fill("A 低风险", "五成").press("放进草稿").see("不是百分比");
        desk.fill("A 低风险", "10%").press("放进草稿").see("共 2 行");
        // The list of items asks for more of the hotels than was typed: the meter says so, and nobody could approve it.
        desk.press("保存草稿").see("已保存。").see("部门联合抽查").see("BR-03");
        desk.press("修改第 2 行")
                .fill("B 一般", "20%")
                .fill("未分类", "20%")
                .press("放进草稿")
                .see("没有违反规则");
        desk.press("保存草稿").see("修订 3");
        desk.require("plan-draft").illustrate("plan", "body");
        desk.otherLanguage().see("Target meter").see("Saved.").require("plan-draft-en");
        desk.otherLanguage().see("指标预检");
        return plan;
    }

    private static void line(String name, String pool, String lead, String item) {
        desk.fill("任务名称", name).fill("抽查对象范围", "持有资质的单位").choose("抽查类型", "定向");
        desk.choose("对象名录库", pool).choose("牵头部门", lead).pick("事项", item, 0);
    }

    private static void approveAndPublish() {
        assertThat(desk.offers("审批")).as("the author may not approve").isFalse();
        desk.as("leader").menu("年度计划").follow(PLAN).press("审批").see("编写人：计划员");
        desk.require("plan-approve");
        desk.confirm("审批通过", "2024 年第 3 次会议").see("已审批");
        desk.as("office").see("待公布的计划").require("workbench");
        desk.menu("年度计划").follow(PLAN).press("公布").confirm("公布", "").see("已公布");
        desk.require("plan-published");
    }

    private static void makeAndAnnounceTheTask(String plan) {
        desk.as("planner").open("/plans/" + plan).press("生成任务").see("拟抽 / 在库");
        desk.require("tasks");
        desk.as("leader")
                .menu("抽查任务")
                .follow(TASK)
                .press("审批")
                .confirm("审批任务", "")
                .see("已审批");
        desk.as("office")
                .menu("抽查任务")
                .follow(TASK)
                .press("公布公告")
                .confirm("公布任务公告", "")
                .see("已公告");
        desk.require("task");
    }

    private static String enterAndReviewAResult() {
        desk.as("office").advance("2024-04-12T10:00");
        desk.as("inspector").menu("任务单").see("市场监督管理局").require("assignments");
        browser.await(By.cssSelector("td a")).click();
        desk.see("检查组");
        String subject = browser.await(By.cssSelector("dd code")).getDomAttribute("title");
        desk.require("assignment");
        desk.press("录入结果").press("提交审核").see("还没有检查日期");
        desk.fill("检查日期", "2024-04-11").choose("主要结果", "发现问题已责令改正").tick("实地检查");
        browser.driver().findElements(By.cssSelector("input[value=FAILED]")).forEach(choice -> choice.click());
        desk.fill("发现的问题", "一台底盘测功机的检定证书已过有效期").fill("现场处理", "责令停用并送检");
        browser.driver()
                .findElements(By.xpath("//fieldset[legend[contains(., '签字')]]//input"))
                .forEach(each -> each.click());
        desk.press("暂存").see("已暂存");
        desk.require("entry").illustrate("result", "body");
        browser.resize(PHONE);
        desk.require("entry-390");
        browser.resize(DESK);
        desk.press("提交审核").see("待审核");
        desk.require("result");
        desk.as("reviewer").menu("检查结果").see("发现问题已责令改正").require("results");
        browser.await(By.cssSelector("td a")).click();
        desk.press("审核通过").confirm("审核通过", "").see("已审核");
        desk.require("result-reviewed");
        return String.valueOf(subject);
    }

    private static void publishIt() {
        desk.as("office").menu("公示队列").see("待公示").require("notices");
        desk.press("选本页可公示的").press("公示所选 1 条").see("已公示 1 条");
        desk.require("notices-published");
    }

    private static void seeItInPublic(String subject, String draw) throws Exception {
        desk.visit("/tasks", DESK).see(TASK);
        browser.require("public-tasks");
        desk.visit("/subjects/" + subject, DESK).see("已被抽中").see("发现问题已责令改正");
        browser.require("public-subject");
        desk.illustrate("public-subject", "body");
        String name = browser.await(By.cssSelector("h1")).getText();
        desk.visit("/", DESK);
        browser.await(By.id("q")).sendKeys(name + Keys.ENTER);
        desk.see("已被抽中");
        Path folder = directory.resolve("data/public").resolve(draw);
        String drawn = Files.readString(folder.resolve("public.csv"));
        String other = Files.readAllLines(folder.resolve("pool.csv")).stream()
                .filter(code -> code.length() == 18 && !drawn.contains(code))
                .findFirst()
                .orElseThrow();
        desk.visit("/subjects/" + other, DESK).see("没有被抽中");
        browser.require("public-subject-not-drawn");
        desk.visit("/draws/" + draw, DESK).see("抽中名单").see("各次");
        browser.require("public-draw");
    }

    private static void seeTheTargets() {
        desk.as("auditor").menu("七项指标").see("点开就是名单").require("targets");
        desk.illustrate("targets", "body");
        String number = browser.await(By.cssSelector("tbody td.number a")).getText();
        browser.await(By.cssSelector("tbody td.number a")).click();
        desk.see("指标名单");
        desk.see("共 " + number + " 个").require("target-rows");
        desk.menu("审计日志").press("重算整条链").see("链完整").require("audit-log");
    }
}
