export { crossFaults } from './cross.ts'
export { readValue } from './read-value.ts'
export { policyAt } from './repo.ts'
export { defaultPolicy, type Policy, policyValues } from './values.ts'
export {
  append,
  type Change,
  differing,
  misfits,
  newestVersion,
  nextPolicyChange,
  type Planned,
  plan,
  plannedAfter,
  policyIn,
  versionRows,
} from './versions.ts'
export { policyFile, policyFileLimit, readPolicyFile } from './yaml-file.ts'
