import { drawn, endless, hostile, id } from '../kit/samples.ts'
import { workKinds } from './actions.ts'
import type { ProjectRow, ProjectView } from './views.ts'

const client = { id: id('cli'), name: '万川置业' }

export const sampleProject: ProjectView = {
  ...drawn,
  project: id('prj'),
  version: 3,
  name: '万川云庭二期精装',
  client,
  city: '杭州',
  site: '文二西路 88 号',
  manager: '何伟',
  contacts: ['刘工', '赵经理'],
  startedOn: '2022-09-01',
  contractNo: 'HX-SG-2022-0031',
  money: {
    contractYuan: 12_800_000,
    retentionYuan: 384_000,
    retentionDue: '2024-09-12',
    retentionHigh: false,
  },
  defectEnd: '2024-08-15',
  parts: [
    {
      part: '',
      works: [
        { work: 'waterproofing', acceptedOn: '2023-08-15', until: '2028-08-15', guessed: true },
        { work: 'decoration', acceptedOn: '2023-08-15', until: '2027-08-16', longer: 4 },
        { work: 'wiring', acceptedOn: '2023-08-15', until: '2025-08-15' },
      ],
    },
  ],
  mayEdit: true,
}

const { money: _, startedOn: __, defectEnd: ___, manager: ____, ...bare } = sampleProject

export const projectSamples: Record<string, ProjectView> = {
  'partly under warranty': sampleProject,
  'new, nothing accepted': { ...bare, contacts: [], contractNo: '', site: '', parts: [] },
  'parts, one of them not accepted, money too high': {
    ...sampleProject,
    money: { contractYuan: 12_800_000, retentionYuan: 640_000, retentionHigh: true },
    parts: [
      {
        part: '1号楼',
        works: [
          { work: 'decoration', acceptedOn: '2026-05-11', until: '2028-05-11' },
          { work: 'heating_cooling', acceptedOn: '2026-05-11', until: '2028-03-15' },
        ],
      },
      { part: '3号楼', works: [{ work: 'decoration' }] },
    ],
  },
  'for a reader without amounts': { ...bare, manager: '何伟', mayEdit: false },
  extremes: {
    ...sampleProject,
    name: endless,
    client: { ...client, name: hostile },
    city: hostile,
    site: endless,
    manager: endless,
    contacts: Array.from({ length: 40 }, () => hostile),
    contractNo: endless,
    money: {
      contractYuan: 999_999_999_999,
      retentionYuan: 999_999_999_999,
      retentionDue: '2099-12-31',
      retentionHigh: true,
    },
    parts: Array.from({ length: 30 }, (_, n) => ({
      part: `${hostile}${n}`,
      works: workKinds.map((work) => ({ work, acceptedOn: '2026-01-05', until: '2031-01-06', longer: 5 })),
    })),
  },
}

export const sampleRow = (n: number, more: Partial<ProjectRow> = {}): ProjectRow => ({
  project: id('prj', n),
  name: '万川云庭二期精装',
  client: client.name,
  city: '杭州',
  manager: '何伟',
  covered: 2,
  ended: 1,
  waiting: 0,
  next: '2027-08-16',
  ...more,
})
