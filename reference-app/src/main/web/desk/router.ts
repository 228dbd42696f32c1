/** The addresses of the desk. Each page is loaded when it is first needed. */
import { ref } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { onTurnedAway, refusal, type Refusal } from './client';
import { askSession, session } from './session';

const pages: RouteRecordRaw[] = [
  { path: '/', component: () => import('./pages/Workbench.vue') },
  { path: '/sign-in', component: () => import('./pages/SignIn.vue') },
  { path: '/items', component: () => import('./pages/Items.vue') },
  { path: '/pools', component: () => import('./pages/Pools.vue') },
  { path: '/subjects', component: () => import('./pages/Subjects.vue') },
  { path: '/inspectors', component: () => import('./pages/Inspectors.vue') },
  { path: '/plans', component: () => import('./pages/Plans.vue') },
  { path: '/plans/:no', component: () => import('./pages/Plan.vue') },
  { path: '/tasks', component: () => import('./pages/Tasks.vue') },
  { path: '/tasks/:no', component: () => import('./pages/Task.vue') },
  { path: '/tasks/:no/draw', component: () => import('./pages/DrawPreparation.vue') },
  { path: '/draws', component: () => import('./pages/Draws.vue') },
  { path: '/draws/:hash', component: () => import('./pages/Draw.vue') },
  { path: '/draws/:hash/show', component: () => import('./pages/Presenter.vue'), meta: { bare: true } },
  { path: '/imports', component: () => import('./pages/Imports.vue') },
  { path: '/imports/:id', component: () => import('./pages/Import.vue') },
  { path: '/held-rows', component: () => import('./pages/HeldRows.vue') },
  { path: '/assignments', component: () => import('./pages/Assignments.vue') },
  { path: '/assignments/:id', component: () => import('./pages/Assignment.vue') },
  { path: '/results', component: () => import('./pages/Results.vue') },
  { path: '/results/:id', component: () => import('./pages/Result.vue') },
  { path: '/disposals', component: () => import('./pages/Disposals.vue') },
  { path: '/disposals/:id', component: () => import('./pages/Disposal.vue') },
  { path: '/notices', component: () => import('./pages/Notices.vue') },
  { path: '/notices/:id', component: () => import('./pages/Notice.vue') },
  { path: '/targets', component: () => import('./pages/Targets.vue') },
  { path: '/targets/:code', component: () => import('./pages/TargetRows.vue') },
  { path: '/bulletins', component: () => import('./pages/Bulletins.vue') },
  { path: '/audit-log', component: () => import('./pages/AuditLog.vue') },
  { path: '/:rest(.*)*', component: () => import('./pages/Nothing.vue') },
];

export const router = createRouter({
  history: createWebHistory('/desk'),
  routes: pages,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

/** Where to come back to after signing in: an address of the desk and nothing else. */
export function returnTo(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/';
}

router.beforeEach(async (to) => {
  if (to.path === '/sign-in') {
    return true;
  }
  if (session.value === undefined) {
    // What stands in the way is said by the sign-in page.
    await askSession().catch(() => undefined);
  }
  return session.value === undefined ? { path: '/sign-in', query: { to: to.fullPath } } : true;
});

/** A page that could not be gone to, since the app did not answer; what is open stays open. */
export const missed = ref<{ problem: Refusal; again: () => void }>();

// A page whose script is gone, since the app was renewed meanwhile, is loaded afresh; once, and not where one is already.
router.onError(async (_failed, to) => {
  const wanted = router.resolve(to).href;
  try {
    await askSession();
  } catch (caught) {
    missed.value = { problem: refusal(caught), again: () => void router.push(to.fullPath) };
    return;
  }
  if (wanted !== window.location.pathname + window.location.search) {
    window.location.assign(wanted);
  }
});
router.afterEach((_to, _from, failure) => {
  if (failure === undefined) {
    missed.value = undefined;
  }
});

onTurnedAway(() => {
  session.value = undefined;
  const from = router.currentRoute.value;
  if (from.path !== '/sign-in') {
    void router.push({ path: '/sign-in', query: { to: from.fullPath } });
  }
});
