/** Why something about a project was not done and what to do next. */

type None = Record<string, never>

export const zh = {
  project_name_missing: (_: None) => '写一下项目叫什么。',
  project_city_missing: (_: None) => '写一下在哪个城市。',
  project_unclear: ({ heard, names }: { heard: string; names: string }) =>
    `叫「${heard}」的项目不止一个：${names}。多写几个字再发。`,
  defect_months_range: ({ most }: { most: number }) => `写 1 到 ${most} 之间的月数，法定最长 ${most} 个月。`,
  acceptance_day_missing: (_: None) => '选一下验收合格那天。',
  acceptance_in_future: (_: None) => '这天还没到，验收合格了再记。',
  acceptance_works_missing: (_: None) => '选一下验收的是哪些工程。',
  warranty_shorter: ({ least }: { least: number }) =>
    `合同只能比规定长，选的这些最少 ${least} 年（季）。不用加长就空着。`,
}

export const en: typeof zh = {
  project_name_missing: () => 'Say what the project is called.',
  project_city_missing: () => 'Say which city it is in.',
  project_unclear: ({ heard, names }) =>
    `Several projects are called “${heard}”: ${names}. Please write more of the name.`,
  defect_months_range: ({ most }) => `Write 1 to ${most} months; the law allows no more than ${most}.`,
  acceptance_day_missing: () => 'Pick the day it was accepted.',
  acceptance_in_future: () => 'That day is still to come. Record it once it is accepted.',
  acceptance_works_missing: () => 'Choose what was accepted.',
  warranty_shorter: ({ least }) =>
    `A contract may only lengthen: at least ${least} years (seasons) for these. Leave it empty for the rule.`,
}
