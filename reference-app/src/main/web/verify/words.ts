/**
 * The words of the verify page, and its language.
 *
 * The page has no framework, so it keeps a language of its own, under the key that the other pages use.
 */
export type Language = 'zh' | 'en';

const KEY = 'language';

const zh = {
  title: '核验抽取',
  lead: '在您自己的浏览器里，从公布的文件把一次双随机抽取重新算一遍。文件不会上传。',
  other: 'English',
  home: '首页',
  draws: '全部抽取',
  published: '已公布的抽取',
  choose: '选择一次抽取',
  none: '还没有公布的抽取。',
  listFailed: '读不到已公布的抽取，可改选证据包。',
  local: '本机文件',
  drop: '把证据包（zip 或其中的全部文件）拖到这里，或',
  pickFiles: '选择 zip 或文件',
  pickFolder: '选择文件夹',
  log: '审计日志（可选，audit-log.jsonl）',
  logTaken: '将比对日志：',
  logRemove: '不用日志',
  trust: '可信密钥清单（可选，JSON，须由您另行取得，不随证据包）',
  trustTaken: '将信任清单：',
  trustRemove: '不用清单',
  trustServer: '签名按本站公布的可信密钥清单核对，不如您另行取得的可靠：能改动证据的人，也能改动清单。',
  running: '正在核验',
  of: '/',
  stop: '停止',
  states: {
    empty: '尚未核验。请选择一次抽取，或提供证据包。',
    loading: '正在下载证据包…',
    'load failed': '证据包下载失败，请重试，或从本机选择。',
    stopped: '已停止。没有结论。',
    crashed: '核验程序出错，没有结论。请换一个浏览器，或用命令行。',
  },
  verdicts: {
    verified: '核验通过',
    'verified, signatures incomplete or not trusted': '核验通过（签名不全或未受信任）',
    'verified, unsigned': '核验通过（未签名）',
    'consistent at public level': '公开层面一致',
    refused: '核验不通过',
  },
  sentences: {
    verified: '逐项重算一致，且应签的文件都由您清单上的密钥签名。公共值请按第 8 项与发布方核对。',
    'verified, signatures incomplete or not trusted': '逐项重算一致，签名有效，但签名不全，或密钥不在您的清单上：请按第 20 项与各方核对密钥指纹，或提供您自己的可信密钥清单。公共值请按第 8 项核对。',
    'verified, unsigned': '从名录、属性、种子逐项重算，抽中名单与检查组和公布的完全一致。公共值请按第 8 项与发布方核对。',
    'consistent at public level': '公开的文件彼此一致：种子由各方承诺与公共值得出，名录与公示名单正是所承诺、所记录的。公共值请按第 8 项与发布方核对。',
    refused: '有核验项不一致或未能执行，这份证据包不能作为该次抽取的证明。',
  },
  projections: {
    AUDIT: '审计证据包：含全部文件，抽取与检查组可逐项重算。供审计、法院和本机关使用，不公开。',
    PUBLIC: '公开证据包：不含信用类别、排除原因和人员。重算抽取须用审计证据包。',
    NONE: '不是完整的公开或审计证据包。',
  },
  outcomes: {
    agree: '一致',
    differ: '不一致',
    'needs a human eye': '需人工核对',
    'not applicable': '不适用',
    'not run': '未执行',
  },
  finding: '首个不一致：',
  checks: '核验项',
  expected: '应为',
  found: '实为',
  place: '位置',
  lints: '提示',
  practice: '演练',
  practiceText: '这是演练，不是合法抽取，不得作为抽取公布。',
  facts: {
    title: '名称', authority: '机关', series: '系列', seq: '序号', attempt: '第几次', suite: '密码算法',
    count: '名录对象数', drawn: '公示抽中数', headerHash: '承诺哈希', seed: '种子',
  },
  sealed: '封存至 ',
  time: '用时：',
  second: ' 秒',
  compare: '怎样人工核对公共值',
  compareHow: '到发布方查同一期号，逐个数字比较；骰子与录像或见证记录比较。本页不代您核对。',
  beacon: { type: '类型', source: '来源', round: '期号', value: '值' },
  lookTitle: '查一户',
  lookLabel: '统一社会信用代码或主体编号',
  lookUp: '查询',
  standings: {
    drawn: '被抽中',
    'in pool': '在名录中，未被抽中',
    sealed: '在名录中；名单尚在封存期',
    'not in pool': '不在本次名录中',
    'no code': '不是合规的代码：18 位统一社会信用代码，或一个小写字母加编号',
  },
  lookDoubt: '注意：核验未通过，以下只是文件里写的。',
  offline: '下载离线核验文件（一个 HTML）',
  offlineNote: '离线文件：只读您选择的文件。',
  save: '保存核验结果（JSON）',
};

const en: typeof zh = {
  title: 'Verify a draw',
  lead: 'Computes a double-random draw again from its published files, in your own browser. Nothing is uploaded.',
  other: '中文',
  home: 'Start',
  draws: 'All draws',
  published: 'Published draws',
  choose: 'Choose a draw',
  none: 'No draw has been published yet.',
  listFailed: 'The published draws cannot be read; choose a bundle.',
  local: 'Files on this computer',
  drop: 'Drop a bundle here (a zip, or all of its files), or',
  pickFiles: 'choose a zip or files',
  pickFolder: 'choose a folder',
  log: 'Audit log (optional, audit-log.jsonl)',
  logTaken: 'Will be compared with the log: ',
  logRemove: 'Without a log',
  trust: 'Keys you trust (optional, JSON, not from the bundle)',
  trustTaken: 'Will trust the list: ',
  trustRemove: 'Without a list',
  trustServer: 'Signatures are checked against the list of keys published here, which proves less than one you got elsewhere: whoever could change the evidence could change the list.',
  running: 'Verifying',
  of: ' of ',
  stop: 'Stop',
  states: {
    empty: 'Nothing verified yet. Choose a draw, or give a bundle.',
    loading: 'Downloading the bundle…',
    'load failed': 'The bundle could not be downloaded. Try again, or choose one from this computer.',
    stopped: 'Stopped. There is no verdict.',
    crashed: 'The verifier failed: no verdict. Use another browser, or the command line.',
  },
  verdicts: {
    verified: 'Verified',
    'verified, signatures incomplete or not trusted': 'Verified, signatures incomplete or not trusted',
    'verified, unsigned': 'Verified, unsigned',
    'consistent at public level': 'Consistent at public level',
    refused: 'Refused',
  },
  sentences: {
    verified: 'All was computed again and agrees, and what must be signed is signed with keys on your list. Compare the public value with its source, check 8.',
    'verified, signatures incomplete or not trusted': 'All was computed again and agrees, and the signatures hold; but some are missing, or by keys not on your list: compare the fingerprints of check 20 with the parties, or give a list of your own. Compare the public value with its source, check 8.',
    'verified, unsigned': 'Computed again from pool, attributes and seed: the drawn list and the teams are exactly those published. Compare the public value with its source, check 8.',
    'consistent at public level': 'What is published agrees with itself: the seed follows from all commitments and the public value, pool and list are those committed to and recorded. Compare the public value with its source, check 8.',
    refused: 'A check differs or was not run, so this bundle is no proof of the draw.',
  },
  projections: {
    AUDIT: 'AUDIT bundle: all files, so the draw and the teams can be computed again. For auditors, courts and the office; not public.',
    PUBLIC: 'PUBLIC bundle: without credit classes, reasons of exclusion and inspectors. Computing the draw again needs the AUDIT bundle.',
    NONE: 'Neither a whole PUBLIC nor a whole AUDIT bundle.',
  },
  outcomes: {
    agree: 'agree',
    differ: 'differ',
    'needs a human eye': 'needs a human eye',
    'not applicable': 'not applicable',
    'not run': 'not run',
  },
  finding: 'First difference: ',
  checks: 'Checks',
  expected: 'expected',
  found: 'found',
  place: 'place',
  lints: 'Lints',
  practice: 'REHEARSAL',
  practiceText: 'This is a rehearsal (演练), not a lawful draw, and must not be published as one.',
  facts: {
    title: 'Title', authority: 'Authority', series: 'Series', seq: 'Number', attempt: 'Attempt', suite: 'Algorithms',
    count: 'Subjects in the pool', drawn: 'Subjects listed as drawn', headerHash: 'Header hash', seed: 'Seed',
  },
  sealed: 'sealed until ',
  time: 'Time: ',
  second: ' s',
  compare: 'How to compare the public value',
  compareHow: 'Compare it digit by digit with the same issue at the publisher; dice, with the video or the witnesses\' record. This page does not.',
  beacon: { type: 'Type', source: 'Source', round: 'Issue', value: 'Value' },
  lookTitle: 'Look a subject up',
  lookLabel: 'Credit code or subject id',
  lookUp: 'Look up',
  standings: {
    drawn: 'drawn',
    'in pool': 'in the pool, not drawn',
    sealed: 'in the pool; the list is still sealed',
    'not in pool': 'not in the pool of this draw',
    'no code': 'no legal id: 18 characters of a credit code, or a lower-case letter and a number',
  },
  lookDoubt: 'Mind: the verification was refused; this is only what the files say.',
  offline: 'Download the offline verifier (one HTML file)',
  offlineNote: 'Offline file: reads only the files that you choose.',
  save: 'Save the report (JSON)',
};

/** The words of the page. */
export type Words = typeof zh;

/** The words in a language; both have one type, so that a missing translation does not compile. */
export function wordsIn(language: Language): Words {
  return language === 'zh' ? zh : en;
}

/** The language chosen last. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    // A browser may refuse storage, as for a file; the page then begins in Chinese each time.
    return 'zh';
  }
}

/** Remembers a language. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Then it is forgotten when the page closes.
  }
}
