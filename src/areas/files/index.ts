import type { Area } from '../../bot/define.ts'
import { fetchFile, removeBytes } from './fetch.ts'

export { expectedFile, expectFile, expectNoMore, takeExpected } from './expected.ts'
export { bringHome, settle, waitingFile } from './fetch.ts'
export {
  type Attachment,
  attach,
  dropFile,
  dropFiles,
  filesOf,
  moveFiles,
  type Owner,
  type Sent,
} from './repo.ts'
export { attachmentPlace, hasFile, readAttachment } from './stored.ts'

/**
 * What people send: photos, documents, recordings, name cards. Kept encrypted, each with the record it belongs to;
 * the record's own area (`Area.files`) shows it.
 */
export const filesArea = (areas: () => readonly Area[]): Area => ({
  tasks: { 'files.fetch': fetchFile(areas), 'files.remove': removeBytes },
})
