export { type KnownName, matchName } from '../../kernel/text/match-names.ts'
export {
  type Client,
  createClient,
  findClient,
  namesInText,
  namesLike,
  recentClients,
} from './repo.ts'
