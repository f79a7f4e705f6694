export { type KnownName, matchName, type NameMatch } from './match.ts'
export {
  type Client,
  clientNamesOf,
  createClient,
  findClient,
  namesInText,
  namesLike,
  recentClients,
} from './repo.ts'
