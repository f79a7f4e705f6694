export { type KnownName, matchName, type NameMatch } from './match.ts'
export {
  type Client,
  createClient,
  findClient,
  namesInText,
  namesLike,
  recentClients,
} from './repo.ts'
