package io.doublerandom.core;

/**
 * The stable codes of everything that can go wrong, with what it means and how to mend it, in Chinese and English.
 *
 * <p>A code never changes its meaning and is never used again. {@code docs/reference/errors.md} lists them all.
 */
public enum ErrorCode {
    // 01xx: reading rows, files and messages
    INPUT_UNREADABLE(
            "DR-0101",
            "无法读取输入",
            "input cannot be read",
            "检查路径、权限与文件是否完整",
            "check the path, the rights and that the file is whole"),
    INPUT_NOT_UTF8(
            "DR-0102",
            "文本不是有效的 UTF-8（可能是 GBK）",
            "text is not valid UTF-8 (perhaps GBK)",
            "另存为 UTF-8，或用 charset=GB18030 指明编码",
            "save as UTF-8, or name the encoding with charset=GB18030"),
    ROW_MALFORMED("DR-0103", "行格式错误", "malformed row", "按 RFC 4180 修正引号与列数", "mend quotes and column count (RFC 4180)"),
    COLUMN_MISSING(
            "DR-0104",
            "缺少列",
            "column is missing",
            "补上该列，或在映射文件中改名",
            "add the column, or rename it in the mapping file"),
    VALUE_REQUIRED("DR-0105", "必填值为空", "required value is empty", "填写该值", "fill in the value"),
    VALUE_TOO_LONG("DR-0106", "值过长", "value is too long", "缩短该值", "shorten the value"),
    VALUE_PATTERN("DR-0107", "值的格式不对", "value has the wrong form", "按要求的格式填写", "write it in the form asked for"),
    CODE_UNKNOWN(
            "DR-0108",
            "代码不在代码表中",
            "code is not in the code table",
            "使用代码表中的代码，或补充映射",
            "use a code of the table, or add a mapping"),
    KEY_DUPLICATE("DR-0109", "主键重复", "duplicate key", "保留一行，删除其余", "keep one row, delete the others"),
    CHECK_DIGIT(
            "DR-0110",
            "校验位错误（GB 32100-2015）",
            "wrong check digit (GB 32100-2015)",
            "更正代码，或由有权人员登记放行",
            "correct the code, or log an override"),
    REFERENCE_UNKNOWN(
            "DR-0111", "引用的对象不存在", "referenced thing does not exist", "先导入被引用的对象", "import the referenced thing first"),
    DATE_INVALID(
            "DR-0112",
            "日期无效",
            "invalid date",
            "日期写成 yyyy-MM-dd，时刻写成 yyyy-MM-ddTHH:mm:ssZ",
            "write a day as yyyy-MM-dd, an instant as yyyy-MM-ddTHH:mm:ssZ"),
    LIMIT_EXCEEDED("DR-0113", "超过读取上限", "reading limit exceeded", "拆分文件，或调整上限", "split the file, or raise the limit"),
    DOCUMENT_MALFORMED(
            "DR-0114", "文档无法解析", "document cannot be parsed", "检查对方返回的内容", "look at what the other side sent"),
    OUTPUT_NOT_EMPTY(
            "DR-0115",
            "输出目录或数据库不为空",
            "output folder or database is not empty",
            "另选一个空的或新的",
            "choose one that is empty or new"),
    IMPORT_STATE(
            "DR-0116",
            "导入作业的状态不允许该操作",
            "the import's state does not allow this",
            "查看该导入作业；已取消或失败的请重新上传",
            "look at the import; upload again what was cancelled or failed"),

    // 02xx: the domain's values
    VALUE_INVALID("DR-0201", "值不合规则", "value breaks a rule of the domain", "按提示更正", "correct it as told"),

    // 03xx: the draw
    DRAW_INPUT_INVALID(
            "DR-0301", "抽取输入不合协议", "draw input breaks the protocol", "按协议更正输入", "mend the input as the protocol says"),
    DRAW_POOL_EMPTY("DR-0302", "名录库为空", "the pool is empty", "检查抽取范围", "check the scope of the draw"),
    DRAW_STATE(
            "DR-0303",
            "抽取步骤顺序错误",
            "draw step out of order",
            "按 承诺、揭示、公开值 的顺序进行",
            "go in order: commitments, reveals, public values"),
    DRAW_UNUSABLE("DR-0304", "证据包不可用", "evidence bundle is unusable", "取得完整的证据包", "get the whole bundle"),
    DRAW_UNSUPPORTED(
            "DR-0305", "协议 v1 无法表达", "protocol v1 cannot say this", "改用 v1 支持的规则", "use a rule that v1 supports"),
    DRAW_INFEASIBLE(
            "DR-0306",
            "抽取条件无法满足",
            "the draw's conditions cannot be met",
            "见提示的规则与对象",
            "see the rule and the subject named"),
    GATES_CLOSED("DR-0310", "抽取前置条件未满足", "a gate before the draw is closed", "按所列条件逐项办理", "open the gates named"),
    DRAW_UNDER_WAY(
            "DR-0311",
            "该任务已有抽取",
            "the task has an attempt already",
            "继续该次抽取，或先作废",
            "go on with that attempt, or void it first"),
    NOT_A_PARTY(
            "DR-0312", "不是本次抽取的参与方", "not a party of this draw", "由方案所列的参与方办理", "let a party named in the plan do it"),
    READINGS_DIFFER(
            "DR-0313",
            "两人录入的公共值不一致",
            "two users typed different public values",
            "两人对照来源各自重新录入",
            "compare with the source, and both type it again"),
    SIGNATURE_UNAVAILABLE(
            "DR-0318",
            "签名模块不可用",
            "no module for signatures",
            "加载提供该算法与密钥的密码模块",
            "load a module that has the algorithm and the key"),
    KEY_LIST_INVALID(
            "DR-0319",
            "可信密钥清单不可用",
            "list of trusted keys cannot be used",
            "每个密钥按指纹写明 alg、by、spki",
            "give each key, by its fingerprint, alg, by and spki"),
    SUBSTITUTION_NOT_ALLOWED(
            "DR-0320",
            "本次抽取未准许替换",
            "this draw allows no substitution",
            "抽取前须将保管人哈希链的末端记入日志；未准许的，如实记录结果",
            "the end of a custodian's chain must be logged before the draw; without it, record what was found"),
    LINK_WRONG(
            "DR-0321",
            "链环与前一环不符",
            "the link does not lead to the one before it",
            "由保管人提交本轮的链环",
            "let the custodian hand in the link of this round"),

    // 04xx: the audit log
    LOG_BROKEN("DR-0401", "审计日志链断裂", "audit log chain is broken", "停止写入并核查", "stop writing and investigate"),
    LOG_UNAVAILABLE(
            "DR-0402", "审计日志无法写入", "audit log cannot be written", "恢复存储后重试", "restore the store, then try again"),
    LOG_NOT_WITNESSED(
            "DR-0403",
            "见证人拒绝签署日志检查点",
            "the witness refuses a checkpoint of the log",
            "停止抽取，查明日志是否被改写",
            "stop drawing and find out whether the log was rewritten"),

    // 05xx: plans and tasks
    PLAN_INVALID("DR-0501", "计划不合规则", "plan breaks a rule", "按提示更正计划", "correct the plan as told"),
    TASK_STATE("DR-0502", "任务状态不允许该操作", "task state does not allow this", "先完成前一步", "finish the former step first"),
    NUMBER_EXHAUSTED(
            "DR-0503",
            "编号已用尽",
            "numbers are used up",
            "改日编号，或改用位数更多的编号规则",
            "number on another day, or with a scheme of more digits"),
    REVISION_STALE(
            "DR-0504", "他人已先行修改", "somebody changed it meanwhile", "刷新后对照再改", "read it again, compare, then change it"),
    SELF_APPROVAL("DR-0505", "编制人不得审批", "who wrote it may not approve it", "由另一人审批", "let somebody else approve it"),
    PLAN_STATE("DR-0506", "计划状态不允许该操作", "plan state does not allow this", "先完成前一步", "finish the former step first"),
    TASKS_EXIST(
            "DR-0507",
            "该计划行已有任务",
            "the plan line has tasks already",
            "先取消未公告的任务",
            "cancel the tasks that are not announced first"),
    FIGURES_MOVED(
            "DR-0508",
            "数字在预览后已变动",
            "figures have moved since the preview",
            "重新预览并核对后再发布",
            "preview again, check, then publish"),

    // 06xx: results, disposals, publicity, indicators
    RESULT_INVALID("DR-0601", "检查结果不合规则", "result breaks a rule", "按提示更正结果", "correct the result as told"),
    PUBLICITY_REFUSED(
            "DR-0602", "该内容不得公示", "this may not be published", "去除不得公示的内容", "remove what may not be published"),
    RESULT_STATE(
            "DR-0603",
            "结果状态不允许该操作",
            "the result's state does not allow this",
            "按 录入、审核、公示 的顺序办理",
            "go in order: entry, review, publication"),
    DISPOSAL_STATE(
            "DR-0604",
            "处置状态不允许该操作",
            "the disposal's state does not allow this",
            "已完结的处置不再变更",
            "what is closed changes no more"),
    DISPOSAL_UNPROVEN(
            "DR-0605",
            "缺少办结凭证",
            "no proof that it was done",
            "填写文书号与日期；责令改正、责令公示须复查通过",
            "name document and day; an order to rectify or publish needs a re-check that was passed"),
    NOTICE_STATE(
            "DR-0606", "公示状态不允许该操作", "the notice's state does not allow this", "查看其办理过程", "look at the steps it took"),
    SECOND_PERSON(
            "DR-0607",
            "须由另一人办理",
            "somebody else has to do this",
            "由未经手的人员办理",
            "let a person do it who did not do the former step"),

    // 07xx: exchange with platforms
    SYNC_SIGNATURE(
            "DR-0701", "签名验证失败", "signature does not verify", "核对密钥、时钟与中间代理", "check key, clock and proxies between"),
    SYNC_ANSWER(
            "DR-0702",
            "平台返回无法识别",
            "platform answer is not understood",
            "保留原文，联系平台；可重试",
            "the raw answer is kept; ask the platform; may be retried"),
    SYNC_REFUSED("DR-0703", "平台拒绝请求", "platform refused the request", "按平台错误码处理", "act on the platform's code"),
    SYNC_UNREACHABLE(
            "DR-0704",
            "平台无法连接",
            "platform cannot be reached",
            "检查网络后重试；进度不会丢失",
            "check the network and retry; nothing is lost"),
    SYNC_FORK(
            "DR-0705",
            "同一版本内容不同",
            "same version, different content",
            "双方核对后以新版本更正",
            "compare both sides, correct with a new version"),
    SYNC_TOKEN_EXPIRED(
            "DR-0706",
            "断点令牌已过期",
            "resumption token has expired",
            "从已存的水位线重新拉取",
            "pull again from the stored watermark"),

    // 08xx: the database
    STORE_FAILED("DR-0801", "数据库操作失败", "database operation failed", "查看原因后重试", "see the cause and try again"),
    STORE_CONFLICT(
            "DR-0802", "记录已存在且内容不同", "record exists with other content", "以新版本更正", "correct it with a new version"),

    // 09xx: the application
    CONFIG_INVALID("DR-0901", "配置无效", "configuration is invalid", "更正所列的键", "correct the key named"),
    USAGE("DR-0902", "用法错误", "wrong usage", "见 ./run help", "see ./run help"),
    INTERNAL("DR-0903", "程序内部错误", "unexpected failure of the program", "保留日志并报告", "keep the log and report it"),
    DATA_IN_USE(
            "DR-0904",
            "数据目录正被另一个实例使用",
            "the data folder is in use by another instance",
            "先停止那个实例，或用 --data 另选目录",
            "stop that instance first, or choose another folder with --data"),
    ADDRESS_IN_USE(
            "DR-0905",
            "端口已被占用",
            "the port is in use",
            "用 --port 另选端口，或停止占用它的程序",
            "choose another with --port, or stop the program that has it"),
    NOT_FOUND(
            "DR-0906",
            "没有这个对象",
            "there is no such thing",
            "核对编号，或到它所在的清单中查找",
            "check its id, or look it up in the list it belongs to"),
    REQUEST_REFUSED("DR-0907", "请求不被接受", "the request is not accepted", "见 docs/guide/run.md", "see docs/guide/run.md"),
    SIGN_IN_REQUIRED("DR-0908", "尚未登录或登录已失效", "nobody is signed in, or no longer", "登录后重试", "sign in and try again"),
    PERMISSION_DENIED(
            "DR-0909", "没有该操作的权限", "no permission for this", "由有此权限的角色办理", "let a role do it that has the permission"),
    KEY_REUSED(
            "DR-0910",
            "幂等键已用于另一个请求",
            "the idempotency key belongs to another request",
            "每个新请求使用新的 Idempotency-Key",
            "use a fresh Idempotency-Key for each new request"),
    TOO_MANY_TRIES("DR-0911", "登录失败次数过多", "too many failed sign-ins", "稍候再试", "wait, then try again"),
    TOO_MANY_REQUESTS(
            "DR-0913",
            "查询过于频繁",
            "asked too often",
            "按 Retry-After 所示的秒数等待；整批取数请用 /v1/feed",
            "wait as many seconds as Retry-After says; use /v1/feed to get everything"),
    WRONG_PASSWORD(
            "DR-0914",
            "用户或口令不对",
            "user or password is wrong",
            "核对用户与口令；口令在启动时显示，也在数据目录的 dev-password 中",
            "check both; the password is shown at the start and stands in dev-password in the data folder"),
    TOO_LARGE(
            "DR-0915",
            "请求体或文件过大",
            "the body or file is too large",
            "拆分后分次发送",
            "split it and send the parts one by one"),
    ADDRESS_UNKNOWN(
            "DR-0916",
            "没有这个地址",
            "there is no such address",
            "核对地址；接口的地址都列在 /openapi.yaml",
            "check the address; /openapi.yaml lists those of the interface");

    private final String code;
    private final String titleZh;
    private final String titleEn;
    private final String fixZh;
    private final String fixEn;

    ErrorCode(String code, String titleZh, String titleEn, String fixZh, String fixEn) {
        this.code = code;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        this.fixZh = fixZh;
        this.fixEn = fixEn;
    }

    /** The stable code, {@code DR-} and four digits. */
    public String code() {
        return code;
    }

    /** What went wrong, in Chinese. */
    public String titleZh() {
        return titleZh;
    }

    /** What went wrong, in English. */
    public String titleEn() {
        return titleEn;
    }

    /** How to mend it, in Chinese. */
    public String fixZh() {
        return fixZh;
    }

    /** How to mend it, in English. */
    public String fixEn() {
        return fixEn;
    }
}
