package io.doublerandom.core.draw;

/** The named checks of a verification (核验项), in the order in which they are made and printed. */
public enum CheckName {
    /** Exactly the files of one projection are there, as bounded regular files. */
    FILES("files of the projection", "证据包文件"),
    /** Every document has exactly its members, each in its range. */
    MEMBERS("members and ranges", "成员与取值范围"),
    /** Every document is in canonical form. */
    CANONICAL("canonical documents", "规范化文档"),
    /** The header names the plan's hash. */
    PLAN_HASH("plan hash", "方案哈希"),
    /** The result names the header's hash, and the header repeats the plan. */
    HEADER("header hash and plan identity", "承诺哈希与方案一致"),
    /** The parties are the header's, each with a commitment. */
    PARTIES("parties and commitments", "参与方与承诺"),
    /** Every opened nonce is the one committed to, and at least one was opened. */
    REVEALS("reveals", "揭示"),
    /** The public values are those of the header, in their one form. */
    BEACONS("beacons", "公共随机值"),
    /** The seed follows from header, nonces and public values. */
    SEED("seed", "种子"),
    /** The pool ascends and has the header's count. */
    POOL("pool order and count", "名录排序与数量"),
    /** The exclusions have their root and add up to the register. */
    EXCLUSIONS("exclusions and registry count", "排除名单与登记总数"),
    /** The root over the subject ids. */
    ROOT_S("rootS", "对象名录根"),
    /** The root over the attribute commitments. */
    ROOT_A("rootA", "属性承诺根"),
    /** Strata, quotas and thresholds follow from plan, pool and seed. */
    STRATA("strata, quotas, thresholds", "分层、数量、阈值"),
    /** The drawn subjects are those with the smallest tickets. */
    SELECTION("selection", "抽中名单"),
    /** The public list has its root and agrees with the selection. */
    PUBLIC_LIST("public list", "公示名单"),
    /** The roster has its root. */
    ROSTER("roster", "检查人员名录"),
    /** The recusals have their root. */
    RECUSAL("recusal", "回避名单"),
    /** The teams follow from selection, roster and recusals. */
    TEAMS("teams", "检查组"),
    /** The signatures hold, none is missing, and the reader trusts their keys. */
    SIGNATURES("signatures", "签名"),
    /** The steps stand in the audit log, in order and in time. */
    LOG("log inclusion, order and consistency", "日志收录、顺序与一致性"),
    /** Attempts and gaps in the series. */
    ATTEMPTS("attempts and gaps", "抽取次数与序号缺口"),
    /** What is allowed, but worth a look. */
    LINTS("lints", "提示");

    private final String titleEn;
    private final String titleZh;

    CheckName(String titleEn, String titleZh) {
        this.titleEn = titleEn;
        this.titleZh = titleZh;
    }

    /** The name in English, as the protocol has it. */
    public String titleEn() {
        return titleEn;
    }

    /** The name in Chinese. */
    public String titleZh() {
        return titleZh;
    }
}
