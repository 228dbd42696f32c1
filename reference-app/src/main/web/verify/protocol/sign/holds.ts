/** Whether a signature has its one form and holds, in either algorithm. */
import type { Bytes } from '../bytes';
import { say, type Say } from '../report';
import { ed25519Holds, isEd25519Signature } from './ed25519';
import type { Key } from './keys';
import { sm2Holds, sm2Scalars } from './sm2';

/** What is wrong with the form of a signature; undefined if nothing is. */
export function formFault(alg: string, signature: Bytes): Say | undefined {
  if (alg === 'SM2') {
    return sm2Scalars(signature) ? undefined : say('is no DER of r and s from 1 to n - 1', '不是 r、s 的规范 DER');
  }
  return isEd25519Signature(signature) ? undefined
    : say('is not 64 bytes of a point and a scalar of the group', '不是规范的 64 字节签名');
}

/** Whether a signature in its form holds. */
export function holds(key: Key, message: Bytes, signature: Bytes): boolean {
  return key.alg === 'SM2'
    ? sm2Holds(key.point, message, sm2Scalars(signature) as readonly [bigint, bigint])
    : ed25519Holds(key.point, message, signature);
}
