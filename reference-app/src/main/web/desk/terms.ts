/** What the codes of the API are called, in the terms of the field; states also have a tone. */
import { language } from '../shared/text';

/** How a state looks; each has its own sign, so that none depends on colour. */
export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'quiet';

type Term = readonly [zh: string, en: string, tone?: Tone];

const KINDS = {
  planState: {
    DRAFT: ['草稿', 'draft', 'busy'], APPROVED: ['已审批', 'approved', 'warn'], PUBLISHED: ['已公布', 'published', 'good'],
  },
  taskState: {
    DRAFT: ['草稿', 'draft', 'busy'], APPROVED: ['已审批', 'approved', 'warn'], ANNOUNCED: ['已公告', 'announced', 'warn'],
    SUBJECTS_DRAWN: ['已抽对象', 'subjects drawn', 'warn'], INSPECTORS_DRAWN: ['已抽人员', 'inspectors drawn', 'warn'],
    IN_PROGRESS: ['检查中', 'under way', 'busy'], RESULTS_COMPLETE: ['结果齐全', 'results complete', 'good'],
    PUBLISHED: ['已公示', 'published', 'good'], CLOSED: ['已办结', 'closed', 'quiet'], CANCELLED: ['已取消', 'cancelled', 'quiet'],
  },
  drawPhase: {
    COMMITTING: ['待承诺', 'commitments awaited', 'busy'], OPENING: ['待揭示', 'openings awaited', 'busy'],
    VALUES: ['待公共值', 'public values awaited', 'busy'], READY: ['可抽取', 'ready to draw', 'warn'],
    DRAWN: ['已抽取', 'drawn', 'good'], VOIDED: ['已作废', 'void', 'bad'], LAPSED: ['已逾期', 'lapsed', 'bad'],
  },
  drawPublished: {
    NONE: ['未公布', 'not published', 'quiet'], COMMITTED: ['已公布承诺', 'commitment published', 'warn'],
    SEALED: ['封存公布', 'published sealed', 'warn'], REVEALED: ['名单已公布', 'list published', 'good'],
    VOIDED: ['已公布作废', 'published as void', 'bad'],
  },
  assignmentState: {
    DRAWN: ['已抽取', 'drawn', 'busy'], TEAM_ASSIGNED: ['已配组', 'team assigned', 'busy'], NOTIFIED: ['已通知', 'notified', 'busy'],
    VISITED: ['已到场', 'visited', 'busy'], RESULT_ENTERED: ['结果已录入', 'result entered', 'warn'], AUDITED: ['已审核', 'reviewed', 'good'],
    PUBLISHED: ['已公示', 'published', 'good'], CLOSED: ['已办结', 'closed', 'quiet'], WITHDRAWN: ['已撤回', 'withdrawn', 'quiet'],
  },
  resultState: {
    ENTERED: ['待审核', 'waiting for review', 'warn'], RETURNED: ['审核退回', 'returned', 'bad'],
    AUDITED: ['已审核', 'reviewed', 'good'], PUBLISHED: ['已公示', 'published', 'good'],
  },
  disposalState: {
    DECIDED: ['已决定', 'decided', 'warn'], IN_PROGRESS: ['办理中', 'under way', 'busy'], CLOSED: ['已完结', 'closed', 'good'],
  },
  noticeState: {
    PENDING: ['待公示', 'pending', 'warn'], PUSHED: ['已推送', 'pushed', 'busy'], FAILED: ['失败', 'failed', 'bad'],
    WITHHOLDING: ['拟不公示', 'withholding asked', 'warn'], WITHHELD: ['依法不公示', 'withheld by law', 'quiet'], WITHDRAWN: ['已撤回', 'withdrawn', 'quiet'],
    PUBLISHED: ['已公示', 'published', 'good'],
  },
  importState: {
    CHECKING: ['试运行中', 'dry run under way', 'busy'], CHECKED: ['待确认', 'dry run done', 'warn'],
    COMMITTING: ['入库中', 'being brought in', 'busy'], COMMITTED: ['已入库', 'brought in', 'good'],
    CANCELLED: ['已取消', 'cancelled', 'quiet'], FAILED: ['失败', 'failed', 'bad'],
  },
  heldState: {
    HELD: ['暂存', 'held', 'warn'], REJECTED: ['拒绝', 'rejected', 'bad'],
    OVERRIDDEN: ['已放行', 'released', 'good'], CORRECTED: ['已更正', 'corrected', 'good'],
  },
  measure: {
    MET: ['达标', 'met', 'good'], MISSED: ['未达标', 'missed', 'bad'], NOT_APPLICABLE: ['暂无基数', 'no base yet', 'quiet'],
  },
  activity: { ACTIVE: ['在岗', 'active', 'good'], INACTIVE: ['离岗', 'inactive', 'quiet'] },
  registration: {
    ACTIVE: ['在营', 'active', 'good'], SUSPENDED: ['歇业', 'suspended', 'warn'], LIQUIDATING: ['清算中', 'in liquidation', 'warn'],
    REVOKED: ['吊销未注销', 'licence revoked', 'bad'], ANNULLED: ['撤销', 'annulled', 'bad'],
    DEREGISTERED: ['注销', 'deregistered', 'quiet'], MOVED: ['迁出', 'moved away', 'quiet'],
  },
  tier: { KEY: ['重点', 'key'], GENERAL: ['一般', 'general'] },
  direction: { DIRECTED: ['定向', 'directed'], UNDIRECTED: ['不定向', 'undirected'] },
  visitMode: { REGULAR: ['普通', 'regular'], ONE_VISIT: ['综合查一次', 'one visit'] },
  limit: { NONE: ['不限', 'no bound'], AT_LEAST: ['至少', 'at least'], TOTAL: ['总数', 'in total'] },
  role: { OFFICER: ['执法人员', 'officer'], AUXILIARY: ['辅助人员', 'auxiliary'], EXPERT: ['专家', 'expert'] },
  method: {
    ONSITE: ['实地检查', 'on site'], DOCUMENT: ['书面检查', 'documents'], OTHER_AGENCY: ['其他部门结果或专业意见', "another body's findings"],
    TESTING: ['检验检测', 'testing'], NETWORK: ['网络监测', 'on the net'], THIRD_PARTY: ['专业机构辅助', 'aided by a third party'],
    OFFSITE: ['非现场检查', 'off site'],
  },
  subjectKind: {
    ENTITY: ['市场主体', 'market entity'], UNLICENSED: ['无证无照户', 'unlicensed'], NON_ENTERPRISE: ['非企业单位', 'non-enterprise'],
    PRODUCT: ['产品', 'product'], PROJECT: ['项目', 'project'], BEHAVIOUR: ['行为', 'behaviour'], PLACE: ['场所、设施', 'place'],
    PERSON: ['执业人员', 'practitioner'],
  },
  creditClass: {
    A: ['A 低风险', 'A low'], B: ['B 一般', 'B medium'], C: ['C 较高', 'C higher'], D: ['D 高风险', 'D high'], N: ['未分类', 'unclassified'],
  },
  check: {
    PASSED: ['合格', 'passed'], FAILED: ['不合格', 'failed'], NOT_CHECKED: ['未检查', 'not checked'], NOT_APPLICABLE: ['合理缺项', 'not applicable'],
  },
  outcome: {
    NO_PROBLEM: ['未发现问题', 'no problem'], UNPUBLISHED_INFO: ['未按规定公示信息', 'information not published'],
    FALSE_INFO: ['公示信息隐瞒真实情况、弄虚作假', 'false information'], UNREACHABLE: ['通过登记的住所无法联系', 'cannot be reached'],
    OTHER_VIOLATION: ['其他违法行为', 'other violation'], OTHER_DEPARTMENT: ['属其他部门职责的问题', "another authority's matter"],
    CORRECTED: ['发现问题已责令改正', 'ordered to correct'], NO_BUSINESS: ['未发现开展本次抽查涉及的经营活动', 'no such business'],
    UNCOOPERATIVE: ['不配合检查情节严重', 'uncooperative'], CLOSED: ['已关闭停业或正在组织清算', 'closed or in liquidation'],
    DEREGISTERED: ['注销', 'deregistered'], REVOKED: ['吊销', 'licence revoked'], ANNULLED: ['撤销', 'annulled'], MOVED: ['迁移', 'moved'],
  },
  disposalType: {
    NONE: ['无须处置', 'nothing'], STOP: ['责令停止', 'ordered to stop'], ORDER_RECTIFY: ['责令改正', 'ordered to rectify'],
    CASE_LEAD: ['作为案件线索移送办理', 'passed on as a case lead'], COPY_OTHER_DEPARTMENT: ['抄告其他部门', 'copied to another authority'],
    TRANSFER_JUDICIAL: ['移送司法机关', 'handed to the judiciary'], LIST_ABNORMAL: ['列入经营异常名录', 'listed as abnormal'],
    ORDER_PUBLISH: ['责令公示', 'ordered to publish'], GUIDANCE: ['行政指导', 'guidance'], OTHER: ['其他', 'other'],
  },
  noticeKind: {
    PLAN: ['年度计划', 'plan'], PLAN_CHANGE: ['计划调整', 'plan change'], TASK: ['抽查任务公告', 'task'],
    SUBJECT_LIST: ['抽中名单', 'drawn list'], RESULT: ['检查结果', 'result'], DISPOSAL: ['处置结果', 'disposal'],
  },
  ground: {
    STATE_SECRET: ['国家秘密', 'state secret'], FORBIDDEN_BY_LAW: ['法律、行政法规禁止公开', 'forbidden by law'],
    PUBLIC_SECURITY: ['危及国家安全、公共安全、经济安全、社会稳定', 'public security'], TRADE_SECRET: ['商业秘密', 'trade secret'],
    PERSONAL_PRIVACY: ['个人隐私', 'privacy'], ENFORCEMENT_FILE: ['行政执法案卷信息', 'enforcement file'],
  },
  beacon: {
    lottery: ['彩票开奖号码', 'lottery'], dice: ['现场掷骰', 'dice on the spot'], drand: ['drand', 'drand'], index: ['股票指数', 'stock index'],
  },
  importKind: {
    items: ['抽查事项清单', 'items'], authorities: ['部门', 'authorities'], subjects: ['检查对象', 'subjects'],
    pools: ['对象名录库', 'pools'], inspectors: ['执法检查人员', 'inspectors'], certificates: ['执法证', 'certificates'], recusals: ['回避关系', 'recusals'],
    'one-visit': ['综合查一次名单', 'one-visit list'], plan: ['年度计划', 'plan'], divisions: ['行政区划', 'divisions'],
    subject: ['检查对象', 'subject'], item: ['抽查事项', 'item'], authority: ['部门', 'authority'], pool: ['对象名录库', 'pool'],
    inspector: ['执法检查人员', 'inspector'], certificate: ['执法证', 'certificate'], recusal: ['回避关系', 'recusal'],
  },
  level: { NATIONAL: ['国家', 'national'], PROVINCE: ['省', 'province'], CITY: ['市', 'city'], COUNTY: ['县', 'county'], STATION: ['站所', 'station'] },
} satisfies Record<string, Record<string, Term>>;

/** The kinds of codes. */
export type Kind = keyof typeof KINDS;

function termOf(kind: Kind, code: string): Term | undefined {
  return (KINDS[kind] as Record<string, Term>)[code];
}

/** What a code is called; a code we have no word for as it is. */
export function term(kind: Kind, code: string): string {
  const found = termOf(kind, code);
  return found === undefined ? code : language.value === 'zh' ? found[0] : found[1];
}

/** How a state looks. */
export function tone(kind: Kind, code: string): Tone {
  return termOf(kind, code)?.[2] ?? 'quiet';
}

/** All codes of a kind, in their order. */
export function codes(kind: Kind): string[] {
  return Object.keys(KINDS[kind]);
}

/** A step of a history by its state, whatever the history is of. */
export function stepTerm(code: string): string {
  const kind = (['planState', 'taskState', 'assignmentState', 'resultState', 'disposalState', 'noticeState', 'heldState'] as Kind[])
    .find((candidate) => termOf(candidate, code) !== undefined);
  return kind === undefined ? code : term(kind, code);
}
