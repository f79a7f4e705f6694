import type { Area } from '../../bot/define.ts'
import { accept, openAccept } from './accept.ts'
import { create, openEdit, openNew, save } from './edit.ts'
import { list, open } from './list.ts'
import { noticesDue } from './notices.ts'
import { projectCommand } from './project-command.ts'

export { addProject } from './add.ts'
export { coverageOf } from './cover.ts'
export { handedOver } from './handed-over.ts'
export type { Project } from './model.ts'
export {
  findProject,
  ownProjects,
  projectsLike,
  projectsNamed,
  projectsOf,
  projectsWithPart,
  worksOf,
} from './repo.ts'

/** What we built for whom, and how long it is warranted (制度三(二), 建设工程质量管理条例 40). */
export const projectsArea: Area = {
  commands: [projectCommand],
  actions: [list, open, openNew, create, openEdit, save, openAccept, accept],
  schedules: [noticesDue],
}
