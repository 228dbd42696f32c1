/** Who is signed in at the desk, and the time of the run. */
import { computed, ref } from 'vue';
import { get, refusal, send, type Schemas } from './client';
import { dayOf } from './format';

export type Permission = Schemas['DeskPermission'];

/** The session, once the app has told. */
export const session = ref<Schemas['DeskSession']>();

/** The local users, each with what they may do; asked once. */
export const users = ref<Schemas['DeskUser'][]>([]);

/** Everything on the desk's local users is a rehearsal; with a simulated clock the time is not the real one either. */
export const simulated = computed(() => session.value?.simulated ?? false);

/** Id of who is signed in. */
export const me = computed(() => session.value?.user.id ?? '');

/** The year of the office, on the clock of the run. */
export function thisYear(): string {
  return dayOf(session.value?.now ?? new Date().toISOString()).slice(0, 4);
}

/** Whether who is signed in may do this. */
export function may(permission: Permission): boolean {
  return session.value?.user.permissions.includes(permission) ?? false;
}

/** Titles of the roles that may do this, for whoever may not. */
export function whoMay(permission: Permission, language: 'zh' | 'en'): string {
  return users.value
    .filter((user) => user.permissions.includes(permission))
    .map((user) => (language === 'zh' ? user.titleZh : user.titleEn))
    .join(language === 'zh' ? '、' : ', ');
}

/** What a user is called; the id itself if there is no such user. */
export function called(id: string, language: 'zh' | 'en'): string {
  const user = users.value.find((known) => known.id === id);
  return user === undefined ? id : language === 'zh' ? user.titleZh : user.titleEn;
}

/** Asks who is signed in; nobody is no fault. */
export async function askSession(): Promise<void> {
  if (users.value.length === 0) {
    users.value = (await get<Schemas['DeskUsers']>('/users')).users;
  }
  try {
    session.value = await get<Schemas['DeskSession']>('/session');
  } catch (caught) {
    if (refusal(caught).status !== 401) {
      throw caught;
    }
    session.value = undefined;
  }
}

/** Signs in. */
export async function signIn(user: string, password: string): Promise<void> {
  session.value = await send<Schemas['DeskSession']>('POST', '/session', { user, password });
}

/** Signs out. */
export async function signOut(): Promise<void> {
  await send('DELETE', '/session');
  session.value = undefined;
}

/** Moves the simulated clock forward. */
export async function advance(to: string): Promise<void> {
  const clock = await send<Schemas['DeskClock']>('POST', '/clock', { to });
  if (session.value !== undefined) {
    session.value = { ...session.value, now: clock.now };
  }
}

