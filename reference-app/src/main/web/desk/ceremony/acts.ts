/** What can be done next in a ceremony, in words. */
import { say } from '../../shared/text';
import type { Schemas } from '../client';

type Act = Schemas['DrawAct']['act'];

/** What an act is called. */
export function actName(act: Act): string {
  switch (act) {
    case 'commit': return say('承诺', 'commit');
    case 'open': return say('揭示', 'open');
    case 'read-value': return say('录入公共值', 'type the public value');
    case 'read-back': return say('复读公共值', 'read the public value back');
    case 'draw': return say('抽取', 'draw');
    case 'void': return say('作废', 'void');
    case 'approve-redraw': return say('审批重抽', 'approve another attempt');
    case 'freeze-again': return say('再次冻结', 'freeze again');
    case 'publish': return say('公布', 'publish');
  }
}

/** The act of this name that can be done next, if there is one. */
export function nextAct(draw: Schemas['DeskDraw'], act: Act): Schemas['DrawAct'] | undefined {
  return draw.next.find((next) => next.act === act);
}

/** Whether this user can do it now. */
export function mine(draw: Schemas['DeskDraw'], act: Act, user: string): boolean {
  return draw.next.some((next) => next.act === act && next.by.includes(user));
}
