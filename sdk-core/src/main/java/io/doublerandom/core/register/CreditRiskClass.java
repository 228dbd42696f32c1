package io.doublerandom.core.register;

/** Credit-risk class of a subject (企业信用风险分类), 国市监信发〔2022〕6号; drives ratio and frequency. */
public enum CreditRiskClass {
    /** 信用风险低. */
    A,
    /** 信用风险一般. */
    B,
    /** 信用风险较高. */
    C,
    /** 信用风险高. */
    D,
    /** 未分类: newly founded, sole traders, non-enterprises; drawn at the ratio of B unless a policy says otherwise. */
    N
}
