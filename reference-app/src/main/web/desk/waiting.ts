/** What waits for a user, by what they may do: each question to the app with the page that answers it. */
import { get, type Schemas } from './client';
import type { Permission } from './session';

type Total = Schemas['Total'];

/** One kind of waiting things. */
export interface Waiting {
  readonly zh: string;
  readonly en: string;
  readonly need: Permission;
  readonly to: { path: string; query?: Record<string, string> };
  readonly ask: (year: string, me: string) => Promise<Total>;
}

async function total(path: string, query: Record<string, string>): Promise<Total> {
  return (await get<{ total: Total }>(path, { ...query, limit: 1 })).total;
}

async function plans(year: string, which: (plan: Schemas['DeskPlans']['plans'][number]) => boolean): Promise<Total> {
  const found = (await get<Schemas['DeskPlans']>('/plans', { year })).plans.filter(which);
  return { count: found.length, more: false };
}

/** Draws whose next act is this user's. */
async function draws(me: string): Promise<Total> {
  const page = await get<Schemas['DeskDraws']>('/draws', { limit: 200 });
  return { count: page.draws.filter((draw) => draw.next.some((act) => act.act !== 'void' && act.by.includes(me))).length, more: page.next !== undefined };
}

export const WAITING: readonly Waiting[] = [
  { zh: '编写中的计划', en: 'plans being written', need: 'PLAN_EDIT', to: { path: '/plans' }, ask: (year) => plans(year, (plan) => plan.state === 'DRAFT') },
  { zh: '退回待改的计划', en: 'returned plans', need: 'PLAN_EDIT', to: { path: '/plans' }, ask: (year) => plans(year, (plan) => plan.returned) },
  { zh: '待审批的计划', en: 'plans to approve', need: 'PLAN_APPROVE', to: { path: '/plans' }, ask: (year) => plans(year, (plan) => plan.state === 'DRAFT' && !plan.returned) },
  { zh: '待公布的计划', en: 'plans to publish', need: 'PLAN_PUBLISH', to: { path: '/plans' }, ask: (year) => plans(year, (plan) => plan.state === 'APPROVED') },
  { zh: '待审批的任务', en: 'tasks to approve', need: 'TASK_APPROVE', to: { path: '/tasks', query: { state: 'DRAFT' } }, ask: () => total('/tasks', { state: 'DRAFT' }) },
  { zh: '待公告的任务', en: 'tasks to announce', need: 'PUBLISH', to: { path: '/tasks', query: { state: 'APPROVED' } }, ask: () => total('/tasks', { state: 'APPROVED' }) },
  { zh: '待抽取的任务', en: 'tasks to draw', need: 'DRAW_PREPARE', to: { path: '/tasks', query: { state: 'ANNOUNCED' } }, ask: () => total('/tasks', { state: 'ANNOUNCED' }) },
  { zh: '轮到我的抽取', en: 'draws where it is my turn', need: 'DRAW_PARTY', to: { path: '/draws' }, ask: (_year, me) => draws(me) },
  { zh: '待录入的任务单', en: 'assignments to enter', need: 'RESULT_ENTER', to: { path: '/assignments', query: { state: 'TEAM_ASSIGNED' } }, ask: () => total('/assignments', { state: 'TEAM_ASSIGNED' }) },
  { zh: '退回待改的结果', en: 'returned results', need: 'RESULT_ENTER', to: { path: '/results', query: { state: 'RETURNED' } }, ask: () => total('/results', { state: 'RETURNED' }) },
  { zh: '待审核的结果', en: 'results to review', need: 'RESULT_REVIEW', to: { path: '/results', query: { state: 'ENTERED' } }, ask: () => total('/results', { state: 'ENTERED' }) },
  { zh: '逾期的处置', en: 'overdue disposals', need: 'DISPOSAL_EDIT', to: { path: '/disposals', query: { overdue: 'true' } }, ask: () => total('/disposals', { overdue: 'true' }) },
  { zh: '待公示', en: 'notices to publish', need: 'PUBLISH', to: { path: '/notices', query: { open: 'true' } }, ask: () => total('/notices', { open: 'true' }) },
  { zh: '逾期未公示', en: 'notices overdue', need: 'PUBLISH', to: { path: '/notices', query: { overdue: 'true' } }, ask: () => total('/notices', { overdue: 'true' }) },
];
