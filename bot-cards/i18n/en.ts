import { en as access } from '../access/words.ts'
import { en as approvals } from '../approvals/words.ts'
import { en as clients } from '../clients/words.ts'
import { en as disclosure } from '../disclosure/words.ts'
<<<<<<< HEAD
import { en as people } from '../people/words.ts'
=======
import { en as nda } from '../nda/words.ts'
>>>>>>> 7ac3315 (NDA: the agreement asks for one press wherever something is refused for it, keeps what was said and goes on with it; new versions ask everybody again with a date)
import { en as review } from '../review/words.ts'
import { en as rights } from '../rights/words.ts'
import { en as system } from '../system/words.ts'
import { en as visits } from '../visits/words.ts'
import type { zh } from './zh.ts'

<<<<<<< HEAD
export const en: typeof zh = {
  access,
  approvals,
  clients,
  disclosure,
  people,
  review,
  rights,
  system,
  visits,
}
=======
export const en: typeof zh = { access, approvals, clients, disclosure, nda, review, rights, system, visits }
>>>>>>> 7ac3315 (NDA: the agreement asks for one press wherever something is refused for it, keeps what was said and goes on with it; new versions ask everybody again with a date)
