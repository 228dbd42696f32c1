/** Editing the lines of a plan: what was changed, what the meter says of it, and what this browser keeps of it. */
import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue';
import { get, send, type Schemas } from '../client';
import { may, me, session } from '../session';
import { canonical, editable, forget, keep, kept, whole, type Kept, type Line } from './draft';

/** The meter waits so long for the typing to pause. */
const PAUSE = 400;

export function useEditing(plan: Ref<Schemas['DeskPlan'] | undefined>) {
  const lines = ref<Line[]>([]);
  const review = ref<Schemas['PlanReview']>();
  const reviewing = ref(false);
  /** Lines of an earlier visit that were made from another revision. */
  const stale = ref<Kept>();
  /** Whether lines of an earlier visit were taken up again. */
  const resumed = ref(false);
  /** When they were last kept in this browser. */
  const keptAt = ref('');
  const base = ref<Line[]>([]);
  const changed = computed(() => canonical(lines.value) !== canonical(base.value));
  let waiting: number | undefined;
  let newest = 0;

  function begin(read: Schemas['DeskPlan']): void {
    base.value = read.lines.map(editable);
    const before = read.state === 'DRAFT' ? kept(localStorage, read.no, me.value) : undefined;
    stale.value = before !== undefined && before.revision !== read.revision ? before : undefined;
    resumed.value = before !== undefined && before.revision === read.revision;
    lines.value = resumed.value && before !== undefined ? before.lines : read.lines.map(editable);
    void look();
  }

  async function look(): Promise<void> {
    const of = plan.value;
    if (of === undefined) {
      return;
    }
    const mine = ++newest;
    if (of.version !== of.versions) {
      // The figures of an old version are nobody's target any more.
      review.value = undefined;
      return;
    }
    reviewing.value = true;
    try {
      const said = changed.value && may('PLAN_EDIT')
        ? await send<Schemas['PlanReview']>('POST', `/plans/${of.no}/review`, { revision: of.revision, lines: lines.value.filter(whole) })
        : await get<Schemas['PlanReview']>(`/plans/${of.no}/review`);
      if (mine === newest) {
        review.value = said;
      }
    } catch {
      // The form says what is wrong with a line when it is saved; the meter shows nothing rather than old figures.
      if (mine === newest) {
        review.value = undefined;
      }
    } finally {
      if (mine === newest) {
        reviewing.value = false;
      }
    }
  }

  watch(lines, () => {
    const of = plan.value;
    if (of === undefined || of.state !== 'DRAFT') {
      return;
    }
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void look(), PAUSE);
    if (changed.value) {
      const at = session.value?.now ?? '';
      // With lines of another revision still to compare, those are not written over.
      if (stale.value === undefined && keep(localStorage, of.no, me.value, { revision: of.revision, at, lines: lines.value })) {
        keptAt.value = at;
      }
    }
  }, { deep: true });
  onBeforeUnmount(() => window.clearTimeout(waiting));

  return {
    lines, review, reviewing, stale, resumed, changed, keptAt, begin,
    /** Drops what this browser keeps and shows what the app has. */
    drop(): void {
      const of = plan.value;
      if (of !== undefined) {
        forget(localStorage, of.no, me.value);
        begin(of);
      }
    },
    /** Takes the lines of the earlier visit instead of those of the app, to be saved on the present revision. */
    take(): void {
      if (stale.value !== undefined) {
        lines.value = stale.value.lines;
        stale.value = undefined;
      }
    },
  };
}
