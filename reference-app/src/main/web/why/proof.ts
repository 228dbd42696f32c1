/** Checks a proof for one subject with nothing but the proof: docs/spec/subject-proof-v1.md. */
import { hex, unhex, utf8, type Bytes } from '../verify/protocol/bytes';
import { readCeremony, readHeader, readPlan, readResult } from '../verify/protocol/documents';
import { Hash } from '../verify/protocol/hash';
import { canonicalText, isObject, type Json } from '../verify/protocol/json';
import { quotas } from '../verify/protocol/quotas';
import { canonical, HASH, Members, NAME, need, pattern, timeText } from '../verify/protocol/reader';
import {
  agree, CheckList, humanEye, notApplicable, require, say, type Check, type CheckId, type Finding, type Say,
} from '../verify/protocol/report';
import { keyOf, seedOf } from '../verify/protocol/seed';
import { readBase64, type TrustedKeys } from '../verify/protocol/sign/keys';
import { checkSignatures } from '../verify/protocol/sign/signatures';
import { checkDocuments, type Documents } from '../verify/protocol/verification';
import {
  contain, idsLeaf, linesLeaf, poolNeighbours, poolRoot, PROOF, readListStretch, readPath, readPlace, readPoolStretch,
  rootOf, type ListStretch, type PoolStretch,
} from './stretch';

/** What a proof shows of its subject. */
export type Standing = 'DRAWN' | 'NOT_DRAWN' | 'NOT_PUBLISHED' | 'EXCLUDED' | 'NOT_IN_POOL' | 'UNPROVEN';

/** A line of strata.csv. */
interface Stratum {
  readonly line: string;
  readonly key: string;
  readonly members: number;
  readonly drawn: number;
  readonly tau: string;
}

/** What the subject alone is told. */
interface Own {
  readonly reason: string | undefined;
  readonly codes: string;
  readonly salt: string;
  readonly commitments: Bytes;
  readonly path: readonly string[];
  readonly bucketPath: readonly string[];
  readonly strata: readonly Stratum[];
  readonly place: { readonly chunk: number; readonly chunks: number; readonly path: readonly string[] };
}

interface Proof {
  readonly sid: string;
  readonly documents: Documents;
  readonly pool: readonly PoolStretch[];
  readonly list: readonly ListStretch[] | undefined;
  readonly own: Own | undefined;
  readonly signatures: Json | undefined;
  readonly keys: Json | undefined;
}

/** What was found. */
export interface ProofReport {
  readonly sid: string;
  readonly draw: string;
  readonly title: string;
  readonly practice: boolean;
  readonly own: boolean;
  readonly standing: Standing;
  readonly reason: string | undefined;
  readonly stratum: { readonly key: string; readonly members: number; readonly drawn: number; readonly tau: string } | undefined;
  readonly ticket: string | undefined;
  readonly finding: string;
  readonly checks: readonly Check[];
}

const CONCERNED: readonly CheckId[] = [
  'members', 'canonical', 'planHash', 'header', 'parties', 'reveals', 'beacons', 'seed', 'exclusions', 'rootS', 'rootA',
  'strata', 'selection', 'publicList', 'signatures',
];
const FOR_THE_SUBJECT = say('for the subject only', '仅供本户');

/** Checks a document; whatever is wrong with it is in the report. */
export function checkProof(document: Bytes, trusted?: TrustedKeys): ProofReport {
  const checks = new CheckList();
  // The list of checks knows this one of a bundle's files, which a proof has none of.
  checks.run('files', () => agree(''));
  let value: Json | undefined;
  let proof: Proof | undefined;
  checks.run('canonical', () => {
    value = canonical(PROOF, document);
    return agree(`${document.length} bytes`, `${document.length} 字节`);
  });
  checks.run('members', () => {
    proof = readProof(value as Json);
    return agree(proof.own ? 'own' : 'public', proof.own ? '本户' : '公开');
  }, 'canonical');
  const run = proof === undefined ? undefined : new Run(proof, checks, trusted);
  run?.all();
  const made = checks.report('PUBLIC', []).checks.filter((check) => CONCERNED.includes(check.id));
  const holds = made.every((check) => check.outcome !== 'differ' && check.outcome !== 'not run');
  const read = proof as Proof | undefined;
  return {
    sid: read?.sid ?? '',
    draw: read?.documents.headerHash ?? '',
    title: read?.documents.plan.title ?? '',
    practice: read?.documents.plan.practice ?? false,
    own: read?.own !== undefined,
    standing: holds && run ? run.standing() : 'UNPROVEN',
    reason: read?.own?.reason,
    stratum: run?.stratum,
    ticket: run?.ticket,
    finding: made.find((check) => check.outcome === 'differ')?.en ?? '',
    checks: made,
  };
}

function readProof(value: Json): Proof {
  // These have readers of their own; the rest must be exactly the other members.
  const rest = new Map(isObject(value) ? value : []);
  const whole = (member: string): Json => {
    const found = rest.get(member);
    need(found !== undefined, PROOF, member, 'is missing', '缺失');
    rest.delete(member);
    return found as Json;
  };
  const [planJson, headerJson, ceremonyJson, resultJson] = [whole('plan'), whole('header'), whole('ceremony'), whole('result')];
  const signed = rest.has('signatures');
  const [signatures, keys] = signed ? [whole('signatures'), whole('keys')] : [];
  return Members.read(PROOF, '', rest, (m) => {
    m.version();
    const level = m.text('level');
    need(level === 'public' || level === 'own', PROOF, 'level', 'is neither public nor own', '不是 public 或 own');
    const plan = readPlan(planJson);
    const header = readHeader(headerJson);
    const ceremony = readCeremony(ceremonyJson);
    const result = readResult(resultJson);
    const hash = new Hash(plan.suite);
    const of = (label: string, json: Json): string => hex(hash.label(label).text(canonicalText(json)).finish());
    const headerHash = of('header', headerJson);
    const documents: Documents = {
      plan, header, ceremony, result, hash, headerHash,
      planHash: of('plan', planJson),
      resultHash: of('result', resultJson),
      seed: seedOf(hash, headerHash, ceremony),
      revealBy: timeText(header.revealBy),
    };
    return {
      sid: m.text('sid'),
      documents,
      pool: m.objects('pool', readPoolStretch),
      list: m.has('list') ? m.objects('list', readListStretch) : undefined,
      own: level === 'own' ? readOwn(m) : undefined,
      signatures,
      keys,
    };
  });
}

function readOwn(m: Members): Own {
  const none = { codes: '', salt: '', commitments: new Uint8Array(), path: [], bucketPath: [], strata: [] };
  if (m.has('reason')) {
    return { reason: m.text('reason'), ...none, place: { chunk: 0, chunks: 1, path: [] } };
  }
  const attributes = m.object('attributes', (a) => {
    const codes = a.text('codes');
    codes.split('|').forEach((code) => pattern(PROOF, 'codes', code, NAME));
    const commitments = readBase64(a, 'commitments');
    need(commitments.length > 0 && commitments.length % 32 === 0, PROOF, 'commitments', 'are not of 32 bytes each', '不是每个 32 字节');
    return {
      codes, commitments,
      salt: pattern(PROOF, 'salt', a.text('salt'), '[0-9a-f]{32}'),
      path: readPath(a, 'path'),
      bucketPath: readPath(a, 'bucketPath'),
    };
  });
  return { reason: undefined, ...attributes, ...m.object('strata', readStrata) };
}

function readStrata(m: Members): Pick<Own, 'strata' | 'place'> {
  const strata = m.texts('lines').map((line): Stratum => {
    const [key, n, k, tau, more] = line.split(',');
    need(key !== undefined && tau !== undefined && more === undefined, PROOF, 'lines', 'have a line that is not key,N,k,tau', '有一行格式不对');
    const members = Number(pattern(PROOF, 'N', n as string, '[1-9][0-9]{0,8}'));
    const drawn = Number(pattern(PROOF, 'k', k as string, '0|[1-9][0-9]{0,8}'));
    pattern(PROOF, 'tau', tau as string, drawn === 0 ? '' : HASH);
    need(drawn <= members, PROOF, 'k', 'is more than N', '大于 N');
    return { line, key: key as string, members, drawn, tau: tau as string };
  });
  need(strata.length > 0 && strata.length <= 256, PROOF, 'lines', 'are not 1 to 256', '不是 1 至 256 行');
  need(strata.every((one, i) => i === 0 || (strata[i - 1] as Stratum).key < one.key), PROOF, 'lines', 'do not ascend', '没有升序');
  return { strata, place: readPlace(m, strata.length) };
}

class Run {
  stratum: Stratum | undefined;
  ticket: string | undefined;
  private inPool = false;
  private listed: boolean | undefined;
  private below: boolean | undefined;
  private readonly proof: Proof;
  private readonly checks: CheckList;
  private readonly trusted: TrustedKeys | undefined;

  constructor(proof: Proof, checks: CheckList, trusted: TrustedKeys | undefined) {
    this.proof = proof;
    this.checks = checks;
    this.trusted = trusted;
  }

  standing(): Standing {
    if (!this.inPool) {
      return this.proof.own?.reason ? 'EXCLUDED' : 'NOT_IN_POOL';
    }
    const drawn = this.listed ?? this.below;
    return drawn === undefined ? 'NOT_PUBLISHED' : drawn ? 'DRAWN' : 'NOT_DRAWN';
  }

  all(): void {
    const { checks } = this;
    checkDocuments(this.proof.documents, checks);
    checks.run('rootS', () => this.pool());
    checks.run('exclusions', () => this.reason(), 'rootS');
    checks.run('rootA', () => this.attributes(), 'rootS');
    checks.run('strata', () => this.strata(), 'rootA', 'seed');
    checks.run('publicList', () => this.list(), 'rootS');
    checks.run('selection', () => this.drawn(), 'strata', 'publicList');
    checks.run('signatures', () => this.signatures());
  }

  /** Why a part of the own level is not there. */
  private absent(): Say {
    return this.proof.own ? say('not in the pool', '不在名录内') : FOR_THE_SUBJECT;
  }

  private pool(): Finding {
    const { documents: { hash, header }, pool, sid } = this.proof;
    for (const stretch of pool) {
      require(poolRoot(hash, stretch, idsLeaf(hash, stretch.ids)) === header.rootS, PROOF,
        'pool: a stretch does not lead to rootS', '名录片段不能得出 rootS');
      require(stretch.count <= header.count, PROOF, 'pool: a group is greater than the pool', '组大于名录');
    }
    this.inPool = contain(pool, poolNeighbours, sid);
    return this.inPool
      ? agree('in the pool', '在名录内')
      : agree('not in the pool: its place is between two neighbours', '不在名录内：它的位置在两个相邻代码之间');
  }

  private reason(): Finding {
    const { own } = this.proof;
    require(own === undefined || (own.reason !== undefined) !== this.inPool, PROOF,
      'has codes for a subject that is not in the pool, or a reason for one that is', '类别或排除原因与是否在名录内不符');
    if (own?.reason === undefined) {
      return own ? notApplicable('not excluded', '未被排除') : notApplicable(FOR_THE_SUBJECT.en, FOR_THE_SUBJECT.zh);
    }
    if (own.reason === '') {
      return humanEye('the office states that the subject is not in the register of this draw', '机关说明：该主体不在本次登记名册中');
    }
    pattern(PROOF, 'reason', own.reason, NAME);
    return humanEye(
      `the office states the reason ${own.reason}; whoever has the AUDIT bundle sees it under exclusionsRoot`,
      `机关说明的原因：${own.reason}；持有 AUDIT 证据包者可在 exclusionsRoot 下核对`);
  }

  private attributes(): Finding {
    const { own, documents: { hash, header }, pool, sid } = this.proof;
    if (own === undefined || own.reason !== undefined) {
      const { en, zh } = this.absent();
      return notApplicable(en, zh);
    }
    const stretch = pool[0] as PoolStretch;
    const place = stretch.ids.indexOf(sid);
    require(place >= 0 && own.commitments.length === stretch.ids.length * 32, PROOF,
      'attributes: not one commitment for each subject of the stretch', '承诺数与名录片段不符');
    const commitment = hex(hash.byte(0x41).bytes(unhex(own.salt)).lp8(sid).text(own.codes).finish());
    require(commitment === hex(own.commitments, place * 32, (place + 1) * 32), PROOF,
      'attributes: codes and salt are not those committed to', '类别与盐值不是所承诺的');
    const leaf = hex(hash.byte(4).bytes(own.commitments).finish());
    require(poolRoot(hash, stretch, leaf, own.path, own.bucketPath) === header.rootA, PROOF,
      'attributes: the commitments do not lead to rootA', '承诺不能得出 rootA');
    require(this.share(own.codes) !== undefined, PROOF, 'attributes: the codes do not fit the plan', '类别与方案不符');
    return agree(own.codes);
  }

  /** The share of a stratum in millionths; undefined if its codes do not fit the plan. */
  private share(key: string): number | undefined {
    const { plan } = this.proof.documents;
    const codes = key.split('|');
    return codes.length === plan.attributes.length
      ? plan.ratio.ppm.get(codes[plan.attributes.indexOf(plan.ratio.by)] ?? '')
      : undefined;
  }

  private strata(): Finding {
    const { own, documents } = this.proof;
    if (own === undefined || own.reason !== undefined) {
      const { en, zh } = this.absent();
      return notApplicable(en, zh);
    }
    const { hash, header, result, plan, seed } = documents;
    const leaf = linesLeaf(hash, own.strata.map(({ line }) => line));
    require(rootOf(hash, leaf, own.place.chunk, own.place.chunks, own.place.path) === result.strataRoot, PROOF,
      'strata: the lines do not lead to strataRoot', '分层行不能得出 strataRoot');
    const found = own.strata.find(({ key }) => key === own.codes);
    require(found !== undefined, PROOF, "strata: the subject's stratum is not among the lines", '没有该主体的分层');
    this.stratum = found;
    const members = own.strata.reduce((sum, one) => sum + one.members, 0);
    const whole = own.place.chunks === 1;
    require(whole ? members === header.count : members <= header.count, PROOF,
      'strata: the members do not add up to the pool', '各层户数之和与名录不符');
    const line = `${found?.drawn ?? 0} / ${found?.members ?? 0}`;
    if (!whole) {
      return humanEye(`${line}; the quotas of more than 256 strata are checked on the AUDIT bundle`,
        `${line}；分层超过 256 个，数量须凭 AUDIT 包核对`);
    }
    const shares = own.strata.map(({ key }, i) => {
      const share = this.share(key);
      require(share !== undefined, PROOF, `strata: line ${i + 1} fits no plan`, `第 ${i + 1} 行与方案不符`);
      return share ?? 0;
    });
    const u = BigInt(`0x${hex(keyOf(hash, seed, 'quota'), 0, 8)}`);
    quotas(own.strata.map((one) => one.members), shares, plan.quota, u).forEach((quota, i) => {
      require(quota === own.strata[i]?.drawn, PROOF,
        `strata: line ${i + 1} has another quota than plan and seed give`, `第 ${i + 1} 行的数量与方案和种子不符`);
    });
    return agree(`${line}; the quotas of all ${own.strata.length} strata follow from the seed`,
      `${line}；全部 ${own.strata.length} 层的数量均可由种子算出`);
  }

  private list(): Finding {
    const { list, documents: { hash, plan, result }, sid } = this.proof;
    if (list === undefined) {
      require(plan.embargoUntil !== '', PROOF, 'list: is missing, and the plan has no embargo', '缺少名单，而方案没有封存期');
      return notApplicable(`under embargo until ${plan.embargoUntil}`, `封存至 ${plan.embargoUntil}`);
    }
    if (list.length === 0) {
      require(result.publicRoot === hex(hash.finish()), PROOF,
        'list: is empty, but the result has drawn somebody', '名单为空，但结果中有人被抽中');
      this.listed = false;
      return agree('nobody was drawn', '无人被抽中');
    }
    for (const stretch of list) {
      require(rootOf(hash, linesLeaf(hash, stretch.ids), stretch.chunk, stretch.chunks, stretch.path) === result.publicRoot,
        PROOF, 'list: a stretch does not lead to publicRoot', '名单片段不能得出 publicRoot');
    }
    const on = contain(list, (left, right) => left.chunks === right.chunks && left.chunk + 1 === right.chunk, sid);
    require(!on || this.inPool, PROOF, 'list: has a subject that is not in the pool', '名单中的主体不在名录内');
    this.listed = on;
    return on ? agree('on the list', '在名单上')
      : agree('not on the list: its place is between two neighbours', '不在名单上：它的位置在两个相邻代码之间');
  }

  private drawn(): Finding {
    const { own, documents: { hash, plan, seed }, sid } = this.proof;
    if (!this.inPool || (!plan.attributesPublic && own === undefined)) {
      const { en, zh } = this.inPool ? FOR_THE_SUBJECT : say('not in the pool', '不在名录内');
      return notApplicable(en, zh);
    }
    const key = keyOf(hash, seed, 'ticket');
    const ticket = hex(plan.attributesPublic
      ? hash.byte(0x54).bytes(key).lp8(sid).finish()
      : hash.byte(0x50).bytes(key).bytes(new Uint8Array(31)).lp8(sid).bytes(unhex(own?.salt ?? '')).finish());
    this.ticket = ticket;
    if (this.stratum === undefined) {
      return agree(`ticket ${ticket}`, `号码 ${ticket}`);
    }
    const { tau } = this.stratum;
    const below = tau !== '' && ticket <= tau;
    require(this.listed === undefined || this.listed === below, PROOF,
      'ticket and threshold say otherwise than the public list', '号码与线同公示名单不符');
    this.below = below;
    return agree(`ticket ${ticket} ${below ? 'is at or below' : 'is above'} the threshold ${tau || 'of nobody'}`,
      `号码 ${ticket} ${below ? '不高于' : '高于'}线 ${tau || '（该层不抽）'}`);
  }

  private signatures(): Finding {
    const { signatures, keys, documents } = this.proof;
    return signatures === undefined || keys === undefined
      ? notApplicable('unsigned', '未签名')
      : checkSignatures(documents, utf8(canonicalText(signatures)), utf8(canonicalText(keys)), this.trusted);
  }
}
