const thisMonth = /这个?月|本月|当月|\bthis month\b/i
const asks = /哪些|哪几|哪家|哪个|谁|多少|几家|名单|没.{0,4}的(?:客户|有)|\bwho\b|\bwhich\b|\bhow many\b/i
const notYet = /没|未|还差|还剩|\bnot\b|n't\b|\bstill\b|\bleft\b/i
const visited = /走访|拜访|回访|面谈|见面|见过|跑过|去过|visit|\bmet\b|\bsee[n]?\b/i

/** Whether somebody asks who was not visited this month (制度 scenario: “这个月还有哪些没走访”). Pure; short sentences only. */
export const asksForMonth = (text: string): boolean =>
  text.length <= 60 && [thisMonth, asks, notYet, visited].every((words) => words.test(text))
