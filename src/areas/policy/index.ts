export { crossFaults } from './cross.ts'
export { checkValue, type ReadValue, readValue } from './read-value.ts'
export { type PolicyInForce, policyAt } from './repo.ts'
export { defaultPolicy, type Policy, policyValues } from './values.ts'
export {
  append,
  type Change,
  differing,
  type FullVersion,
  misfits,
  newestVersion,
  type Planned,
  plan,
  plannedAfter,
  policyIn,
  type VersionRow,
  versionRows,
} from './versions.ts'
export { type FileFault, policyFile, policyFileLimit, readPolicyFile } from './yaml-file.ts'
