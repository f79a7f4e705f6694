/** The base URL, without a trailing slash, of `feishu`, `lark`, or a base URL given as such. */
export function larkBaseUrl(domain: string): string {
  switch (domain) {
    case 'feishu':
      return 'https://open.feishu.cn'
    case 'lark':
      return 'https://open.larksuite.com'
    default:
      return domain.replace(/\/+$/, '')
  }
}
