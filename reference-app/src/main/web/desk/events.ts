/** What the entries of the audit log are called; who checks the log also wants their raw names beside that. */
import { language } from '../shared/text';
import { called } from './session';

type Name = readonly [zh: string, en: string];

const EVENTS: Record<string, Name> = {
  'plan:create': ['新建计划', 'plan begun'], 'plan:edit': ['修改计划', 'plan edited'], 'plan:approve': ['审批计划', 'plan approved'],
  'plan:return': ['退回计划', 'plan returned'], 'plan:publish': ['公布计划', 'plan published'], 'plan:amend': ['调整计划', 'plan amended'],
  'task:create': ['生成任务', 'task made'], 'task:approve': ['审批任务', 'task approved'], 'task:return': ['退回任务', 'task returned'],
  'task:announce': ['公告任务', 'task announced'], 'task:cancel': ['取消任务', 'task cancelled'],
  plan: ['抽取规则', 'rules of the draw'], 'roster-exclusions': ['人员排除名单', 'who is kept off the roster'], header: ['冻结名录', 'pool frozen'], result: ['抽取结果', 'result of the draw'], void: ['作废抽取', 'draw voided'],
  'draw:prepare': ['抽取准备', 'draw prepared'], 'draw:read-value': ['录入公共值', 'public value typed'], 'draw:readings-differ': ['公共值两次录入不符', 'readings of the public value differ'],
  'draw:result': ['抽取', 'draw made'], 'draw:void': ['作废', 'draw voided'], 'draw:approve-redraw': ['审批重抽', 'another attempt approved'],
  'draw:publish': ['公布抽取证据', 'evidence published'], 'draw:audit-bundle': ['下载全量证据包', 'AUDIT evidence downloaded'], 'draw:own-proof': ['出具本户证明', 'a subject\'s own proof made'],
  'result:submit': ['提交结果', 'result submitted'], 'result:approve': ['审核通过', 'result approved'], 'result:return': ['退回结果', 'result returned'],
  'result:correct': ['更正结果', 'result corrected'],
  'disposal:decide': ['决定处置', 'disposal decided'], 'disposal:progress': ['处置进展', 'progress of a disposal'], 'disposal:close': ['办结处置', 'disposal closed'],
  'notice:publish': ['公示', 'notice published'], 'notice:fail': ['公示失败', 'publishing failed'], 'notice:withhold': ['申请不公示', 'withholding asked'],
  'notice:withhold-approve': ['同意不公示', 'withholding approved'], 'notice:withhold-decline': ['不同意不公示', 'withholding declined'], 'notice:release': ['恢复公示', 'notice released'],
  'bulletin:publish': ['发布通报', 'bulletin published'], 'import:commit': ['导入入库', 'import brought in'], 'row:release': ['放行暂存行', 'held row released'],
  'clock:advance': ['拨快模拟时钟', 'simulated clock advanced'],
};

/** Events that say of whom or of what behind a colon. */
const OF: Record<string, (of: string) => Name> = {
  commit: (party) => [`承诺 · ${called(party, 'zh')}`, `commitment · ${called(party, 'en')}`],
  reveal: (party) => [`揭示 · ${called(party, 'zh')}`, `opening · ${called(party, 'en')}`],
  beacon: (index) => [`公共值 · 第 ${String(Number(index) + 1)} 个`, `public value no. ${String(Number(index) + 1)}`],
  export: (list) => [`导出清单 · ${list}`, `list exported · ${list}`],
};

/** What an event is called in the language shown now; empty if we have no words for it. */
export function eventName(type: string): string {
  const colon = type.indexOf(':');
  const name = EVENTS[type] ?? (colon < 0 ? undefined : OF[type.slice(0, colon)]?.(type.slice(colon + 1)));
  return name === undefined ? '' : language.value === 'zh' ? name[0] : name[1];
}
