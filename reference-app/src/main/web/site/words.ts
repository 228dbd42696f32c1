import { words } from '../shared/text';

const zh = {
  title: '双随机、一公开',
  lead: '随机抽取检查对象，随机选派执法检查人员，抽查事项及查处结果及时公开。每次公布的抽取，任何人都可以核验。',
  other: 'English',
  loading: '正在载入…',
  failed: '载入失败：',
  again: '再试一次',
  now: '现有数据',
  counts: {
    authorities: '部门',
    items: '抽查事项',
    subjectPools: '对象名录库',
    subjects: '检查对象',
    inspectors: '执法检查人员',
    plans: '年度计划',
    tasks: '抽查任务',
    draws: '抽取',
  },
  published: '已公布的抽取',
  check: '可在自己的浏览器里核验；也可下载证据包，解压后用 ./run verify 目录 核验。',
  none: '尚无公布的抽取。',
  practice: '演练，不是合法抽取',
  pool: (count: number) => `名录 ${count.toLocaleString('en')} 户`,
  verify: '在我的浏览器里核验',
  bundle: '下载公开证据包',
  limits: '尚不能用于生产',
  limit: '没有登录与权限，只监听本机；示例平台是本机沙箱，不连接真实政务系统。标有“演练”的抽取不具法律效力。',
};

const en: typeof zh = {
  title: 'Double-random inspections 双随机、一公开',
  lead: 'Subjects and inspectors are drawn at random, results are published, and anyone can check a published draw.',
  other: '中文',
  loading: 'Loading…',
  failed: 'Loading failed:',
  again: 'Try again',
  now: 'What is here',
  counts: {
    authorities: 'authorities',
    items: 'items',
    subjectPools: 'subject pools',
    subjects: 'subjects',
    inspectors: 'inspectors',
    plans: 'annual plans',
    tasks: 'tasks',
    draws: 'draws',
  },
  published: 'Published draws',
  check: 'Verify it in your own browser; or download a bundle, unpack it, check it with ./run verify DIR.',
  none: 'No draw has been published yet.',
  practice: 'practice, no draw in law',
  pool: (count: number) => `pool of ${count.toLocaleString('en')}`,
  verify: 'Verify in my browser',
  bundle: 'Download the public evidence',
  limits: 'Not for production yet',
  limit:
    'There is no sign-in, so it listens on this machine only; the platforms are local sandboxes, no real government system is connected. A draw marked “practice” has no effect in law.',
};

export const text = words(zh, en);
