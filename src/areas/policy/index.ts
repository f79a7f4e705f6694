export { type PolicyInForce, policyAt } from './repo.ts'
export { defaultPolicy, type Policy } from './values.ts'
