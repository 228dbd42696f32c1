/** Which page an address shows. */
import type { Component } from 'vue';
import Bulletin from './pages/Bulletin.vue';
import Bulletins from './pages/Bulletins.vue';
import Draw from './pages/Draw.vue';
import Draws from './pages/Draws.vue';
import Home from './pages/Home.vue';
import Missing from './pages/Missing.vue';
import Plan from './pages/Plan.vue';
import Plans from './pages/Plans.vue';
import Result from './pages/Result.vue';
import Results from './pages/Results.vue';
import Search from './pages/Search.vue';
import Subject from './pages/Subject.vue';
import Task from './pages/Task.vue';
import Tasks from './pages/Tasks.vue';
import Why from './pages/Why.vue';

/** A page, and what its address names. */
export interface Shown {
  readonly page: Component;
  readonly id: string;
}

const WHOLE: Record<string, Component> = {
  '/': Home,
  '/plans': Plans,
  '/tasks': Tasks,
  '/draws': Draws,
  '/results': Results,
  '/bulletins': Bulletins,
  '/search': Search,
  '/why': Why,
};

const SINGLE: Record<string, Component> = {
  plans: Plan,
  tasks: Task,
  draws: Draw,
  results: Result,
  bulletins: Bulletin,
  subjects: Subject,
};

/** The page of a path; one that says so where there is none. */
export function pageOf(path: string): Shown {
  const whole = WHOLE[path];
  if (whole) {
    return { page: whole, id: '' };
  }
  const [, part, id] = /^\/([a-z]+)\/([^/]+)$/.exec(path) ?? [];
  const single = part === undefined ? undefined : SINGLE[part];
  return single && id !== undefined ? { page: single, id: decoded(id) } : { page: Missing, id: '' };
}

/** Whether a path is one of this site's pages. */
export function isPage(path: string): boolean {
  return pageOf(path).page !== Missing;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
