import { zh as access } from '../access/words.ts'
import { zh as approvals } from '../approvals/words.ts'
import { zh as clients } from '../clients/words.ts'
import { zh as disclosure } from '../disclosure/words.ts'
<<<<<<< HEAD
import { zh as people } from '../people/words.ts'
=======
import { zh as nda } from '../nda/words.ts'
>>>>>>> 7ac3315 (NDA: the agreement asks for one press wherever something is refused for it, keeps what was said and goes on with it; new versions ask everybody again with a date)
import { zh as review } from '../review/words.ts'
import { zh as rights } from '../rights/words.ts'
import { zh as system } from '../system/words.ts'
import { zh as visits } from '../visits/words.ts'

<<<<<<< HEAD
export const zh = { access, approvals, clients, disclosure, people, review, rights, system, visits }
=======
export const zh = { access, approvals, clients, disclosure, nda, review, rights, system, visits }
>>>>>>> 7ac3315 (NDA: the agreement asks for one press wherever something is refused for it, keeps what was said and goes on with it; new versions ask everybody again with a date)
