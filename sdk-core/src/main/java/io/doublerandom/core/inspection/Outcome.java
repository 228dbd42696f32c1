package io.doublerandom.core.inspection;

/**
 * Outcome of an inspection (检查结果). Names, not digits: platforms use the same digit for different outcomes.
 */
public enum Outcome {
    /** 未发现问题; excludes every other outcome. */
    NO_PROBLEM(Nature.CLEAR, Disposal.Type.NONE),
    /** 未按规定公示应当公示的信息. */
    UNPUBLISHED_INFO(Nature.PROBLEM, Disposal.Type.ORDER_PUBLISH),
    /** 公示信息隐瞒真实情况、弄虚作假. */
    FALSE_INFO(Nature.PROBLEM, Disposal.Type.LIST_ABNORMAL),
    /** 通过登记的住所（经营场所）无法联系. */
    UNREACHABLE(Nature.PROBLEM, Disposal.Type.LIST_ABNORMAL),
    /** 发现问题待后续处理、违反监管规定. */
    OTHER_VIOLATION(Nature.PROBLEM, Disposal.Type.CASE_LEAD),
    /** 违反其他部门规定. */
    OTHER_DEPARTMENT(Nature.PROBLEM, Disposal.Type.COPY_OTHER_DEPARTMENT),
    /** 发现问题已责令改正. */
    CORRECTED(Nature.PROBLEM, Disposal.Type.NONE),
    /** 未发现开展本次抽查涉及的经营活动. */
    NO_BUSINESS(Nature.CLEAR, Disposal.Type.NONE),
    /** 不配合检查情节严重. */
    UNCOOPERATIVE(Nature.PROBLEM, Disposal.Type.CASE_LEAD),
    /** 已关闭停业或正在组织清算. */
    CLOSED(Nature.NOT_INSPECTABLE, Disposal.Type.STOP),
    /** 注销. */
    DEREGISTERED(Nature.NOT_INSPECTABLE, Disposal.Type.STOP),
    /** 被吊销营业执照. */
    REVOKED(Nature.NOT_INSPECTABLE, Disposal.Type.STOP),
    /** 被撤销. */
    ANNULLED(Nature.NOT_INSPECTABLE, Disposal.Type.STOP),
    /** 迁出. */
    MOVED(Nature.NOT_INSPECTABLE, Disposal.Type.STOP);

    private final Nature nature;
    private final Disposal.Type defaultDisposal;

    Outcome(Nature nature, Disposal.Type defaultDisposal) {
        this.nature = nature;
        this.defaultDisposal = defaultDisposal;
    }

    /** What kind of outcome it is. */
    public Nature nature() {
        return nature;
    }

    /** What usually follows. */
    public Disposal.Type defaultDisposal() {
        return defaultDisposal;
    }

    /** What kind of outcome it is. */
    public enum Nature {
        /** Nothing found. */
        CLEAR,
        /** A problem was found (发现问题). */
        PROBLEM,
        /** The subject could not be inspected; counts as concluded with its evidence. */
        NOT_INSPECTABLE
    }
}
