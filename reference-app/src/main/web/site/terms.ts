/** The field's terms for the codes of the API, and how each state is marked: an icon, a word and a colour. */
import { words } from '../shared/text';
import type { Schemas } from '../shared/api';

/** How good or bad news a mark is. */
export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

/** A state as it is shown. */
export interface Mark {
  readonly tone: Tone;
  readonly icon: string;
  readonly word: string;
}

type Words<K extends string> = Record<K, string>;

const zhOutcomes: Words<Schemas['Outcome']> = {
  NO_PROBLEM: '未发现问题',
  UNPUBLISHED_INFO: '未按规定公示应当公示的信息',
  FALSE_INFO: '公示信息隐瞒真实情况、弄虚作假',
  UNREACHABLE: '通过登记的住所（经营场所）无法联系',
  OTHER_VIOLATION: '发现问题待后续处理',
  OTHER_DEPARTMENT: '违反其他部门规定',
  CORRECTED: '发现问题已责令改正',
  NO_BUSINESS: '未发现开展本次抽查涉及的经营活动',
  UNCOOPERATIVE: '不配合检查情节严重',
  CLOSED: '已关闭停业或正在组织清算',
  DEREGISTERED: '注销',
  REVOKED: '被吊销营业执照',
  ANNULLED: '被撤销',
  MOVED: '迁出',
};

const enOutcomes: typeof zhOutcomes = {
  NO_PROBLEM: 'no problem found',
  UNPUBLISHED_INFO: 'information due was not published',
  FALSE_INFO: 'published information was false',
  UNREACHABLE: 'not to be reached at the registered address',
  OTHER_VIOLATION: 'problem found, to be followed up',
  OTHER_DEPARTMENT: 'breach of another authority\'s rules',
  CORRECTED: 'problem found, correction ordered',
  NO_BUSINESS: 'business in question not carried on',
  UNCOOPERATIVE: 'serious refusal to cooperate',
  CLOSED: 'closed or being wound up',
  DEREGISTERED: 'deregistered',
  REVOKED: 'licence revoked',
  ANNULLED: 'registration annulled',
  MOVED: 'moved away',
};

/** Outcomes of inspections (检查结果). */
export const outcomes = words(zhOutcomes, enOutcomes);

const CLEAR: readonly Schemas['Outcome'][] = ['NO_PROBLEM', 'NO_BUSINESS'];
const NOT_INSPECTABLE: readonly Schemas['Outcome'][] = ['CLOSED', 'DEREGISTERED', 'REVOKED', 'ANNULLED', 'MOVED'];

/** The mark of an outcome. */
export function outcomeMark(outcome: Schemas['Outcome']): Mark {
  const word = outcomes.value[outcome];
  if (CLEAR.includes(outcome)) {
    return { tone: 'good', icon: '✓', word };
  }
  return NOT_INSPECTABLE.includes(outcome) ? { tone: 'quiet', icon: '–', word } : { tone: 'bad', icon: '!', word };
}

const zhDisposals: Words<Schemas['DisposalType']> = {
  NONE: '无需后续处置',
  STOP: '停止检查，反馈日常监管',
  ORDER_RECTIFY: '责令（限期）改正',
  CASE_LEAD: '发现案件线索，移送办案机构立案',
  COPY_OTHER_DEPARTMENT: '抄告、移送相关部门',
  TRANSFER_JUDICIAL: '涉嫌犯罪，移送司法机关',
  LIST_ABNORMAL: '列入经营异常名录',
  ORDER_PUBLISH: '责令公示',
  GUIDANCE: '行政指导、告诫',
  OTHER: '其他',
};

const enDisposals: typeof zhDisposals = {
  NONE: 'nothing further',
  STOP: 'inspection ended, day-to-day supervision informed',
  ORDER_RECTIFY: 'ordered to rectify',
  CASE_LEAD: 'handed over as a lead for a case',
  COPY_OTHER_DEPARTMENT: 'passed on to the authority concerned',
  TRANSFER_JUDICIAL: 'suspected crime, handed to the judicial organs',
  LIST_ABNORMAL: 'put on the list of abnormal operations',
  ORDER_PUBLISH: 'ordered to publish',
  GUIDANCE: 'guidance or warning',
  OTHER: 'other',
};

/** What follows from a problem (后续处置). */
export const disposals = words(zhDisposals, enDisposals);

/** 定向、不定向. */
export const directions = words<Words<Schemas['Direction']>>(
  { DIRECTED: '定向', UNDIRECTED: '不定向' },
  { DIRECTED: 'directed (定向)', UNDIRECTED: 'undirected (不定向)' },
);

const drawStates = words<Words<Schemas['DrawState']>>(
  { COMMITTED: '已承诺', SEALED: '封存中', REVEALED: '已公布', VOIDED: '已作废' },
  { COMMITTED: 'committed (已承诺)', SEALED: 'sealed (封存中)', REVEALED: 'published (已公布)', VOIDED: 'void (已作废)' },
);

/** The mark of a draw's state. */
export function drawMark(state: Schemas['DrawState']): Mark {
  const word = drawStates.value[state];
  return state === 'REVEALED'
    ? { tone: 'good', icon: '✓', word }
    : state === 'SEALED'
      ? { tone: 'warn', icon: '◐', word }
      : state === 'VOIDED'
        ? { tone: 'bad', icon: '✗', word }
        : { tone: 'quiet', icon: '○', word };
}

const standings = words<Words<Schemas['Standing']>>(
  { DRAWN: '已被抽中', SEALED: '名单封存中', NOT_DRAWN: '未被抽中', NOT_IN_POOL: '不在已公布的名录中' },
  { DRAWN: 'drawn', SEALED: 'list still sealed', NOT_DRAWN: 'not drawn', NOT_IN_POOL: 'in no published pool' },
);

/** The mark of whether a subject was drawn. */
export function standingMark(standing: Schemas['Standing']): Mark {
  const word = standings.value[standing];
  return standing === 'DRAWN'
    ? { tone: 'warn', icon: '●', word }
    : standing === 'SEALED'
      ? { tone: 'quiet', icon: '◐', word }
      : standing === 'NOT_DRAWN'
        ? { tone: 'good', icon: '○', word }
        : { tone: 'quiet', icon: '–', word };
}
