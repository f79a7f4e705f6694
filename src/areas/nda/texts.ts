import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import type { DocumentKind } from '../../../bot-cards/nda/actions.ts'

/** Version 1 of each text: what holds until the company publishes its own. */
export const builtIn: Readonly<Record<DocumentKind, Bilingual>> = {
  nda: {
    zh: [
      '一、我在工作中接触到的客户资料（名称、联系人、电话、合同与报价、项目图纸、谈话与来往记录），都是公司秘密，也涉及他人的个人信息。',
      '二、我只为本职工作查看和使用，够用就好；知道每次查看都会留下记录。',
      '三、不拍照、不截图外传，不转发给公司以外的人；确实要给外人，先走对外提供申请，等客户书面同意、本人单独同意和法务批准。',
      '四、不私自下载、复制、带走。发现泄露，当天报告主管和法务。',
      '五、离职或转岗，交清客户和资料，账号到期停用；离开公司以后，保密的责任还在。',
      '六、违反本协议的，按公司制度处理，并依法承担责任。',
    ].join('\n'),
    en: [
      '1. Client data I meet in my work (names, contacts, phones, contracts and quotes, drawings, talks and letters) is a secret of the company, and much of it is personal data of others.',
      '2. I look at and use it for my own work only, and no more than I need. I know that every look is recorded.',
      '3. I take no pictures or screenshots of it out of the company and forward it to nobody outside. If an outsider must have it, I first ask for a disclosure: the client’s written consent, the separate consent of the persons, and legal’s approval.',
      '4. I do not download, copy or take it away on my own. If data has leaked, I tell my manager and legal the same day.',
      '5. When I leave or change my post I hand over clients and data, and my access ends. The duty to keep secrets stays with me.',
      '6. Breaches are handled by the company’s rules and by law.',
    ].join('\n'),
  },
  consent_notice: {
    zh: [
      '您好，我们公司会记录您的姓名、职务、电话、邮箱、微信和我们之间的沟通内容。',
      '用途：商务联络、项目执行、售后服务和回访；您愿意的话，也用于节日问候和活动邀请（会记下生日和喜好）。',
      '保存：合作期间及其后依法需要的时间，加密保存，只有负责您的同事能看。',
      '不会提供给第三方；确有需要，会另外征得您的单独同意。',
      '您可以随时查看、更正，或要求我们停止使用、删除，跟对接的同事说一声就行。',
    ].join('\n'),
    en: [
      'We would like to keep your name, title, phone, mail, WeChat and notes of our talks.',
      'Use: business contact, projects, after-sales service and follow-up; if you wish, also greetings and invitations (then we note your birthday and likes).',
      'Kept encrypted while we work together and as long after as the law requires; only colleagues in charge of you can see it.',
      'Nothing goes to third parties; if that should ever be needed we ask you separately.',
      'You may see, correct, stop or delete it at any time: just tell your contact here.',
    ].join('\n'),
  },
}
